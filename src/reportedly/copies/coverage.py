"""How much of one text stands in another: the precise check of a candidate."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .fingerprint import Fingerprint

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
    """The smaller share, where words count the more the nearer to the beginning: the lead says which article a merged text is."""

    @property
    def similarity(self) -> float:
        """The larger share: a cut text is wholly in its original, a padded one holds it whole."""
        return max(self.of_first, self.of_second)


NOTHING = Coverage(0.0, 0.0, 0, False, 0.0)
Mask = NDArray[np.bool_]


def cover(a: Fingerprint, b: Fingerprint, furniture_a: Mask | None = None, furniture_b: Mask | None = None) -> Coverage:
    """Coverage of two texts by each other; words marked as furniture count for nothing."""
    _, at_a, at_b = np.intersect1d(a.codes, b.codes, assume_unique=True, return_indices=True)
    if len(at_a) < 2:
        return NOTHING
    order = np.lexsort((a.second[at_a], a.first[at_a]))
    at_a, at_b = at_a[order], at_b[order]
    first_a, first_b = a.first[at_a], b.first[at_b]
    near = (np.diff(first_a) <= _SHIFT) & (np.abs(np.diff(first_b - first_a)) <= _SHIFT)
    borne_out = np.zeros(len(at_a), dtype=np.bool_)
    borne_out[1:] |= near
    borne_out[:-1] |= near
    at_a, at_b = at_a[borne_out], at_b[borne_out]
    marked_a, marked_b = _words_of(a, at_a), _words_of(b, at_b)
    kept_a, kept_b = _kept(a, furniture_a), _kept(b, furniture_b)
    size_a, size_b = int(kept_a.sum()), int(kept_b.sum())
    if not size_a or not size_b:
        return NOTHING
    shared_a, shared_b = int((marked_a & kept_a).sum()), int((marked_b & kept_b).sum())
    of_first, of_second = shared_a / size_a, shared_b / size_b
    words = min(shared_a, shared_b)
    is_copy = words >= _LEAST_SHARED and (of_first >= _needed(size_a) or of_second >= _needed(size_b))
    return Coverage(of_first, of_second, words, is_copy, min(_by_lead(marked_a, kept_a), _by_lead(marked_b, kept_b)))


def _words_of(text: Fingerprint, pairs: NDArray[np.intp]) -> Mask:
    marked = np.zeros(text.size, dtype=np.bool_)
    marked[text.first[pairs]] = True
    marked[text.second[pairs]] = True
    return marked


def _kept(text: Fingerprint, furniture: Mask | None) -> Mask:
    return np.ones(text.size, dtype=np.bool_) if furniture is None else ~furniture


def _by_lead(marked: Mask, kept: Mask) -> float:
    """The first word counts three times the last."""
    weights = np.linspace(1.5, 0.5, int(kept.sum()))
    return float(weights[marked[kept]].sum() / weights.sum())


def _needed(size: int) -> float:
    return ENOUGH if size >= _FEW_WORDS else _ENOUGH_OF_FEW
