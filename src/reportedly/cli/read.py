"""``reportedly read``: paths -> records, as JSON lines or as a page to read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from enum import StrEnum
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .own import Actors, Lexicons, load_resources

if TYPE_CHECKING:
    from ..ingest import InputProblem
    from ..pipeline import Resources
    from ..records import Page, Report
    from .output import Sink


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
    list[str], typer.Argument(metavar="PATH", help="Text or HTML files, folders, JSON lines (.jsonl), or - for standard input.")
]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", callback=iso_date, help="Publication date of pages that do not bring one, such as 2022-01-18."),
]
Chosen = Annotated[
    Format | None, typer.Option("--format", help="text to read, jsonl to process; by default text on a terminal and jsonl elsewhere.")
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to FILE instead of standard output.")]


Fast = Annotated[
    bool,
    typer.Option("--fast", help="Rules alone, without the trained tagger: about half the time, and more events are missed."),
]
Places = Annotated[
    Path | None, typer.Option("--gazetteer", metavar="FILE", help="Places of your own beside the built-in ones: CSV, TSV or GeoJSON.")
]


def read(
    paths: Paths,
    date: Date = None,
    format: Chosen = None,
    out: Out = None,
    fast: Fast = False,
    actors: Actors = None,
    lexicon: Lexicons = None,
    gazetteer: Places = None,
) -> None:
    """Print what each page reports: events, who says so, when and where."""
    with clean_exits():
        from .output import open_sink

        tally = Tally()
        with open_sink(out, format.value if format else None) as sink:
            for report in tally.over(_reports(paths, date, tally, sink, lambda: load_resources(fast, actors, lexicon, gazetteer))):
                sink.write(report)
        complain(tally.summary())
        if tally.problems:
            raise typer.Exit(WITH_PROBLEMS)


class Tally:
    """Counts for the summary line."""

    def __init__(self) -> None:
        self.began = perf_counter()
        self.documents = self.events = self.problems = 0

    def over(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, counted."""
        for report in reports:
            self.documents += 1
            self.events += len(report.events)
            self.problems += len(report.problems)
            yield report

    def refuse(self, problem: InputProblem) -> None:
        """Count and tell an input that gave no page."""
        self.problems += 1
        complain(str(problem))

    def summary(self) -> str:
        """``12 documents, 84 events, 1 problem in 4.1 s``."""
        counts = ((self.documents, "document"), (self.events, "event"), (self.problems, "problem"))
        words = [f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n or noun != "problem"]
        return f"{', '.join(words)} in {perf_counter() - self.began:.1f} s"


def _reports(paths: list[str], date: str | None, tally: Tally, sink: Sink, load: Callable[[], Resources]) -> Iterator[Report]:
    """Reports in input order. The model is loaded only once there is a page to read."""
    from ..ingest import read_inputs
    from .progress import show_progress

    pages = _pages(read_inputs(paths, sys.stdin.buffer), date, tally)
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
        elif date and not item.published:
            yield item.replace(published=date)
        else:
            yield item
