"""Whether a place of a text stands inside quotation marks, found out without reading the text for each place."""

from __future__ import annotations

import re
from bisect import bisect_left

_MARKS = re.compile("(?P<opening>[“„«]|``)|(?P<closing>[”»])|(?P<twice>'')|\"")


class Quotations:
    """The quotation marks of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._opening: list[int] = []
        self._closing: list[int] = []
        self._straight: list[int] = []
        for mark in _MARKS.finditer(text):
            kind = mark.lastgroup
            if kind == "opening":
                self._opening.append(mark.start())
            if kind in ("closing", "twice"):
                self._closing.append(mark.start())
            if kind in (None, "twice"):
                self._straight.append(mark.start())

    def hold(self, place: int) -> bool:
        """True inside quotation marks that the place's line opens.

        >>> both = Quotations('He said: “We left.” Then he left.')
        >>> both.hold(12), both.hold(21)
        (True, False)
        """
        line = self._text.rfind("\n", 0, place) + 1
        opened = _between(self._opening, line, place)
        if opened:
            return opened > _between(self._closing, line, place)
        return _between(self._straight, line, place) % 2 == 1


def _between(places: list[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)
