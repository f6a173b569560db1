"""Comparisons with one original -> a page to read: its quotations in all wordings, then original and copy in two columns.

What differs stands between asterisks, and a sign says how: ``+`` added, ``−`` dropped, ``~`` changed. Colour adds nothing to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..copies.side_by_side import Changed, Drifted, Side, SideBySide
from ..records import Document, Span
from .text import interval, printed
from .visual import harmless, shorten

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

Compared = tuple[Document, SideBySide]
_SIGNS = {"added": "+", "dropped": "−", "changed": "~"}
_STYLES = {"added": "green", "dropped": "red", "changed": "yellow"}
_AROUND = 5
"""Words shown on either side of a difference."""
_BEFORE = re.compile(rf"(?:[^\s]+[^\S\n]+){{0,{_AROUND}}}\Z")
_AFTER = re.compile(rf"(?:[^\S\n]*[^\s]+){{0,{_AROUND}}}")
_NEAR = 400
"""Characters looked at for them."""


def format_comparison(original: Document, copies: Sequence[Compared], *, width: int = 90, colour: bool = False) -> str:
    """The documents with their numbers, quotations in different words, and what each copy changed."""
    from rich.text import Text

    parts: list[RenderableType] = [Text(shorten(_title(original), 300), "bold")]
    if copies:
        parts.append(_listed(1, copies[0][1].original, "original"))
    parts += [_listed(number, one.copy, _similar(one)) for number, (_, one) in enumerate(copies, start=2)]
    parts += _quotations(original, copies)
    for number, (document, one) in enumerate(copies, start=2):
        parts += ["", Text(f"What {number} changed", "bold").append(f"   {_counts(one)}", "dim not bold")]
        shown = [d for d in one.differences if not any(_within(d, quote) for quote in one.quote_drift)]
        if shown:
            parts.append(_columns(original.text, document.text, shown, number))
    return printed(parts, width, colour)


def _listed(number: int, side: Side, remark: str) -> Text:
    from rich.text import Text

    when = interval(side.published, side.published) if side.published else "date not known"
    named = side.publisher or side.external_id or side.url or side.file or side.id
    return Text(f"  {number}  ").append(f"{when}  ", "dim").append(f"{shorten(named, 60)}, {remark}")


def _similar(one: SideBySide) -> str:
    return "copy" if one.similarity is None else f"copy, {round(100 * one.similarity)} % the same"


def _title(document: Document) -> str:
    return document.title or document.text.strip().partition("\n")[0] or "(no text)"


def _counts(one: SideBySide) -> str:
    counted = [(kind, sum(d.kind == kind for d in one.differences)) for kind in ("added", "dropped", "changed")]
    told = [f"{number} {kind}" for kind, number in counted if number]
    return ", ".join(told) or "nothing: the same words"


def _quotations(original: Document, copies: Sequence[Compared]) -> list[RenderableType]:
    """Each quotation that some copy words otherwise, once as the original has it, and once for each other wording."""
    from rich.table import Table
    from rich.text import Text

    drifted: dict[Span, list[tuple[int, str, Drifted]]] = defaultdict(list)
    for number, (document, one) in enumerate(copies, start=2):
        for quote in one.quote_drift:
            drifted[quote.original].append((number, document.text, quote))
    parts: list[RenderableType] = []
    for span, told in sorted(drifted.items()):
        grid = Table.grid(padding=(0, 2, 0, 0))
        spans = [d.original for _, _, quote in told for d in quote.differences if d.original]
        grid.add_row("", "1", _marked(original.text, span, spans, "yellow"))
        wordings: dict[str, tuple[list[int], Text]] = {}
        for number, text, quote in told:
            worded = _marked(text, quote.copy, [d.copy for d in quote.differences if d.copy], "yellow")
            wordings.setdefault(" ".join(quote.copy_words.split()), ([], worded))[0].append(number)
        for numbers, worded in wordings.values():
            grid.add_row("", ", ".join(map(str, numbers)), worded)
        parts += [*([""] if parts else []), grid]
    return ["", Text("Quotations in different words", "bold"), *parts] if parts else []


def _marked(text: str, span: Span, differing: Iterable[Span], style: str) -> Text:
    from rich.text import Text

    line, at = Text("“"), span[0]
    for start, end in _joined(differing):
        line.append(_plain(text[at:start])).append(f"*{_plain(text[start:end]).strip()}*", style)
        at = end
    return line.append(_plain(text[at : span[1]])).append("”")


def _joined(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(set(spans)):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _columns(original: str, copy: str, differences: Sequence[Changed], number: int) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=3, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row("", Text("1", "dim"), Text(str(number), "dim"))
    for one in differences:
        style = _STYLES[one.kind]
        grid.add_row(Text(f"  {_SIGNS[one.kind]}", style), _in_context(original, one.original, style), _in_context(copy, one.copy, style))
    return grid


def _in_context(text: str, span: Span | None, style: str) -> Text:
    """The words between asterisks, and some that stand around them in their paragraph."""
    from rich.text import Text

    if span is None:
        return Text("")
    start, end = span
    before, after = _BEFORE.search(text[max(0, start - _NEAR) : start]), _AFTER.match(text[end : end + _NEAR])
    lead, tail = (before.group() if before else ""), (after.group() if after else "")
    line = Text("… " if lead.strip() and _goes_on(text[: start - len(lead)][-2:]) else "").append(_plain(lead))
    line.append(f"*{_plain(text[start:end])}*", style).append(_plain(tail).rstrip())
    return line.append(" …" if _goes_on(text[end + len(tail) :][:2]) and tail.strip() else "")


def _goes_on(beside: str) -> bool:
    return bool(beside.strip()) and "\n" not in beside


def _plain(text: str) -> str:
    """On one line, without what steers a terminal; the blanks at both ends stay."""
    return re.sub(r"\s+", " ", harmless(text))


def _within(one: Changed, quote: Drifted) -> bool:
    return all(span is None or (outer[0] <= span[0] and span[1] <= outer[1]) for span, outer in _pairs(one, quote))


def _pairs(one: Changed, quote: Drifted) -> tuple[tuple[Span | None, Span], tuple[Span | None, Span]]:
    return (one.original, quote.original), (one.copy, quote.copy)
