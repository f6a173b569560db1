"""Text that knows where it stood in the page, and how stretches are put together into a document's text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..records import Span

Piece = tuple[int, int, int, int]
"""``(start, end, page_start, page_end)``. Equal lengths: character for character. Otherwise (``&amp;`` on the page, ``&``
in the text; a line break and blanks on the page, one blank in the text) the stretch as a whole."""

# Invisible characters break words in two for a parser: soft hyphens, zero-width blanks, byte order marks, direction marks, controls.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0e-\x1f\x7f]+")


# A line break inside a paragraph of wrapped text is a blank like any other.
_GAP = re.compile(rf"(?P<invisible>{_INVISIBLE.pattern})|\s{{0,40}}[\r\n]\s*")


@dataclass(frozen=True)
class Stretch:
    """A title or paragraph; ``pieces`` count in its own text."""

    text: str
    pieces: tuple[Piece, ...] = ()


def stretch_of_page(content: str, span: Span) -> Stretch:
    """The page between two points, without invisible characters and white space at its ends.

    >>> stretch_of_page(" gov\u00adernment ", (0, 13))
    Stretch(text='government', pieces=((0, 3, 1, 4), (3, 10, 5, 12)))
    """
    start, end = span
    while start < end and (content[start].isspace() or _INVISIBLE.match(content[start])):
        start += 1
    while end > start and (content[end - 1].isspace() or _INVISIBLE.match(content[end - 1])):
        end -= 1
    parts, pieces, size = [], [], 0
    for gap in [*_GAP.finditer(content, start, end), None]:
        stop = gap.start() if gap else end
        if stop > start:
            parts.append(content[start:stop])
            pieces.append((size, size + stop - start, start, stop))
            size += stop - start
        if gap and not gap["invisible"]:
            parts.append(" ")
            pieces.append((size, size + 1, gap.start(), gap.end()))
            size += 1
        start = gap.end() if gap else end
    return Stretch("".join(parts), tuple(pieces))


def join(stretches: Iterable[Stretch], between: str) -> Stretch:
    """The stretches one after the other, with ``between`` between them.

    >>> join([Stretch("a", ((0, 1, 5, 6),)), Stretch("b", ((0, 1, 9, 10),))], " ")
    Stretch(text='a b', pieces=((0, 1, 5, 6), (2, 3, 9, 10)))
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for stretch in stretches:
        if not stretch.text:
            continue
        if parts:
            at += len(between)
        parts.append(stretch.text)
        pieces.extend((start + at, end + at, a, b) for start, end, a, b in stretch.pieces)
        at += len(stretch.text)
    return Stretch(between.join(parts), tuple(pieces))


class PageMap:
    """The way from a text to the page it was taken from.

    >>> PageMap([(0, 10, 100, 110)]).through([(0, 3, 4, 7)])
    ((0, 3, 104, 107),)
    """

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._ends = [end for _, end, _, _ in pieces]  # pieces stand in order, so that a place is found by halving

    def through(self, inner: Iterable[Piece]) -> tuple[Piece, ...]:
        """Pieces that lead to this text, led on to the page. A part of an entity has no place of its own and is left out."""
        return tuple(piece for one in inner for piece in self._one(one))

    def _one(self, piece: Piece) -> Iterator[Piece]:
        start, end, a, b = piece
        if end - start != b - a:
            yield from self._whole(piece)
            return
        for k in range(bisect_right(self._ends, a), len(self._pieces)):
            own_start, own_end, page_start, page_end = self._pieces[k]
            low, high = max(a, own_start), min(b, own_end)
            if own_start >= b:
                return
            if own_end - own_start == page_end - page_start:
                yield start + low - a, start + high - a, page_start + low - own_start, page_start + high - own_start
            elif (low, high) == (own_start, own_end):
                yield start + low - a, start + high - a, page_start, page_end

    def _whole(self, piece: Piece) -> Iterator[Piece]:
        """A stretch that leads to the middle text as a whole leads to the page as a whole."""
        inside = list(self._one((0, piece[3] - piece[2], piece[2], piece[3])))
        if inside:
            yield piece[0], piece[1], inside[0][2], inside[-1][3]
