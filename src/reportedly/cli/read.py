"""``reportedly read``: paths -> records, as JSON lines or as a page to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import Chosen, Date, Format, Inputs, Out, Paths, Reading, spread

if TYPE_CHECKING:
    from ..copies import KnownArticles
    from ..ingest import InputProblem
    from ..pipeline import Resources
    from ..records import Page, Report
    from .output import Sink
    from .resume import Done


Resume = Annotated[bool, typer.Option("--resume", help="Go on with the --out FILE of a run that was stopped: no record twice, none lost.")]

SkipCopies = Annotated[
    bool,
    typer.Option(
        "--skip-copies", help="Do not read a page for events that only repeats one read before in this run; its record names that one."
    ),
]


@spread
def read(
    paths: Paths,
    date: Date = None,
    format: Chosen = None,
    out: Out = None,
    resume: Resume = False,
    skip_copies: SkipCopies = False,
    *,
    inputs: Inputs,
    reading: Reading,
) -> None:
    """Print what each page reports: events, who says so, when and where."""
    with clean_exits():
        from .output import open_sink

        done = _done(out, format) if resume else None
        known = _known(out if resume else None) if skip_copies else None
        tally = Tally(done)
        with open_sink(out, format.value if format else None, done) as sink:
            for report in tally.over(_reports(inputs.read(paths, date), paths, tally, sink, reading.load, known)):
                sink.write(report)
        complain(tally.summary())
        if tally.problems:
            raise typer.Exit(WITH_PROBLEMS)


def _done(out: Path | None, format: Format | None) -> Done:
    """What ``--out`` holds already."""
    from ..errors import UsageError
    from .resume import Done

    if out is None or format is Format.text:
        raise UsageError("--resume goes on with JSON lines in a file; name it with --out FILE")
    return Done.read(out)


def _known(out: Path | None) -> KnownArticles:
    """Articles that are known from the start: those in the file of a run that goes on."""
    from ..copies import KnownArticles
    from ..ingest import read_reports
    from ..records import Report

    known = KnownArticles()
    for item in read_reports([out]) if out and out.is_file() else ():
        if isinstance(item, Report) and not item.copy_of:
            known.add(item.document.id, item.document.text)
    return known


class Tally:
    """Counts for the summary line."""

    def __init__(self, done: Done | None = None) -> None:
        self.began = perf_counter()
        self.documents = self.copies = self.events = self.problems = 0
        self.kinds: Counter[str] = Counter()
        self.done = done

    def over(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, counted."""
        for report in reports:
            self.documents += 1
            self.copies += report.copy_of is not None
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
        copies = f", {self.copies} cop{'y' if self.copies == 1 else 'ies'} not read again" if self.copies else ""
        already = f", {self.done.skipped} there already" if self.done else ""
        return f"{', '.join(words)}{f' ({kinds})' if kinds else ''}{copies}{already} in {perf_counter() - self.began:.1f} s"


def _reports(
    inputs: Iterable[Page | InputProblem],
    paths: list[str],
    tally: Tally,
    sink: Sink,
    load: Callable[[], Resources],
    known: KnownArticles | None,
) -> Iterator[Report]:
    """Reports in input order. The model is loaded only once there is a page to read."""
    from .progress import show_progress

    pages = _pages(inputs, tally)
    first = next(pages, None)
    if first is None:
        return
    with nullcontext() if sink.on_terminal else show_progress(paths) as advance:
        from ..pipeline import read_pages

        for report in read_pages(chain([first], pages), load(), *([known] if known else [])):
            if advance:
                advance()
            yield report


def _pages(inputs: Iterable[Page | InputProblem], tally: Tally) -> Iterator[Page]:
    from ..records import Page

    for item in inputs:
        if not isinstance(item, Page):
            tally.refuse(item)
        elif not (tally.done and tally.done.has(item)):
            yield item
