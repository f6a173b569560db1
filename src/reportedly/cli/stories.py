"""``reportedly stories``: paths -> which documents tell of the same happening, and which are copies."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .read import Date, Out, Paths

if TYPE_CHECKING:
    from ..records import Document, Page, Report

AsReport = Annotated[bool, typer.Option("--report", help="Print the stories to read, the largest first, instead of a line per input.")]
DecisionsFile = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="Documents that you found to be the same story, or apart: JSON lines."),
]
Events = Annotated[
    bool,
    typer.Option("--events", help="Read every page (slower) and print a line per happening: one event with all documents that report it."),
]


def stories(
    paths: Paths,
    date: Date = None,
    decisions: DecisionsFile = None,
    report: AsReport = False,
    events: Events = False,
    out: Out = None,
) -> None:
    """Group pages into stories, across days, and tell which are copies."""
    with clean_exits():
        if events and report:
            from ..errors import UsageError

            raise UsageError("--events and --report: two ways of printing; take one of them")
        from ..stories import encode_line, read_decisions, story_lines

        began = perf_counter()
        decided = read_decisions(decisions) if decisions else ()
        with _stream(out) as stream:
            reports: list[Report] | None = [] if events else None
            documents, problems = _documents(paths, date, reports, quiet=out is None and sys.stdout.isatty() and not report)
            lines = story_lines(documents, decided)
            if reports is not None:
                from ..happenings import encode_happening, find_happenings

                known_lines = [line for line in lines if line.id and line.story]
                grouped = {str(line.id): str(line.story) for line in known_lines}
                originals = {str(line.id): line.copy_of for line in known_lines}
                for happening in find_happenings(reports, grouped, originals):
                    stream.write(encode_happening(happening) + b"\n")
            elif report:
                from ..export import format_stories, terminal_width, wants_colour

                known = [(document, line) for document, line in zip(documents, lines, strict=True) if document]
                colour = out is None and sys.stdout.isatty() and wants_colour()
                encoding = "utf-8" if out else sys.stdout.encoding or "utf-8"
                stream.write(format_stories(known, width=terminal_width(), colour=colour).encode(encoding, "replace"))
            else:
                for line in lines:
                    stream.write(encode_line(line) + b"\n")
            stream.flush()
        read, found = len([d for d in documents if d]), len({line.story for line in lines if line.story})
        counts = [f"{read} document{'' if read == 1 else 's'}", f"{found} {'story' if found == 1 else 'stories'}"]
        counts += [f"{problems} problem{'' if problems == 1 else 's'}"] if problems else []
        complain(f"{', '.join(counts)} in {perf_counter() - began:.1f} s")
        if problems:
            raise typer.Exit(WITH_PROBLEMS)


def _documents(paths: list[str], date: str | None, reports: list[Report] | None, *, quiet: bool) -> tuple[list[Document | None], int]:
    """The cleaned, dated document of every input, ``None`` for what gives none, and how many problems there were.

    Where ``reports`` is given, every page is read whole and its report goes there.
    """
    from ..clean import clean_page
    from ..dating import date_document
    from ..ingest import read_inputs
    from ..records import Page
    from .progress import show_progress

    documents: list[Document | None] = []
    problems = 0
    read = _reader() if reports is not None else None
    with nullcontext() if quiet else show_progress(paths) as advance:
        for item in read_inputs(paths, sys.stdin.buffer):
            if isinstance(item, Page):
                page = item.replace(published=date) if date and not item.published else item
                if read and reports is not None:
                    whole = read(page)
                    reports.append(whole)
                    document, found = whole.document, whole.problems
                    documents.append(document)
                else:
                    document, found = clean_page(page)
                    documents.append(document.replace(published=date_document(page, document)))
                for problem in found:
                    complain(f"{_place(page)}: {problem.stage}: {problem.message}")
                problems += len(found)
            else:
                documents.append(None)
                problems += 1
                complain(str(item))
            if advance:
                advance()
    return documents, problems


def _reader() -> Callable[[Page], Report]:
    from ..pipeline import Resources, read_pages

    resources = Resources.load()
    return lambda page: next(iter(read_pages([page], resources)))


def _place(page: Page) -> str:
    return page.origin or page.external_id or page.url or "-"


@contextmanager
def _stream(out: Path | None) -> Iterator[BinaryIO]:
    from ..errors import UsageError

    if out is None:
        yield sys.stdout.buffer
        return
    try:
        stream = out.open("wb")
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}; name a file in a folder that can be written to") from error
    with stream:
        yield stream
