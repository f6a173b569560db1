"""Where a text is cut before parsing: paragraphs, list lines, and overlong stretches.

The parser sees each piece alone, so that a headline never runs into the first sentence and a ten-megabyte line stays
bounded in memory. Pieces are spans of the text; joined lines keep their length, so offsets hold.
"""

from __future__ import annotations

import itertools
import re

from ..records import Span

MAX_PIECE = 6_000
"""Code points given to the parser at once; longer paragraphs are cut after a sentence end, or a space, before this."""

_BLANK_LINES = re.compile(r"\n[ \t\r\f\v\u00a0]*(?:\n[ \t\r\f\v\u00a0]*)*\n|\n\n+")
_DATELINE = re.compile(
    r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'/\u2019-]{2,40}(?:,[^\n\u2014\u2013]{0,40}?)?"
    r"(?:\s?\([A-Za-z ./]{2,30}\))?\s(?:\u2014|\u2013|--|-)\s+(?=\S)"
)
"""LA PAZ, March 11 (Reuters) - : place, date and agency before a story, which are nobody's words and no part of its first sentence."""
_SENTENCE_END = re.compile(r'[.!?]["”’\')]*\s')


def split_paragraphs(text: str) -> list[Span]:
    """Spans of the pieces to parse, in order, without surrounding white space.

    >>> split_paragraphs("Headline\\n\\nFirst line\\nruns on. Next.")
    [(0, 8), (10, 35)]
    """
    wrapped = is_hard_wrapped(text)
    pieces: list[Span] = []
    at = 0
    for gap in [*_BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        for start, stop in [(at, end)] if wrapped else _lines(text, at, end):
            pieces.extend(_cut(text, start, stop))
        at = gap.end() if gap else end
    return pieces


def is_hard_wrapped(text: str) -> bool:
    """True when line breaks stand inside sentences, as in telegrams and old newswire."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or max(map(len, lines)) > 120:
        return False
    broken = sum(1 for a, b in itertools.pairwise(lines) if a.rstrip()[-1:].isalnum() and b.lstrip()[:1].islower())
    return broken >= max(1, 0.25 * len(lines))


def _lines(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for line in text[start:end].split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _cut(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    dateline = _DATELINE.match(text, start, min(end, start + 120))
    if dateline is not None:
        spans.append((start, start + len(dateline.group().rstrip())))
        start = dateline.end()
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            break
        stop = end
        if end - start > MAX_PIECE:
            window = text[start : start + MAX_PIECE]
            ends = [m.end() for m in _SENTENCE_END.finditer(window)]
            space = window.rfind(" ")
            stop = start + (ends[-1] if ends else space if space > 0 else MAX_PIECE)
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        spans.append((start, last))
        start = stop
    return spans
