"""``reportedly read``: paths -> records, as JSON lines or as a page to read."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from enum import StrEnum
from functools import partial
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .own import Actors, Lexicons, Places, Sites, load_resources

if TYPE_CHECKING:
    from ..ingest import InputProblem
    from ..pipeline import Resources
    from ..records import Page, Report
    from .output import Sink
    from .resume import Done


class Format(StrEnum):
    """What is printed."""

    text = "text"
    jsonl = "jsonl"


def iso_date(value: str | None) -> str | None:
    """A date as ``--date`` takes it: a day, a month or a year.

    >>> iso_date("2022-01-18"), iso_date("2022-01"), iso_date("2022")
    ('2022-01-18', '2022-01', '2022')
    """
    if value is None:
        return None
    import re
    from datetime import date

    try:
        if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value, re.ASCII):
            raise ValueError
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a date; write it as 2022-01-18 (year-month-day), 2022-01 or 2022") from None
    return value


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, addresses (with --fetch), or - for standard input."),
]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", callback=iso_date, help="Publication date of pages that do not bring one, such as 2022-01-18."),
]
Chosen = Annotated[
    Format | None, typer.Option("--format", help="text to read, jsonl to process; by default text on a terminal and jsonl elsewhere.")
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to FILE instead of standard output.")]


Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="FIELD=COLUMN", help="Which columns of a table are the text, id, url ..., such as text=body,id=key. Repeatable."
    ),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with the --out FILE of a run that was stopped: no record twice, none lost.")]
Fetch = Annotated[bool, typer.Option("--fetch", help="Fetch the addresses among the PATHs; without it nothing is fetched.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses inside a private network too.")]


Fast = Annotated[
    bool,
    typer.Option("--fast", help="Rules alone, without the trained tagger: about half the time, and more events are missed."),
]


def read(
    paths: Paths,
    date: Date = None,
    format: Chosen = None,
    out: Out = None,
    resume: Resume = False,
    map: Map = None,
    fetch: Fetch = False,
    allow_private: AllowPrivate = False,
    fast: Fast = False,
    actors: Actors = None,
    lexicon: Lexicons = None,
    gazetteer: Places = None,
    sites: Sites = None,
) -> None:
    """Print what each page reports: events, who says so, when and where."""
    columns = _columns(map)
    with clean_exits():
        from .output import open_sink

        done = _done(out, format) if resume else None
        tally = Tally(done)
        with open_sink(out, format.value if format else None, done) as sink:
            load = partial(load_resources, fast, actors, lexicon, gazetteer, sites)
            for report in tally.over(_reports(_inputs(paths, columns, fetch, allow_private), paths, date, tally, sink, load)):
                sink.write(report)
        complain(tally.summary())
        if tally.problems:
            raise typer.Exit(WITH_PROBLEMS)


def _columns(pairs: list[str] | None) -> dict[str, str]:
    from ..ingest.columns import parse_map

    try:
        return parse_map(",".join(pairs)) if pairs else {}
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--map") from None


def _inputs(paths: list[str], columns: dict[str, str], fetch: bool, allow_private: bool) -> Iterator[Page | InputProblem]:
    from ..ingest import read_inputs

    fetcher = None
    if fetch:
        from ..ingest.fetch import Fetcher

        fetcher = Fetcher(allow_private)
    return read_inputs(paths, sys.stdin.buffer, columns, fetcher)


def _done(out: Path | None, format: Format | None) -> Done:
    """What ``--out`` holds already."""
    from ..errors import UsageError
    from .resume import Done

    if out is None or format is Format.text:
        raise UsageError("--resume goes on with JSON lines in a file; name it with --out FILE")
    return Done.read(out)


class Tally:
    """Counts for the summary line."""

    def __init__(self, done: Done | None = None) -> None:
        self.began = perf_counter()
        self.documents = self.events = self.problems = 0
        self.kinds: Counter[str] = Counter()
        self.done = done

    def over(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, counted."""
        for report in reports:
            self.documents += 1
            self.events += len(report.events)
            self.problems += len(report.problems)
            self.kinds.update(problem.stage for problem in report.problems)
            yield report

    def refuse(self, problem: InputProblem) -> None:
        """Count and tell an input that gave no page."""
        self.problems += 1
        self.kinds[problem.kind] += 1
        complain(str(problem))

    def summary(self) -> str:
        """``12 documents, 84 events, 3 problems (2 damaged, 1 language) in 4.1 s``; kinds of input problems, stages of others."""
        counts = ((self.documents, "document"), (self.events, "event"), (self.problems, "problem"))
        words = [f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n or noun != "problem"]
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(self.kinds.items(), key=lambda item: (-item[1], item[0])))
        already = f", {self.done.skipped} there already" if self.done else ""
        return f"{', '.join(words)}{f' ({kinds})' if kinds else ''}{already} in {perf_counter() - self.began:.1f} s"


def _reports(
    inputs: Iterable[Page | InputProblem], paths: list[str], date: str | None, tally: Tally, sink: Sink, load: Callable[[], Resources]
) -> Iterator[Report]:
    """Reports in input order. The model is loaded only once there is a page to read."""
    from .progress import show_progress

    pages = _pages(inputs, date, tally)
    first = next(pages, None)
    if first is None:
        return
    with nullcontext() if sink.on_terminal else show_progress(paths) as advance:
        from ..pipeline import read_pages

        for report in read_pages(chain([first], pages), load()):
            if advance:
                advance()
            yield report


def _pages(inputs: Iterable[Page | InputProblem], date: str | None, tally: Tally) -> Iterator[Page]:
    from ..records import Page

    for item in inputs:
        if not isinstance(item, Page):
            tally.refuse(item)
        elif tally.done and tally.done.has(item):
            continue
        elif date and not item.published:
            yield item.replace(published=date)
        else:
            yield item
