"""Extracted paragraphs -> where they stood in the page.

White space is left out of the comparison on both sides (extractors add and drop it at tags). What is not found gets no
piece: no place is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

from .page_text import PageText, squeeze, squeezed_places
from .stretch import PageMap, Piece, Stretch

LONG = 40
"""Characters from which a paragraph is found first, and anchors the short ones ("Home") between it and the next."""
SHORTEST, REACH = 7, 4_000
"""Fewest characters of two words that are looked for alone, and how far on."""
MISSES = 40
"""Paragraphs not found on the page after which the whole page is searched no more: keeps hostile pages linear."""

_WORDS = re.compile(r"\S+")


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
    own = squeezed_places(stretch.text)
    begins = [np.flatnonzero(page.begins_block[place : place + length]) + offset for offset, place, length in hits]
    cuts = [at for found in begins for at in own[found[found > 0]].tolist()]
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
    if not hits:
        return Stretch(text)
    own = squeezed_places(text)[np.concatenate([np.arange(offset, offset + length) for offset, _, length in hits])]
    there = np.concatenate([np.arange(place, place + length) for _, place, length in hits])
    known = page.is_known[there]
    own, there = own[known], there[known]
    starts, ends, whole = page.starts[there], page.ends[there], page.is_whole[there]
    # goes on: the next character, or the next but for one blank that stands on the page as one character
    gap = own[1:] - own[:-1] - 1
    goes_on = whole[1:] & whole[:-1] & (gap >= 0) & (gap <= 1) & (starts[1:] - ends[:-1] == gap)
    firsts = np.flatnonzero(np.append(True, ~goes_on)) if len(own) else np.zeros(0, np.intp)
    lasts = np.append(firsts[1:] - 1, len(own) - 1) if len(own) else firsts
    columns = own[firsts], own[lasts] + 1, starts[firsts], ends[lasts]
    pieces: list[Piece] = list(zip(*(column.tolist() for column in columns), strict=True))
    return Stretch(text, tuple(pieces))
