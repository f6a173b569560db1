"""One text's fingerprint: its weighty words for the precise check, and a bounded sample of their pairs for the search."""

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
    """What is kept of a text: its weighty words, four bytes each, and the sample, sorted. Pairs are rebuilt when they are needed."""

    digest: str
    numbers: Numbers
    sample: Numbers

    @property
    def size(self) -> int:
        """How many weighty words are looked at."""
        return len(self.numbers)

    def pairs(self) -> Pairs:
        """All pairs of near words."""
        pairs, first, second = pairs_of(self.numbers)
        codes, at = np.unique(pairs, return_index=True)
        return Pairs(self.size, codes, first[at], second[at])


class Pairs(NamedTuple):
    """``codes`` are sorted and differ from each other; ``first`` and ``second`` are the positions of each pair's words."""

    size: int
    codes: Numbers
    first: Positions
    second: Positions

    def positions(self, codes: Numbers) -> NDArray[np.bool_]:
        """Which words belong to one of these pairs, which are sorted."""
        marked = np.zeros(self.size, dtype=np.bool_)
        held = np.searchsorted(self.codes, codes)
        held = held[self.codes[np.minimum(held, len(self.codes) - 1)] == codes] if len(self.codes) else held[:0]
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
    numbers = numbers[:LONGEST].copy()
    return Fingerprint(digest, numbers, sample_of(numbers))


def sample_of(numbers: Numbers) -> Numbers:
    """The sample of the pairs of these weighty words, sorted."""
    pairs, _, _ = pairs_of(numbers)
    codes = np.unique(pairs)
    count = min(_MOST, max(_FEWEST, int(np.searchsorted(codes, np.uint32(2**32 // _RATE)))))
    return codes[:count].copy()
