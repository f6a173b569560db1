"""How much of one text stands in another: the precise check of a candidate."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .fingerprint import Pairs
from .words import REACH

_SHIFT = 6
"""Two shared pairs bear each other out when their places are at most so many words apart, and equally far apart in both texts but for
so many words. One alone ("prime minister") is chance."""

ENOUGH = 0.42
"""Share of a text's words from which it is a copy. A text with half its words replaced keeps .53 and more, two reports of one happening
by different desks share .19 in the median (docs/decisions/2026-11-26-copies.md)."""
_FEW_WORDS, _ENOUGH_OF_FEW = 40, 0.6
"""Texts with fewer weighty words must share more: two sentences about one happening easily share half."""
_LEAST_SHARED = 8


class Coverage(NamedTuple):
    """The shares of two texts' words that stand in the other in the same order, 0 to 1, and how many words those are in the shorter."""

    of_first: float
    of_second: float
    words: int
    is_copy: bool
    kinship: float
    """The smaller share, where words count the more the nearer to the beginning: the lead says which article a merged text is.
    0 where neither is a copy of the other."""

    @property
    def similarity(self) -> float:
        """The larger share: a cut text is wholly in its original, a padded one holds it whole."""
        return max(self.of_first, self.of_second)


NOTHING = Coverage(0.0, 0.0, 0, False, 0.0)
Mask = NDArray[np.bool_]


def cover(a: Pairs, b: Pairs, furniture_a: Mask | None = None, furniture_b: Mask | None = None) -> Coverage:
    """Coverage of two texts by each other; words marked as furniture count for nothing."""
    found = np.minimum(np.searchsorted(b.codes, a.codes), max(0, len(b.codes) - 1))
    at_a = np.flatnonzero(b.codes[found] == a.codes) if len(b.codes) else np.zeros(0, np.intp)
    if len(at_a) < 2:
        return NOTHING
    at_a = at_a[np.argsort(a.first[at_a].astype(np.int64) * (REACH + 1) + (a.second[at_a] - a.first[at_a]))]
    at_b = found[at_a]
    first_a, first_b = a.first[at_a], b.first[at_b]
    step, shift = first_a[1:] - first_a[:-1], first_b - first_a
    near = (step <= _SHIFT) & (np.abs(shift[1:] - shift[:-1]) <= _SHIFT)
    borne_out = np.zeros(len(at_a), dtype=np.bool_)
    borne_out[1:] |= near
    borne_out[:-1] |= near
    at_a, at_b = at_a[borne_out], at_b[borne_out]
    marked_a, size_a = _kept(_words_of(a, at_a), furniture_a)
    marked_b, size_b = _kept(_words_of(b, at_b), furniture_b)
    if not size_a or not size_b:
        return NOTHING
    shared_a, shared_b = int(np.count_nonzero(marked_a)), int(np.count_nonzero(marked_b))
    of_first, of_second = shared_a / size_a, shared_b / size_b
    words = min(shared_a, shared_b)
    is_copy = words >= _LEAST_SHARED and (of_first >= _needed(size_a) or of_second >= _needed(size_b))
    kinship = min(_by_lead(marked_a), _by_lead(marked_b)) if is_copy else 0.0
    return Coverage(of_first, of_second, words, is_copy, kinship)


def _words_of(text: Pairs, pairs: NDArray[np.intp]) -> Mask:
    marked = np.zeros(text.size, dtype=np.bool_)
    marked[text.first[pairs]] = True
    marked[text.second[pairs]] = True
    return marked


def _kept(marked: Mask, furniture: Mask | None) -> tuple[Mask, int]:
    """The words that are no furniture, and how many there are."""
    kept = marked if furniture is None else marked[~furniture]
    return kept, len(kept)


def _by_lead(marked: Mask) -> float:
    """The share of words, where the first counts three times the last: weights fall evenly from 1.5 to 0.5."""
    at = np.flatnonzero(marked)
    return float(1.5 * len(at) - at.sum() / max(1, len(marked) - 1)) / len(marked)


def _needed(size: int) -> float:
    return ENOUGH if size >= _FEW_WORDS else _ENOUGH_OF_FEW
