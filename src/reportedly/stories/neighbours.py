"""Which documents are compared at all: a bounded number for each, and the same pairs in whatever order the documents came.

Every document stands under its heaviest terms, its keys. A key that few documents share brings all of them together. Of a key that
many share, the ``LEADERS`` documents with the smallest ids lead, and a document is compared with these alone. Ids are digests, so that
leaders are a fair sample (bottom-k, Cohen & Kaplan 2007), and one that depends on the set of documents only: an arrival that becomes a
leader is compared with the whole key, which happens ever more rarely, and the leader it replaces lets go what nothing else holds.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from .vector import SCALE, TERMS, Vector

KEYS = 16
LEADERS = 12
NEAR = int(0.12 * SCALE * SCALE)
"""Products below it are not kept: half of what joins two documents (see ``clusters.JOIN``)."""


class _Key:
    """The documents under one term."""

    __slots__ = ("leaders", "members")

    def __init__(self) -> None:
        self.members = array("L")
        self.leaders: list[tuple[str, int]] = []

    def is_led_by(self, node: int) -> bool:
        return any(leader == node for _, leader in self.leaders)


class Neighbours:
    """Documents as numbered nodes, and what is near to what."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.near: list[dict[int, int]] = []
        self.touched: set[int] = set()
        """Nodes whose surroundings have changed since somebody emptied the set."""
        self._numbers: dict[str, int] = {}
        self._keys: dict[int, _Key] = {}
        self._terms = np.zeros((64, TERMS), dtype=np.uint32)
        self._weights = np.zeros((64, TERMS), dtype=np.int32)
        self._dense = np.zeros(1024, dtype=np.int32)

    def add(self, id: str, vector: Vector) -> int:
        """The number of a document, which is new, after comparing it with those before it."""
        node = len(self.ids)
        self.ids.append(id)
        self.near.append({})
        self.touched.add(node)
        self._store(node, vector)
        candidates: set[int] = set()
        let_go: list[tuple[int, int]] = []
        for term in self.keys(node):
            candidates.update(self._enter(node, term, let_go))
        self._compare(node, candidates)
        for leader, term in let_go:
            self._let_go(leader, term)
        return node

    def keys(self, node: int) -> list[int]:
        """The terms under which a document stands."""
        count = int(np.count_nonzero(self._weights[node, :KEYS]))
        return [int(term) for term in self._terms[node, :count]]

    def vector(self, node: int) -> dict[int, int]:
        """Numbered terms and their weights."""
        count = int(np.count_nonzero(self._weights[node]))
        return dict(zip(self._terms[node, :count].tolist(), self._weights[node, :count].tolist(), strict=True))

    def _store(self, node: int, vector: Vector) -> None:
        if node == len(self._terms):
            self._terms = np.concatenate([self._terms, np.zeros_like(self._terms)])
            self._weights = np.concatenate([self._weights, np.zeros_like(self._weights)])
        for place, (word, weight) in enumerate(vector):
            self._terms[node, place] = self._numbers.setdefault(word, len(self._numbers))
            self._weights[node, place] = weight
        while len(self._dense) < len(self._numbers):
            self._dense = np.zeros(2 * len(self._dense), dtype=np.int32)

    def _enter(self, node: int, term: int, let_go: list[tuple[int, int]]) -> Iterable[int]:
        """Put a document under a key: those it is to be compared with."""
        key = self._keys.setdefault(term, _Key())
        others: Iterable[int] = [leader for _, leader in key.leaders]
        mine = (self.ids[node], node)
        if len(key.leaders) < LEADERS:
            insort(key.leaders, mine)
        elif mine < key.leaders[-1]:
            others = key.members.tolist()
            let_go.append((key.leaders.pop()[1], term))
            insort(key.leaders, mine)
        key.members.append(node)
        return others

    def _compare(self, node: int, candidates: set[int]) -> None:
        if not candidates:
            return
        rows: npt.NDArray[np.int64] = np.fromiter(candidates, dtype=np.int64, count=len(candidates))
        count = int(np.count_nonzero(self._weights[node]))  # behind it, term 0 stands for nothing
        terms = self._terms[node, :count]
        self._dense[terms] = self._weights[node, :count]
        products = (self._dense[self._terms[rows]] * self._weights[rows]).sum(axis=1, dtype=np.int64)
        self._dense[terms] = 0
        for place in np.flatnonzero(products >= NEAR).tolist():
            other, product = int(rows[place]), int(products[place])
            self.near[node][other] = self.near[other][node] = product
            self.touched.add(other)

    def _let_go(self, leader: int, term: int) -> None:
        """Drop the pairs that only this key held, now that the document leads it no more."""
        mine = self.keys(leader)
        for other in [other for other in self.near[leader] if term in self.keys(other)]:
            shared = set(mine).intersection(self.keys(other))
            if not any(self._keys[key].is_led_by(leader) or self._keys[key].is_led_by(other) for key in shared):
                del self.near[leader][other], self.near[other][leader]
                self.touched.update((leader, other))
