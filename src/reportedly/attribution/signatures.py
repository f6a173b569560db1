"""Words signed by who said them: '"We will rebuild." — Elena Ruiz, mayor', or a paragraph whose last line is only a name and an office."""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Token
from .candidates import Candidate
from .layout import Layout, Range
from .quotations import Quotation

SHAPE = "tail-"
DASHES = frozenset({"-", "–", "—", "―", "--"})
MAX_SIGNATURE = 12
"""Tokens of a signature, dash included."""
BLOCK = "block"
MIN_BLOCK, MAX_BLOCK = 12, 400
"""Tokens of a signed paragraph; a shorter one is a caption."""
FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})


def signatures(layout: Layout) -> Iterator[list[Candidate]]:
    """A group for each quotation that begins a line and is signed."""
    for quotation in layout.quotations:
        signer = _signer(layout, quotation)
        content = layout.settle([(quotation.start, quotation.end)], quotation.end) if signer is not None else ()
        if content:
            first = layout.tokens[content[0][0]]
            yield [Candidate(layout.tokens[quotation.end], SHAPE, signer, content, first, direct=True)]


def is_signature(layout: Layout, dash: Token) -> bool:
    """True for a dash that ``signatures`` takes for a cue."""
    quotation = layout.quotation_at.get(dash.i - 1)
    return quotation is not None and quotation.end == dash.i and _signer(layout, quotation) is not None


def signed_blocks(layout: Layout) -> Iterator[list[Candidate]]:
    """A group for each paragraph set apart that ends with a line such as "Elena Ruiz, mayor of Viedma"; its cue is the comma."""
    lines = list(_lines(layout))
    for k in range(1, len(lines)):
        comma = _office_comma(layout, lines[k]) if _ends_block(layout, lines, k) else None
        first = k
        while comma is not None and first > 0 and not _apart(layout, lines[first - 1], lines[first]):
            first -= 1
        if comma is None or first == k:
            continue
        body = (lines[first][0], lines[k][0])
        content = layout.settle([body], comma.i) if _is_spoken(layout, body) else ()
        if content:
            yield [Candidate(comma, BLOCK, layout.tokens[comma.i - 1], content, layout.tokens[content[0][0]], direct=True)]


def _lines(layout: Layout) -> Iterator[Range]:
    text, tokens = layout.parse.text, layout.tokens
    start = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or "\n" in text[tokens[i - 1].end : tokens[i].start]:
            yield (start, i)
            start = i


def _apart(layout: Layout, before: Range, after: Range) -> bool:
    """True where a blank line stands between two lines."""
    return layout.parse.text.count("\n", layout.tokens[before[1] - 1].end, layout.tokens[after[0]].start) > 1


def _ends_block(layout: Layout, lines: list[Range], k: int) -> bool:
    return not _apart(layout, lines[k - 1], lines[k]) and (k + 1 == len(lines) or _apart(layout, lines[k], lines[k + 1]))


def _office_comma(layout: Layout, line: Range) -> Token | None:
    """The comma between a person's name and an office, where the line holds nothing else.

    "Léa Wamytan, Reuters" and "Léa Wamytan, Nouméa" are credits of pictures: what follows is a name and no office.
    """
    tokens = layout.tokens[line[0] : line[1]]
    comma = next((t for t in tokens if t.text == ","), None)
    if comma is None or len(tokens) > MAX_SIGNATURE or tokens[-1].text in (".", ":", "!", "?"):
        return None
    name, office = tokens[: comma.i - line[0]], tokens[comma.i - line[0] + 1 :]
    if len(name) < 2 or any(t.ent != "PERSON" for t in name) or any(t.pos in ("VERB", "AUX") for t in office):
        return None
    return comma if any(t.pos in ("NOUN", "PROPN") and not t.ent for t in office) else None


def _is_spoken(layout: Layout, body: Range) -> bool:
    """True for whole sentences without quotation marks; what is quoted has its own cue or signature."""
    tokens = layout.tokens[body[0] : body[1]]
    if tokens[-1].text not in (".", "!", "?", "…") or not MIN_BLOCK <= len(tokens) <= MAX_BLOCK:
        return False
    return any(t.tag in FINITE for t in tokens) and not any(t.i in layout.quotation_at for t in tokens)


def _signer(layout: Layout, quotation: Quotation) -> Token | None:
    """The head of the name after the quotation and its dash, where nothing else stands on their lines."""
    text, tokens = layout.parse.text, layout.tokens
    at = quotation.end
    if at + 1 >= len(tokens) or tokens[at].text not in DASHES or not _begins_line(layout, quotation.start):
        return None
    end = at + 1
    while end < len(tokens) and end - at <= MAX_SIGNATURE and "\n" not in text[tokens[end - 1].end : tokens[end].start]:
        end += 1
    name = tokens[at + 1 : end]
    if end - at > MAX_SIGNATURE or any(t.pos in ("VERB", "AUX") for t in name) or not any(t.pos == "PROPN" for t in name):
        return None
    inside = {t.i for t in name}
    first = next(t for t in name if t.pos == "PROPN")
    while first.head.i in inside and first.head is not first and first.head.pos in ("PROPN", "NOUN"):
        first = first.head
    return first


def _begins_line(layout: Layout, i: int) -> bool:
    return i == 0 or "\n" in layout.parse.text[layout.tokens[i - 1].end : layout.tokens[i].start]
