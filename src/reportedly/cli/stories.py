"""``reportedly stories``: paths -> which documents tell of the same happening, and which are copies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .read import Date, Out, Paths

if TYPE_CHECKING:
    from ..records import Document, Page

AsReport = Annotated[bool, typer.Option("--report", help="Print the stories to read, the largest first, instead of a line per input.")]
DecisionsFile = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="Documents that you found to be the same story, or apart: JSON lines."),
]


def stories(paths: Paths, date: Date = None, decisions: DecisionsFile = None, report: AsReport = False, out: Out = None) -> None:
    """Group pages into stories, across days, and tell which are copies."""
    with clean_exits():
        from ..stories import encode_line, read_decisions, story_lines

        began = perf_counter()
        decided = read_decisions(decisions) if decisions else ()
        with _stream(out) as stream:
            documents, problems = _documents(paths, date, quiet=out is None and sys.stdout.isatty() and not report)
            lines = story_lines(documents, decided)
            if report:
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


def _documents(paths: list[str], date: str | None, *, quiet: bool) -> tuple[list[Document | None], int]:
    """The cleaned, dated document of every input, ``None`` for what gives none, and how many problems there were."""
    from ..clean import clean_page
    from ..dating import date_document
    from ..ingest import read_inputs
    from ..records import Page
    from .progress import show_progress

    documents: list[Document | None] = []
    problems = 0
    with nullcontext() if quiet else show_progress(paths) as advance:
        for item in read_inputs(paths, sys.stdin.buffer):
            if isinstance(item, Page):
                page = item.replace(published=date) if date and not item.published else item
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
