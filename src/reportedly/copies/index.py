"""Documents one by one -> an index of fingerprints -> groups of copies."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from reportedly.records import derive_id

from .coverage import Coverage, Mask, cover
from .fingerprint import Fingerprint, Pairs, fingerprint
from .linkage import components, link
from .original import Member, choose_original
from .postings import Postings
from .records import Copy, CopyGroup
from .words import Numbers

_LEAST_WORDS = 4
"""Texts with fewer weighty words are nobody's copy: "Photos of the day" stands on every site."""
_MOSTLY = 0.6
"""Where more of a text than this looks like furniture, it is a text that many have copied."""
_GAP = 2
_PREPARED = 500
"""Texts whose pairs are kept at hand, 20 KB each: those that hang together are checked one after the other."""


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
        alone = set(range(len(texts)))
        found = []
        for edges in components((other, n) for n in range(len(texts)) for other in check.candidates(n)):
            for numbers in link([edge for edge in edges if check(*edge).is_copy], check):
                alone.difference_update(numbers)
                found.append(_group([(n, *holder) for n in numbers for holder in holders[texts[n].digest]], check))
            check.forget()
        for n in sorted(alone):
            if len(same := holders[texts[n].digest]) > 1:
                found.append(_group([(n, *holder) for holder in same], check))
        return sorted(found, key=lambda group: group.original)


class _Check:
    """The precise check between numbered texts, made once for each pair; furniture is left out."""

    def __init__(self, texts: list[Fingerprint]) -> None:
        self._texts = texts
        self._postings = Postings(texts)
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

    def candidates(self, number: int) -> list[int]:
        """Texts before this one that may be copies of the same article."""
        return self._postings.candidates(number)

    def forget(self) -> None:
        """What was found out so far will not be asked again."""
        self._known.clear()

    def _prepare(self, number: int) -> tuple[Pairs, Mask | None]:
        found = self._prepared.get(number)
        if found is None:
            if len(self._prepared) >= _PREPARED:
                del self._prepared[next(iter(self._prepared))]
            pairs = self._texts[number].pairs()
            found = self._prepared[number] = (pairs, _furniture(pairs, self._postings.furniture_of(number)))
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


def _group(members: list[tuple[int, str, str | None]], check: _Check) -> CopyGroup:
    listed = [Member(*member) for member in members]
    original, basis = choose_original(listed, check)
    copies = sorted(
        (Copy(id=m.id, similarity=round(check(*sorted((m.number, original.number))).similarity, 3)) for m in listed if m is not original),
        key=lambda copy: copy.id,
    )
    return CopyGroup(id=derive_id("copies", original.id), original=original.id, basis=basis, copies=tuple(copies))
