"""Articles one by one -> whether the next one says anything that an earlier one did not, so that it need not be read again."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

import numpy as np

from .coverage import cover
from .fingerprint import Fingerprint, Pairs, fingerprint

ENOUGH = 0.8
"""Share of a text's weighty words that must stand in the earlier one in the same order (docs/decisions/2026-11-26-skipped-copies.md)."""
_LEAST_WORDS = 12
"""A shorter text is read sooner than compared, and two short texts are easily alike."""
_REMEMBERED = 20_000
"""Articles of a generation; two are remembered, so that a long run takes bounded memory (10 KB an article)."""
_SPARSE = 8
"""Of the sampled pairs so many times fewer are looked up, the same everywhere; a text nearly all of which is known shares most of them."""
_LEAST_SHARED, _WIDEST, _CANDIDATES = 2, 12, 4
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NUMERALS = frozenset(
    "no none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million dozen dozens scores not never "
    "denied denies deny denying rejected rejects".split()
)
"""Words that change what is told though little else changes: numbers, and that it is not so."""
_LETTERS = re.compile(r"[a-z]+")


class Known(NamedTuple):
    """The earlier article, and which share of the new one stands in it."""

    id: str
    share: float


class _Article(NamedTuple):
    id: str
    print: Fingerprint
    telling: frozenset[str]


class KnownArticles:
    """Add what was read; ``find`` tells of a new text whether it is a copy of one of these. Texts are not kept."""

    def __init__(self, remembered: int = _REMEMBERED) -> None:
        self._most = remembered
        self._now, self._before = _Generation(), _Generation()

    def add(self, id: str, text: str) -> None:
        """Take in an article that was read."""
        if len(self._now.articles) >= self._most:
            self._now, self._before = _Generation(), self._now
        print_ = fingerprint(text)
        if print_.size >= _LEAST_WORDS:
            self._now.add(_Article(id, print_, _telling(text)))

    def find(self, text: str) -> Known | None:
        """The article that says nearly all this text says; ``None`` where the text has a number or a denial that no such article has."""
        print_ = fingerprint(text)
        if print_.size < _LEAST_WORDS:
            return None
        telling, pairs = _telling(text), print_.pairs()
        found = [
            Known(article.id, share)
            for generation in (self._now, self._before)
            for article in generation.candidates(print_)
            if telling <= article.telling and (share := _share(pairs, article.print)) >= ENOUGH
        ]
        return max(found, key=lambda known: (known.share, known.id), default=None)


class _Generation:
    def __init__(self) -> None:
        self.articles: list[_Article] = []
        self._holders: dict[int, list[int]] = defaultdict(list)

    def add(self, article: _Article) -> None:
        number = len(self.articles)
        self.articles.append(article)
        for code in _sparse(article.print):
            holders = self._holders[code]
            if len(holders) == _WIDEST:
                holders.pop(0)
            holders.append(number)

    def candidates(self, print_: Fingerprint) -> list[_Article]:
        """Those that share most, the earliest of equal ones first."""
        votes: dict[int, int] = defaultdict(int)
        for code in _sparse(print_):
            for number in self._holders.get(code, ()):
                votes[number] += 1
        good = [number for number, count in votes.items() if count >= _LEAST_SHARED]
        return [self.articles[number] for number in sorted(good, key=lambda n: (-votes[n], n))[:_CANDIDATES]]


def _sparse(print_: Fingerprint) -> list[int]:
    sample = print_.sample
    few = sample[sample % np.uint32(_SPARSE) == 0]
    return [int(code) for code in few]


def _share(pairs: Pairs, other: Fingerprint) -> float:
    """How much of the text stands in the other."""
    return cover(pairs, other.pairs()).of_first


def _telling(text: str) -> frozenset[str]:
    folded = text.casefold()
    return frozenset(_NUMBER.findall(folded)) | (_NUMERALS & set(_LETTERS.findall(folded)))
