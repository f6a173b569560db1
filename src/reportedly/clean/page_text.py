"""The visible text of a page without its white space, and where each character of it stood.

Arrays, since a page has tens of thousands of characters and each is asked about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

import numpy as np
import numpy.typing as npt

from .stretch import Stretch

_IGNORED = "\u00ad\u200b\u2060\ufeff"
_LEFT_OUT = re.compile(rf"[\s{_IGNORED}]+")
_TABLE = 0x10000
"""No white space has a code point above."""


def squeeze(text: str) -> str:
    """The text without white space and invisible characters.

    >>> squeeze("No deal\\u200b yet")
    'Nodealyet'
    """
    return _LEFT_OUT.sub("", text)


def squeezed_places(text: str) -> npt.NDArray[np.intp]:
    """Where each character of the squeezed text stands in the text.

    >>> squeezed_places("No deal").tolist()
    [0, 1, 3, 4, 5, 6]
    """
    codes = _codes(text)
    left_out: npt.NDArray[np.bool_] = _left_out()[np.minimum(codes, _TABLE)]
    return np.flatnonzero(~left_out)


class PageText:
    """The visible text of a page, made searchable without white space.

    One row for each squeezed character: ``starts`` and ``ends`` on the page, whether it stands there as itself (``is_whole``; not so
    an entity), whether its place is known at all, and whether a new block (paragraph, table cell, line) begins with it.
    """

    def __init__(self, visible: Stretch) -> None:
        self.pieces = visible.pieces
        self.squeezed = squeeze(visible.text)
        self._places = places = squeezed_places(visible.text)
        breaks = np.cumsum(_codes(visible.text) == ord("\n"))[places]
        self.begins_block = np.append(False, breaks[1:] > breaks[:-1])[: len(places)]
        table = np.array(visible.pieces or [(0, 0, 0, 0)], np.int64)
        row = np.maximum(np.searchsorted(table[:, 0], places, "right") - 1, 0)
        begin, end, page_begin, page_end = table[row].T
        self.is_known = (begin <= places) & (places < end)
        self.is_whole = end - begin == page_end - page_begin
        self.starts = np.where(self.is_whole, page_begin + places - begin, page_begin)
        self.ends = np.where(self.is_whole, self.starts + 1, page_end)

    def index_at(self, page_place: int) -> int:
        """The first squeezed character that stands at or after a place in the page."""
        k = bisect_left(self.pieces, page_place, key=lambda piece: piece[3])
        return int(np.searchsorted(self._places, self.pieces[k][0])) if k < len(self.pieces) else len(self._places)


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


@cache
def _left_out() -> npt.NDArray[np.bool_]:
    return np.array([chr(code).isspace() or chr(code) in _IGNORED for code in range(_TABLE)] + [False])
