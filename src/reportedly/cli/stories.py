"""``reportedly stories``: pages or records -> which documents tell of the same happening, which are copies, and what happened."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import Date, Inputs, Out, Reading, given, spread

if TYPE_CHECKING:
    from ..clean import SiteFurniture
    from ..happenings import Happening, HappeningIndex
    from ..ingest import InputProblem
    from ..pipeline import Resources
    from ..records import Document, Page, Problem, Report
    from ..stories import LineIndex, StoryLine

Pages = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files, folders, addresses (with --fetch), or - for standard input."),
]
Records = Annotated[
    list[Path] | None,
    typer.Option(
        "--records", metavar="FILE", help="What `reportedly read` wrote, instead of pages: nothing is read again. May be given again."
    ),
]
AsReport = Annotated[bool, typer.Option("--report", help="Print the stories to read, the largest first, instead of a line per input.")]
DecisionsFile = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="Documents that you found to be the same story, or apart: JSON lines."),
]
Events = Annotated[
    bool,
    typer.Option(
        "--events",
        help="Print a line per happening: one event with all documents that report it. Pages are read whole for it (slower). With "
        "--report: tell below each story what happened.",
    ),
]


@spread
def stories(
    paths: Pages = None,
    records: Records = None,
    date: Date = None,
    decisions: DecisionsFile = None,
    report: AsReport = False,
    events: Events = False,
    out: Out = None,
    *,
    inputs: Inputs,
    reading: Reading,
) -> None:
    """Group pages into stories, across days, and tell which are copies."""
    with clean_exits():
        from ..stories import LineIndex, read_decisions
        from .output import open_stream

        _check(paths, records, date, inputs, reading, events=events)
        began = perf_counter()
        run = _Run(LineIndex(read_decisions(decisions) if decisions else ()), keep_texts=events and not records)
        with open_stream(out) as stream:
            quiet = out is None and sys.stdout.isatty() and not report
            resources = reading.load() if events and not records else None  # mistakes in own files come out before pages are read
            if records:
                run.read_records(records, events=events or report)
            else:
                run.read_pages(inputs.read(paths or [], date), paths or [], reading.furniture(), quiet=quiet)
            lines = run.index.lines()
            if resources:
                run.read_events(lines, paths or [], resources, quiet=quiet)
            if report:
                stream.write(_report(run, lines, out))
            elif events:
                _write_happenings(run, lines, stream)
            else:
                _write_lines(lines, stream)
            stream.flush()
        complain(run.summary(lines, perf_counter() - began))
        if run.problems:
            raise typer.Exit(WITH_PROBLEMS)


def _check(
    paths: list[str] | None, records: list[Path] | None, date: str | None, inputs: Inputs, reading: Reading, *, events: bool
) -> None:
    from ..errors import UsageError

    if not paths and not records:
        raise UsageError("nothing to group; name pages, folders or - for standard input, or give --records FILE")
    if paths and records:
        raise UsageError(f"{paths[0]}: pages and --records cannot be mixed; run `reportedly read` on the pages and give --records twice")
    if records and date:
        raise UsageError("--date is for pages; records bring the date that they were read with")
    for_pages = [*given(inputs), *given(reading)]
    if records and for_pages:
        raise UsageError(f"{for_pages[0]} is for pages; records stay as they were read, so give it to `reportedly read`")
    for_events = [option for option in given(reading) if option != "--sites"]
    if for_events and not events:
        raise UsageError(f"{for_events[0]} is for reading events, and stories are grouped without them; add --events, or leave it out")


class _Run:
    """What is known of all inputs. Texts are kept only where pages are to be read for their events."""

    def __init__(self, index: LineIndex, *, keep_texts: bool) -> None:
        self.index = index
        self.keep_texts = keep_texts
        self.documents: list[Document | None] = []
        self.happenings: HappeningIndex | None = None
        self.problems = 0

    def read_records(self, files: list[Path], *, events: bool) -> None:
        """Documents, and where wanted events, of records."""
        from ..happenings import HappeningIndex
        from ..ingest import InputProblem, read_reports

        self.happenings = HappeningIndex() if events else None
        for item in read_reports(files, sys.stdin.buffer):
            if isinstance(item, InputProblem):
                self._add(None)
                self._complain(str(item))
                continue
            self._add(item.document)
            if self.happenings and not item.copy_of:
                self.happenings.add(item)

    def read_pages(self, items: Iterable[Page | InputProblem], paths: list[str], furniture: SiteFurniture | None, *, quiet: bool) -> None:
        """The cleaned, dated document of every input."""
        from ..clean import clean_page
        from ..dating import date_document
        from ..records import Page
        from .progress import show_progress

        with nullcontext() if quiet else show_progress(paths) as advance:
            for item in items:
                if not isinstance(item, Page):
                    self._add(None)
                    self._complain(str(item))
                else:
                    document, found = clean_page(item, furniture)
                    self._add(document.replace(published=date_document(item, document)))
                    self._tell(_place(item), found)
                if advance:
                    advance()

    def read_events(self, lines: list[StoryLine], paths: list[str], resources: Resources, *, quiet: bool) -> None:
        """The events of all documents; copies by their originals."""
        from ..happenings import tell_all
        from ..pipeline import read_document
        from .progress import show_progress

        with nullcontext() if quiet else show_progress(paths, "reading events") as advance:

            def read(document: Document) -> Report:
                report = read_document(document, (), resources)
                self._tell(document.external_id or document.url or document.id, report.problems)
                if advance:
                    advance()
                return report

            self.happenings = tell_all((d for d in self.documents if d), _originals(lines), read)

    def summary(self, lines: list[StoryLine], seconds: float) -> str:
        """``12 documents, 4 stories, 1 problem in 2.0 s``."""
        read, found = len([d for d in self.documents if d]), len({line.story for line in lines if line.story})
        counts = [f"{read} document{'' if read == 1 else 's'}", f"{found} {'story' if found == 1 else 'stories'}"]
        counts += [f"{self.problems} problem{'' if self.problems == 1 else 's'}"] if self.problems else []
        return f"{', '.join(counts)} in {seconds:.1f} s"

    def _add(self, document: Document | None) -> None:
        self.index.add(document)
        self.documents.append(document if document is None or self.keep_texts else _headline(document))

    def _tell(self, place: str, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._complain(f"{place}: {problem.stage}: {problem.message}")

    def _complain(self, message: str) -> None:
        self.problems += 1
        complain(message)


def _headline(document: Document) -> Document:
    """As much of a document as a list of documents shows."""
    first = document.text.strip().partition("\n")[0][:400]
    small: Document = document.replace(text=first, title_span=None, origin=(), dates=(), corrections=(), items=())
    return small


def _originals(lines: list[StoryLine]) -> dict[str, str | None]:
    return {str(line.id): line.copy_of for line in reversed(lines) if line.id}  # of a page given twice, the first is no copy


def _find(run: _Run, lines: list[StoryLine]) -> tuple[Happening, ...]:
    grouped = {str(line.id): str(line.story) for line in lines if line.id}
    return run.happenings.find(grouped, _originals(lines)) if run.happenings else ()


def _report(run: _Run, lines: list[StoryLine], out: Path | None) -> bytes:
    from ..export import format_stories, terminal_width, timelines, wants_colour

    told = [(document, line) for document, line in zip(run.documents, lines, strict=True) if document]
    events = timelines(_find(run, lines), run.happenings.told()) if run.happenings else None
    colour = out is None and sys.stdout.isatty() and wants_colour()
    encoding = "utf-8" if out else sys.stdout.encoding or "utf-8"
    return format_stories(told, events=events, width=terminal_width(), colour=colour).encode(encoding, "replace")


def _write_happenings(run: _Run, lines: list[StoryLine], stream: BinaryIO) -> None:
    from ..happenings import encode_happening

    for happening in _find(run, lines):
        stream.write(encode_happening(happening) + b"\n")


def _write_lines(lines: list[StoryLine], stream: BinaryIO) -> None:
    from ..stories import encode_line

    for line in lines:
        stream.write(encode_line(line) + b"\n")


def _place(page: Page) -> str:
    return page.origin or page.external_id or page.url or "-"
