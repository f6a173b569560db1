"""Sampled pairs -> which texts hold each; from these, furniture and candidates. Work per text is bounded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from .fingerprint import Fingerprint
from .words import Numbers

_WIDEST = 12
"""Of the texts that hold a pair so many are looked at. In a larger group of copies all meet in these; a phrase of the trade links few."""
_CANDIDATES = 20
_LEAST_SHARED, _LEAST_SHARE = 2, 0.05
"""A candidate shares two sampled pairs and a twentieth of the smaller sample."""
_MANY, _LOOKED_AT = 8, 6
_UNLIKE = 0.25
"""A pair in eight or more texts that on the whole share less than this of their samples is furniture of a site or a phrase of the trade."""


class Postings:
    """Texts are numbered in an order that their contents alone decide."""

    def __init__(self, texts: Sequence[Fingerprint]) -> None:
        self._texts = texts
        owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(t.sample) for t in texts])
        codes = np.concatenate([t.sample for t in texts]) if texts else np.zeros(0, np.uint32)
        order = np.argsort(codes, kind="stable")
        self._owners = owners[order]
        self._codes, self._starts, self._counts = np.unique(codes[order], return_index=True, return_counts=True)
        self._alike: dict[tuple[int, int], float] = {}
        self._is_furniture = self._find_furniture()

    @property
    def furniture(self) -> Numbers:
        """Pairs that witness no copy, sorted."""
        furniture: Numbers = self._codes[self._is_furniture]
        return furniture

    def candidates(self, number: int) -> list[int]:
        """Texts before this one that may be copies of the same article, best first."""
        text = self._texts[number]
        runs = np.searchsorted(self._codes, text.sample)
        runs = runs[(self._counts[runs] > 1) & ~self._is_furniture[runs]]
        if not len(runs):
            return []
        found = np.concatenate(
            [self._owners[s : s + n] for s, n in zip(self._starts[runs], np.minimum(self._counts[runs], _WIDEST), strict=True)]
        )
        others, votes = np.unique(found[found < number], return_counts=True)
        smaller = np.minimum(len(text.sample), [len(self._texts[other].sample) for other in others]) if len(others) else votes
        good = votes >= np.maximum(_LEAST_SHARED, _LEAST_SHARE * smaller)
        others, votes = others[good], votes[good]
        return [int(other) for other in others[np.argsort(-votes, kind="stable")][:_CANDIDATES]]

    def _find_furniture(self) -> NDArray[np.bool_]:
        found = np.zeros(len(self._codes), dtype=np.bool_)
        for run in np.flatnonzero(self._counts >= _MANY):
            start, count = self._starts[run], self._counts[run]
            spread = start + (np.arange(_LOOKED_AT) * (count - 1)) // (_LOOKED_AT - 1)
            owners = [int(owner) for owner in self._owners[spread]]
            found[run] = float(np.mean([self._likeness(a, b) for a, b in combinations(owners, 2)])) < _UNLIKE
        return found

    def _likeness(self, a: int, b: int) -> float:
        known = self._alike.get((a, b))
        if known is None:
            first, second = self._texts[a].sample, self._texts[b].sample
            shared = len(np.intersect1d(first, second, assume_unique=True))
            known = self._alike[a, b] = shared / min(len(first), len(second))
        return known
