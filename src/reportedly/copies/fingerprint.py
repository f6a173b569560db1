"""One text's fingerprint: all its pairs of weighty words for the precise check, and a bounded sample of them for the search."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .words import Numbers, Positions, pairs_of, weighty_words

LONGEST = 20_000
"""Weighty words that are looked at; a longer text is judged by its beginning."""
_RATE = 8
_FEWEST, _MOST = 96, 400
"""The sample: an eighth of the pairs, at least 96 (all, where there are fewer), at most 400. The same eighth in every text, so that a
short text inside a long one is found."""


class Fingerprint(NamedTuple):
    """``codes`` are sorted and differ from each other; ``first`` and ``second`` are the positions of each pair's words."""

    digest: str
    size: int
    codes: Numbers
    first: Positions
    second: Positions
    sample: Numbers

    def sampled_positions(self, codes: Numbers) -> NDArray[np.bool_]:
        """Which words belong to one of these pairs."""
        marked = np.zeros(self.size, dtype=np.bool_)
        held = np.isin(self.codes, codes, assume_unique=True)
        marked[self.first[held]] = True
        marked[self.second[held]] = True
        return marked


def fingerprint(text: str) -> Fingerprint:
    """Texts with the same weighty words in the same order have the same ``digest``.

    >>> fingerprint("Talks resume in Doha.").digest == fingerprint("Talks resume in Doha").digest
    True
    """
    numbers = weighty_words(text).numbers
    digest = blake2b(numbers.astype("<u4").tobytes(), digest_size=16).hexdigest()
    numbers = numbers[:LONGEST]
    pairs, first, second = pairs_of(numbers)
    codes, at = np.unique(pairs, return_index=True)
    count = min(_MOST, max(_FEWEST, int(np.searchsorted(codes, np.uint32(2**32 // _RATE)))))
    return Fingerprint(digest, len(numbers), codes, first[at], second[at], codes[:count])
