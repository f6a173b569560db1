"""``reportedly explain``: sentence by sentence, what fired, what nearly did, and why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import Date, Inputs, Reading, spread

if TYPE_CHECKING:
    from ..ingest import InputProblem
    from ..pipeline import Resources
    from ..records import Page


class Format(StrEnum):
    """What is printed."""

    text = "text"
    json = "json"


Where = Annotated[
    str, typer.Argument(metavar="PAGE", help="A file of any kind that read takes, an address (with --fetch), or - for standard input.")
]
Only = Annotated[
    str | None,
    typer.Option("--sentence", metavar="TEXT|N", help="Only sentences that hold these words, or the N-th sentence, counted from 1."),
]
Chosen = Annotated[Format, typer.Option("--format", help="text to read, json to process: one object per page, with everything.")]


@spread
def explain(
    page: Where,
    sentence: Only = None,
    date: Date = None,
    format: Chosen = Format.text,
    *,
    inputs: Inputs,
    reading: Reading,
) -> None:
    """Show which rules and which opinions of the tagger made each event of a page, and what kept others from firing."""
    with clean_exits():
        refused: list[str] = []
        pages = _pages(inputs.read([page], date), refused)
        problems = _explain(pages, sentence, format, reading.load) + len(refused)
        if problems:
            raise typer.Exit(WITH_PROBLEMS)


def _pages(items: Iterator[Page | InputProblem], refused: list[str]) -> Iterator[Page]:
    from ..records import Page

    for item in items:
        if isinstance(item, Page):
            yield item
        else:
            refused.append(str(item))
            complain(str(item))


def _explain(pages: Iterator[Page], sentence: str | None, format: Format, load: Callable[[], Resources]) -> int:
    """Prints page by page; how many problems there were."""
    import msgspec

    from ..explain import explain_page, format_explanation
    from ..explain.text import LEGEND
    from ..export import terminal_width, wants_colour

    resources = None
    problems = 0
    for number, page in enumerate(pages):
        resources = resources or load()
        explanation = explain_page(page, resources, _chooser(sentence))
        problems += len(explanation.problems)
        if format is Format.json:
            sys.stdout.buffer.write(msgspec.json.encode(explanation) + b"\n")
            continue
        text = format_explanation(explanation, width=terminal_width(), colour=sys.stdout.isatty() and wants_colour())
        lead = "\n" if number else f"{LEGEND}\n\n"
        sys.stdout.buffer.write((lead + text).encode(sys.stdout.encoding or "utf-8", "replace"))
        sys.stdout.buffer.flush()
    return problems


def _chooser(sentence: str | None) -> Callable[[int, str], bool]:
    """Which sentences are wanted, by number from 1 and text.

    >>> wanted = _chooser("2"); wanted(2, "Chad left."), wanted(1, "It took 2 days.")
    (True, False)
    >>> _chooser("chad  LEFT")(1, "On Monday Chad left.")
    True
    """
    if sentence is None:
        return lambda number, text: True
    if sentence.isascii() and sentence.isdigit():
        return lambda number, text: number == int(sentence)
    words = " ".join(sentence.casefold().split())
    return lambda number, text: words in " ".join(text.casefold().split())
