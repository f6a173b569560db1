"""The precise check between numbered texts, wherever these are kept, and the group that comes of it."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from reportedly.records import derive_id

from .coverage import Coverage, Mask, cover
from .fingerprint import Fingerprint, Pairs
from .original import Member, choose_original
from .records import Copy, CopyGroup
from .words import Numbers

_MOSTLY = 0.6
"""Where more of a text than this looks like furniture, it is a text that many have copied."""
_GAP = 2
_PREPARED = 500
"""Texts whose pairs are kept at hand, 20 KB each: those that hang together are checked one after the other."""


class Texts(Protocol):
    """Fingerprints by number, in memory or on disk."""

    def __getitem__(self, number: int, /) -> Fingerprint: ...


class Furniture(Protocol):
    """What of a text's sample witnesses no copy."""

    def furniture_of(self, number: int) -> Numbers: ...


class Check:
    """The precise check between numbered texts, made once for each pair; furniture is left out."""

    def __init__(self, texts: Texts, furniture: Furniture) -> None:
        self._texts = texts
        self._furniture = furniture
        self._known: dict[tuple[int, int], Coverage] = {}
        self._prepared: dict[int, tuple[Pairs, Mask | None]] = {}

    def __call__(self, a: int, b: int) -> Coverage:
        if a == b:
            return Coverage(1.0, 1.0, self._texts[a].size, True, 1.0)
        known = self._known.get((a, b))
        if known is None:
            (pairs_a, furniture_a), (pairs_b, furniture_b) = self._prepare(a), self._prepare(b)
            known = self._known[a, b] = cover(pairs_a, pairs_b, furniture_a, furniture_b)
        return known

    def forget(self) -> None:
        """What was found out so far will not be asked again."""
        self._known.clear()

    def _prepare(self, number: int) -> tuple[Pairs, Mask | None]:
        found = self._prepared.get(number)
        if found is None:
            if len(self._prepared) >= _PREPARED:
                del self._prepared[next(iter(self._prepared))]
            pairs = self._texts[number].pairs()
            found = self._prepared[number] = (pairs, _furniture(pairs, self._furniture.furniture_of(number)))
        return found


def _furniture(pairs: Pairs, codes: Numbers) -> Mask | None:
    """The words of pairs that are furniture, and the gaps between them; ``None`` where there are none or nearly all are."""
    if not len(codes):
        return None
    marked = pairs.positions(codes)
    at = np.flatnonzero(marked)
    gaps = np.diff(at)
    for left, gap in zip(at[:-1][(gaps > 1) & (gaps <= _GAP + 1)], gaps[(gaps > 1) & (gaps <= _GAP + 1)], strict=True):
        marked[left : left + gap] = True
    return marked if marked.mean() <= _MOSTLY else None


def group_of(members: list[Member], check: Check) -> CopyGroup:
    """The group that these documents make: which is the original, and how near the others are to it."""
    original, basis = choose_original(members, check)
    copies = sorted(
        (Copy(id=m.id, similarity=round(check(*sorted((m.number, original.number))).similarity, 3)) for m in members if m is not original),
        key=lambda copy: copy.id,
    )
    return CopyGroup(id=derive_id("copies", original.id), original=original.id, basis=basis, copies=tuple(copies))
