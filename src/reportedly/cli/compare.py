"""``reportedly compare``: what copies of an article added, dropped and changed, and quotations in different words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import Chosen, Date, Format, Inputs, Out, Paths, Sites, furniture_of, spread

if TYPE_CHECKING:
    from ..clean import SiteFurniture
    from ..copies import SideBySide
    from ..ingest import InputProblem
    from ..records import Document, Page

Group = Annotated[
    str | None,
    typer.Option(
        "--group",
        metavar="ID",
        help="Of many inputs, only the copies of this one: its id, or the copy_group that stories tells. The likely original comes first.",
    ),
]


@spread
def compare(
    paths: Paths,
    group: Group = None,
    date: Date = None,
    format: Chosen = None,
    out: Out = None,
    sites: Sites = None,
    *,
    inputs: Inputs,
) -> None:
    """Show what each document changed of the first: words added, dropped and changed, and quotations in different words."""
    with clean_exits():
        from ..errors import UsageError

        refused: list[str] = []
        documents = _documents(inputs.read(paths, date), furniture_of(sites), refused)
        if group is None:
            if len(documents) < 2:
                found = f"{len(documents)} document{'' if len(documents) == 1 else 's'}"
                raise UsageError(f"{found} to compare; name two or more, the original first, or a folder with --group ID")
            compared = _with_first(documents)
        else:
            compared = _in_group(documents, group)
        _write(compared, documents, format, out)
        if refused:
            raise typer.Exit(WITH_PROBLEMS)


def _documents(items: Iterable[Page | InputProblem], furniture: SiteFurniture | None, refused: list[str]) -> list[Document]:
    from ..clean import clean_page
    from ..dating import date_document
    from ..records import Page

    found = []
    for item in items:
        if isinstance(item, Page):
            document, problems = clean_page(item, furniture)
            found.append(document.replace(published=date_document(item, document)))
            told = [f"{item.origin or item.external_id or '-'}: {problem.stage}: {problem.message}" for problem in problems]
        else:
            told = [str(item)]
        refused += told
        for line in told:
            complain(line)
    return found


def _with_first(documents: list[Document]) -> list[SideBySide]:
    from ..copies import put_side_by_side

    return [put_side_by_side(documents[0], copy) for copy in documents[1:]]


def _in_group(documents: list[Document], wanted: str) -> list[SideBySide]:
    """The likely original with each of its copies, the most similar first."""
    from ..copies import CopyInput, group_copies, put_side_by_side
    from ..errors import UsageError

    known = {document.id: document for document in reversed(documents)}  # of a page given twice, the first
    dated = [CopyInput(id=id, text=d.text, published=d.published.start if d.published else None) for id, d in known.items()]
    ids = {document.id for document in known.values() if wanted in (document.id, document.external_id)}
    for group in group_copies(dated):
        if wanted == group.id or ids & {group.original, *(copy.id for copy in group.copies)}:
            copies = sorted(group.copies, key=lambda copy: (-copy.similarity, copy.id))
            return [put_side_by_side(known[group.original], known[copy.id], copy.similarity) for copy in copies]
    if not ids:
        raise UsageError(f"--group {wanted}: no input has this id, and no copies; `reportedly stories` prints the ids and copy groups")
    complain(f"{wanted} has no copies among {len(known)} documents")
    return []


def _write(compared: list[SideBySide], documents: list[Document], format: Format | None, out: Path | None) -> None:
    from ..copies import encode_side_by_side
    from .output import open_stream

    as_text = format is Format.text or (format is None and out is None and sys.stdout.isatty())
    with open_stream(out) as stream:
        if as_text and compared:
            stream.write(_text(compared, documents, out))
        elif not as_text:
            for one in compared:
                stream.write(encode_side_by_side(one) + b"\n")
        stream.flush()


def _text(compared: list[SideBySide], documents: list[Document], out: Path | None) -> bytes:
    from ..export import format_comparison, terminal_width, wants_colour

    known = {document.id: document for document in documents}
    told = [(known[one.copy.id], one) for one in compared]
    colour = out is None and sys.stdout.isatty() and wants_colour()
    text = format_comparison(known[compared[0].original.id], told, width=terminal_width(), colour=colour)
    return text.encode("utf-8" if out else sys.stdout.encoding or "utf-8", "replace")
