"""Text -> word pieces, the windows the encoder reads, and the way back to tokens."""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Parse

SIZE = 190
"""Pieces in one window; two more carry its ends."""
LEAD = 40
"""Pieces before and, where there is room, after the stretch a window answers for, so that its ends are understood."""

_QUOTES = "\"“”'’‘«»„"


def case_class(text: str, start: int, end: int, begins: bool) -> int:
    """How a piece is written, which an uncased vocabulary forgets: 0-5, plus 6 at a paragraph's beginning.

    >>> [case_class("NATO said 9 “", s, e, False) for s, e in ((0, 4), (5, 9), (10, 11), (12, 13))]
    [2, 0, 3, 5]
    """
    word = text[start:end]
    kind = 0
    if word[:1].isupper():
        kind = 2 if len(word) > 1 and word.isupper() else 1
    elif word[:1].isdigit():
        kind = 3
    elif word and not word[0].isalnum():
        kind = 5 if word[0] in _QUOTES else 4
    return kind + (6 if begins else 0)


def begins_paragraph(text: str, start: int) -> bool:
    """True when nothing but spaces stands between the piece and the line before it."""
    at = start - 1
    while at >= 0 and text[at] in " \t\r":
        at -= 1
    return at < 0 or text[at] == "\n"


def windows(count: int, starts: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """``(start, end, keep_start, keep_end)``: windows over ``count`` pieces, and the part each of them answers for.

    ``starts`` are the pieces that begin a sentence. A window answers for whole sentences, as many as fit, so that a cue and what it
    introduces are seen together; a sentence too long for that is cut.

    >>> list(windows(10, [0, 4]))
    [(0, 10, 0, 10)]
    >>> [w[2:] for w in windows(400, [0, 30, 100, 170, 300])]
    [(0, 100), (100, 170), (170, 300), (300, 400)]
    >>> [w[2:] for w in windows(400, [0])]
    [(0, 150), (150, 300), (300, 400)]
    """
    kept = 0
    while kept < count:
        start = max(0, kept - LEAD)
        most = min(start + SIZE, count)
        room = most if most == count else most - (LEAD if start == 0 else 0)
        ends = [s for s in starts if kept < s <= room]
        upto = count if room == count else (ends[-1] if ends else room)
        yield start, most, kept, upto
        kept = upto


def pieces_of_tokens(parse: Parse, offsets: list[tuple[int, int]]) -> list[range]:
    """For every token the pieces that overlap it."""
    found: list[range] = []
    at = 0
    for token in parse.tokens:
        while at < len(offsets) and offsets[at][1] <= token.start:
            at += 1
        stop = at
        while stop < len(offsets) and offsets[stop][0] < token.end:
            stop += 1
        found.append(range(at, stop))
    return found
