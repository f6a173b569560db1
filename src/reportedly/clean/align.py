"""Extracted paragraphs -> where they stood in the page.

White space is left out of the comparison on both sides (extractors add and drop it at tags). What is not found gets no
piece: no place is better than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from .stretch import PageMap, Piece, Stretch

LONG = 40
"""Characters from which a paragraph is found first, and anchors the short ones ("Home") between it and the next."""
SHORTEST, REACH = 7, 4_000
"""Fewest characters of two words that are looked for alone, and how far on."""
MISSES = 40
"""Paragraphs not found on the page after which the whole page is searched no more: keeps hostile pages linear."""

_WORDS = re.compile(r"\S+")


class PageText:
    """The visible text of a page, made searchable without white space."""

    def __init__(self, visible: Stretch) -> None:
        self.pieces = visible.pieces
        self._starts = [piece[0] for piece in visible.pieces]
        self.places = [i for i, c in enumerate(visible.text) if not c.isspace() and c not in _IGNORED]
        self.squeezed = "".join(visible.text[i] for i in self.places)
        self._text = visible.text

    def page_place(self, index: int) -> tuple[int, int, bool] | None:
        """Page start and end of a squeezed character, and whether it stands there as itself (not as an entity)."""
        at = self.places[index]
        k = bisect_right(self._starts, at) - 1
        if k < 0:
            return None
        start, end, page_start, page_end = self.pieces[k]
        if not start <= at < end:
            return None
        if end - start == page_end - page_start:
            return page_start + at - start, page_start + at - start + 1, True
        return page_start, page_end, False

    def starts_block(self, index: int) -> bool:
        """True when a new block (paragraph, table cell, line) begins with this squeezed character."""
        return index > 0 and "\n" in self._text[self.places[index - 1] : self.places[index]]

    def index_at(self, page_place: int) -> int:
        """The first squeezed character that stands at or after a place in the page."""
        k = bisect_left(self.pieces, page_place, key=lambda piece: piece[3])
        return bisect_left(self.places, self.pieces[k][0]) if k < len(self.pieces) else len(self.places)


_IGNORED = "\u00ad\u200b\u2060\ufeff"


def squeeze(text: str) -> str:
    """The text without white space and invisible characters.

    >>> squeeze("No deal\\u200b yet")
    'Nodealyet'
    """
    return "".join(c for c in text if not c.isspace() and c not in _IGNORED)


Hit = tuple[int, int, int]
"""Offset in the squeezed paragraph, place in the squeezed page, length."""


def align(paragraphs: Sequence[str], page: PageText) -> list[Stretch]:
    """The paragraphs, each with the pieces that were found, cut where the page begins a new block."""
    squeezed = [squeeze(p) for p in paragraphs]
    found: list[list[Hit]] = [[] for _ in paragraphs]
    cursor = misses = 0
    for i, text in enumerate(squeezed):
        if len(text) < LONG:
            continue
        reach = len(page.squeezed) if misses < MISSES else cursor + REACH
        place = page.squeezed.find(text, cursor, reach)
        if place < 0 and misses < MISSES:
            place = page.squeezed.find(text)
        if place >= 0:
            found[i] = [(0, place, len(text))]
        else:
            misses += 1
            found[i] = _in_runs(paragraphs[i], page, cursor)
        if found[i]:
            cursor = found[i][-1][1] + found[i][-1][2]
    _short_ones(squeezed, found, page)
    return [part for text, hits in zip(paragraphs, found, strict=True) for part in split_at_blocks(placed(text, hits, page), hits, page)]


def split_at_blocks(stretch: Stretch, hits: Sequence[Hit], page: PageText) -> list[Stretch]:
    """A paragraph cut where the page begins a new block: extractors run old table layouts together."""
    own = _own(stretch.text)
    cuts = [own[offset + k] for offset, place, length in hits for k in range(length) if offset + k and page.starts_block(place + k)]
    return [cut_out(stretch, a, b) for a, b in pairwise([0, *cuts, len(stretch.text)]) if stretch.text[a:b].strip()]


def cut_out(stretch: Stretch, start: int, end: int) -> Stretch:
    """A part of a stretch, white space at its ends left out.

    >>> cut_out(Stretch("Home Talks end", ((0, 14, 5, 19),)), 5, 14)
    Stretch(text='Talks end', pieces=((0, 9, 10, 19),))
    """
    text = stretch.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Stretch(text, PageMap(stretch.pieces).through([(0, len(text), start, start + len(text))]))


def _short_ones(squeezed: list[str], found: list[list[Hit]], page: PageText) -> None:
    end = len(page.squeezed)
    next_place = list(accumulate(reversed(found), lambda after, hits: hits[0][1] if hits else after, initial=end))[::-1][1:]
    after = 0
    for i, text in enumerate(squeezed):
        if found[i]:
            after = max(after, found[i][-1][1] + found[i][-1][2])
        elif 0 < len(text) < LONG:
            before = next_place[i] if next_place[i] >= after else end
            # Before the first anchor the nearest place counts: "Talks end" stands in menus above as well.
            place = page.squeezed.find(text, after, min(before, after + 10 * REACH)) if after else page.squeezed.rfind(text, 0, before)
            if place >= 0:
                found[i] = [(0, place, len(text))]
                after = place + len(text)


def _in_runs(paragraph: str, page: PageText, cursor: int) -> list[Hit]:
    """A paragraph the extractor changed inside (a button left out, a caption dropped), matched in runs of two words and more."""
    words = [squeeze(w) for w in _WORDS.findall(paragraph)]
    hits: list[Hit] = []
    k = offset = 0
    while k < len(words):
        pair = "".join(words[k : k + 2])
        place = page.squeezed.find(pair, cursor, cursor + (REACH if hits else 10 * REACH)) if len(pair) >= SHORTEST else -1
        if place < 0:
            offset += len(words[k])
            k += 1
            continue
        start, end = offset, place
        while k < len(words) and page.squeezed.startswith(words[k], end):
            end, offset, k = end + len(words[k]), offset + len(words[k]), k + 1
        hits.append((start, place, end - place))
        cursor = end
    return hits


def placed(text: str, hits: Sequence[Hit], page: PageText) -> Stretch:
    """The text with a piece for each run of characters that stands on the page without a break."""
    own = _own(text)
    pieces: list[Piece] = []
    whole = True  # whether the last piece is character for character
    for offset, place, length in hits:
        for k in range(length):
            spot = page.page_place(place + k)
            if spot is None:
                continue
            at, (start, end, same) = own[offset + k], spot
            if pieces and same and whole and pieces[-1][1] <= at and at - pieces[-1][1] == start - pieces[-1][3] <= 1:
                # the next character, or the next but for one blank that stands on the page as one character
                pieces[-1] = (pieces[-1][0], at + 1, pieces[-1][2], end)
            else:
                pieces.append((at, at + 1, start, end))
                whole = same
    return Stretch(text, tuple(pieces))


def _own(text: str) -> list[int]:
    """Where each squeezed character stands in the text."""
    return [i for i, c in enumerate(text) if not c.isspace() and c not in _IGNORED]
