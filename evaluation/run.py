"""Input lines -> records, in this process and through the same doors as ``reportedly read -``."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Any

from reportedly.ingest import read_inputs
from reportedly.records import Page, Report, decode_report, encode_report

Json = dict[str, Any]
Reader = Callable[[Iterable[Page]], Iterable[Report]]


def pages_of(inputs: Iterable[Json]) -> Iterator[Page]:
    """Input lines as pages; a line that gives none is told on standard error and then scored as an empty record."""
    lines = b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in inputs)
    for item in read_inputs(["-"], io.BytesIO(lines)):
        if isinstance(item, Page):
            yield item
        else:
            print(f"evaluation: {item}", file=sys.stderr)


class Records:
    """Reads pages, each different text once, however many gold files hold it."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._known: dict[tuple[str, str | None], Json] = {}

    def of(self, inputs: Iterable[Json]) -> Iterator[Json]:
        """The records of these input lines, as the scorer reads them."""
        pages = list(pages_of(inputs))
        new = {(page.content, page.published): page for page in pages if (page.content, page.published) not in self._known}
        for key, report in zip(new, self._read(new.values()), strict=True):
            self._known[key] = as_json(report)
        for page in pages:
            record = self._known[page.content, page.published]
            yield {**record, "document": {**record["document"], "external_id": page.external_id}}


def as_json(report: Report) -> Json:
    """The record exactly as it would be printed."""
    return dict(json.loads(encode_report(report)))


def read_cleaning_only(pages: Iterable[Page]) -> Iterator[Report]:
    """Reports that hold nothing but the cleaned document."""
    from reportedly.clean import clean_page

    for page in pages:
        document, problems = clean_page(page)
        yield Report(document=document, problems=problems)


class Grouped:
    """Lines as ``reportedly stories`` prints them: all inputs are grouped together."""

    def of(self, inputs: Iterable[Json]) -> Iterator[Json]:
        """The line of each input."""
        from reportedly.clean import clean_page
        from reportedly.dating import date_document
        from reportedly.stories import encode_line, story_lines

        documents = []
        for page in pages_of(inputs):
            document, _ = clean_page(page)
            documents.append(document.replace(published=date_document(page, document)))
        return (dict(json.loads(encode_line(line))) for line in story_lines(documents))


def make_reader(*, fresh: bool, jobs: int, fast: bool = False) -> Reader:
    """The whole pipeline (``fast``: without the tagger), loaded when first used; parses are kept between runs unless ``fresh``."""

    def read(pages: Iterable[Page]) -> Iterator[Report]:
        listed = list(pages)
        if jobs == 1 or len(listed) <= _SHARE:
            yield from _read_share(listed, fresh, fast)
            return
        shares = [listed[i : i + _SHARE] for i in range(0, len(listed), _SHARE)]
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            for lines in pool.map(_encoded_share, shares, [fresh] * len(shares), [fast] * len(shares)):
                yield from map(decode_report, lines)

    return read


_SHARE = 24


@cache
def _resources(fresh: bool, fast: bool) -> Any:
    """One load in each process."""
    from reportedly.pipeline import Resources

    if fresh:
        return Resources.load(fast=fast)
    from .parses import KeptParser

    return Resources.load(parser=KeptParser(), fast=fast)


def _read_share(pages: list[Page], fresh: bool, fast: bool) -> Iterator[Report]:
    from reportedly.pipeline import read_pages

    yield from read_pages(pages, _resources(fresh, fast))


def _encoded_share(pages: list[Page], fresh: bool, fast: bool) -> list[bytes]:
    return [encode_report(report) for report in _read_share(pages, fresh, fast)]
