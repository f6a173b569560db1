"""Documents one by one -> an index of fingerprints -> groups of copies."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np

from reportedly.records import derive_id

from .coverage import Coverage, Mask, cover
from .fingerprint import Fingerprint, fingerprint
from .linkage import link
from .original import Member, choose_original
from .postings import Postings
from .records import Copy, CopyGroup

_LEAST_WORDS = 4
"""Texts with fewer weighty words are nobody's copy: "Photos of the day" stands on every site."""
_MOSTLY = 0.6
"""Where more of a text than this looks like furniture, it is a text that many have copied."""
_GAP = 2


class CopyIndex:
    """Add documents as they come, in any order; ``groups`` looks at all that were added. Texts are not kept."""

    def __init__(self) -> None:
        self._documents: dict[str, tuple[str, str | None]] = {}
        self._texts: dict[str, Fingerprint] = {}

    def __len__(self) -> int:
        return len(self._documents)

    def add(self, id: str, text: str, published: str | None = None) -> None:
        """Take in one document. The same document twice counts once.

        Raises:
            ValueError: the id was added before with another text or date.
        """
        print_ = fingerprint(text)
        entry = (print_.digest, published)
        if self._documents.setdefault(id, entry) != entry:
            raise ValueError(f"copies: {id}: added twice with different texts or dates; give each document an id of its own")
        if print_.size >= _LEAST_WORDS:
            self._texts.setdefault(print_.digest, print_)

    def groups(self) -> list[CopyGroup]:
        """Groups of two or more documents that are one article, in the order of their originals' ids."""
        texts = [self._texts[digest] for digest in sorted(self._texts)]
        holders = defaultdict(list)
        for id, (digest, published) in sorted(self._documents.items()):
            holders[digest].append((id, published))
        check = _Check(texts)
        linked = link(len(texts), check.edges(), check)
        alone = set(range(len(texts))).difference(*linked)
        groups = [[(n, *holder) for n in numbers for holder in holders[texts[n].digest]] for numbers in [*linked, *([n] for n in alone)]]
        return sorted((_group(members, check) for members in groups if len(members) > 1), key=lambda group: group.original)


class _Check:
    """The precise check between numbered texts, made once for each pair; furniture is left out."""

    def __init__(self, texts: list[Fingerprint]) -> None:
        self._texts = texts
        self._postings = Postings(texts)
        self._furniture = [_furniture_of(text, self._postings) for text in texts]
        self._known: dict[tuple[int, int], Coverage] = {}

    def __call__(self, a: int, b: int) -> Coverage:
        if a == b:
            return Coverage(1.0, 1.0, self._texts[a].size, True, 1.0)
        known = self._known.get((a, b))
        if known is None:
            known = self._known[a, b] = cover(self._texts[a], self._texts[b], self._furniture[a], self._furniture[b])
        return known

    def edges(self) -> list[tuple[int, int]]:
        """Pairs of texts of which one is a copy of the other or both of a third."""
        near = ((other, number) for number in range(len(self._texts)) for other in self._postings.candidates(number))
        return [pair for pair in near if self(*pair).is_copy]


def _furniture_of(text: Fingerprint, postings: Postings) -> Mask | None:
    codes = text.sample[np.isin(text.sample, postings.furniture, assume_unique=True)]
    if not len(codes):
        return None
    marked = text.sampled_positions(codes)
    at = np.flatnonzero(marked)
    for left, right in pairwise(at):
        if right - left <= _GAP + 1:
            marked[left:right] = True
    return marked if marked.mean() <= _MOSTLY else None


def _group(members: list[tuple[int, str, str | None]], check: _Check) -> CopyGroup:
    listed = [Member(*member) for member in members]
    original, basis = choose_original(listed, check)
    copies = sorted(
        (Copy(id=m.id, similarity=round(check(*sorted((m.number, original.number))).similarity, 3)) for m in listed if m is not original),
        key=lambda copy: copy.id,
    )
    return CopyGroup(id=derive_id("copies", original.id), original=original.id, basis=basis, copies=tuple(copies))
