"""Sampled pairs -> which texts hold each; from these, furniture and candidates.

Work per text is bounded: a sample has at most 400 pairs, of a pair's texts at most twelve are looked at, a text has at most twelve
candidates. Whether a pair is furniture is decided once per pair, between six of its texts, on bitmaps of fixed size; as such a pair is in
eight texts or more, that is at most 50 decisions for each text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from .fingerprint import Fingerprint
from .words import Numbers

WIDEST = 12
"""Of the texts that hold a pair so many are looked at. In a larger group of copies all meet in these; a phrase of the trade links few."""
CANDIDATES = 12
LEAST_SHARED, LEAST_SHARE = 2, 0.05
"""A candidate shares two sampled pairs and a twentieth of the smaller sample."""
MANY, LOOKED_AT = 8, 6
_UNLIKE = 0.25
"""A pair in eight or more texts that on the whole share less than this of their samples is furniture of a site or a phrase of the trade."""
BITS = 4096
AT_ONCE = 2048
"""Pairs decided about at once: 6 MB."""


class Postings:
    """Texts are numbered in an order that their contents alone decide. Pairs that only one text holds are not kept."""

    def __init__(self, texts: Sequence[Fingerprint]) -> None:
        self._texts = texts
        self._sizes = np.array([len(t.sample) for t in texts], dtype=np.int32)
        codes = np.concatenate([t.sample for t in texts]) if texts else np.zeros(0, np.uint32)
        order = np.argsort(codes, kind="stable")
        codes = codes[order]
        again = codes[1:] == codes[:-1]
        shared = np.zeros(len(codes), dtype=np.bool_)
        shared[1:] |= again
        shared[:-1] |= again
        codes = codes[shared]
        ends = np.cumsum(self._sizes)
        self._owners = np.searchsorted(ends, order[shared], side="right").astype(np.int32)
        self._codes, starts, counts = np.unique(codes, return_index=True, return_counts=True)
        self._starts, self._counts = starts.astype(np.int64), counts.astype(np.int32)
        self._is_furniture = self._find_furniture()

    def furniture_of(self, number: int) -> Numbers:
        """The sampled pairs of a text that witness no copy, sorted."""
        runs = self._runs(number)
        furniture: Numbers = self._codes[runs[self._is_furniture[runs]]]
        return furniture

    def candidates(self, number: int) -> list[int]:
        """Texts before this one that may be copies of the same article, best first."""
        runs = self._runs(number)
        runs = runs[~self._is_furniture[runs]]
        if not len(runs):
            return []
        seen = np.arange(WIDEST) < self._counts[runs, None]
        found = self._owners[(self._starts[runs, None] + np.arange(WIDEST))[seen]]
        others, votes = np.unique(found[found < number], return_counts=True)
        smaller = np.minimum(self._sizes[number], self._sizes[others])
        good = votes >= np.maximum(LEAST_SHARED, LEAST_SHARE * smaller)
        others, votes = others[good], votes[good]
        return [int(other) for other in others[np.argsort(-votes, kind="stable")][:CANDIDATES]]

    def _runs(self, number: int) -> NDArray[np.intp]:
        """Where the pairs stand that this text shares with others."""
        sample = self._texts[number].sample
        if not len(self._codes):
            return np.zeros(0, np.intp)
        runs = np.minimum(np.searchsorted(self._codes, sample), len(self._codes) - 1)
        shared: NDArray[np.intp] = runs[self._codes[runs] == sample]
        return shared

    def _find_furniture(self) -> NDArray[np.bool_]:
        found = np.zeros(len(self._codes), dtype=np.bool_)
        many = np.flatnonzero(self._counts >= MANY)
        if len(many):
            maps = np.stack([bitmap(text.sample) for text in self._texts])
            bits = np.bitwise_count(maps).sum(axis=1, dtype=np.int64)
            for begin in range(0, len(many), AT_ONCE):
                runs = many[begin : begin + AT_ONCE]
                spread = (np.arange(LOOKED_AT) * (self._counts[runs, None].astype(np.int64) - 1)) // (LOOKED_AT - 1)
                owners = self._owners[self._starts[runs, None] + spread]
                found[runs] = are_unlike(maps, bits, owners)
        return found


def are_unlike(maps: NDArray[np.uint64], bits: NDArray[np.int64], owners: NDArray[np.int32]) -> NDArray[np.bool_]:
    """For each row of six texts: whether on the whole they share too little for their common pair to witness a copy."""
    likeness = [_likeness(maps, bits, owners[:, a], owners[:, b]) for a, b in combinations(range(LOOKED_AT), 2)]
    unlike: NDArray[np.bool_] = np.mean(likeness, axis=0) < _UNLIKE
    return unlike


def bitmap(sample: Numbers) -> NDArray[np.uint64]:
    """One of 4096 bits for each pair: by its lowest bits, as samples are chosen by the highest."""
    marked = np.zeros(BITS, dtype=np.bool_)
    marked[sample % np.uint32(BITS)] = True
    return np.packbits(marked).view(np.uint64)


def _likeness(maps: NDArray[np.uint64], bits: NDArray[np.int64], a: NDArray[np.int32], b: NDArray[np.int32]) -> NDArray[np.float64]:
    """The share of the smaller sample that is in the other, less what bits have in common by chance."""
    both = np.bitwise_count(maps[a] & maps[b]).sum(axis=1, dtype=np.int64)
    chance = bits[a] * bits[b] / BITS
    smaller = np.minimum(bits[a], bits[b])
    likeness: NDArray[np.float64] = (both - chance) / np.maximum(smaller - chance, 1)
    return likeness
