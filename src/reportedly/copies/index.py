"""Documents one by one -> an index of fingerprints -> groups of copies."""

from __future__ import annotations

from collections import defaultdict

from .check import Check, group_of
from .fingerprint import Fingerprint, fingerprint
from .linkage import components, link
from .original import Member
from .postings import Postings
from .records import CopyGroup

LEAST_WORDS = 4
"""Texts with fewer weighty words are nobody's copy: "Photos of the day" stands on every site."""


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
        if print_.size >= LEAST_WORDS:
            self._texts.setdefault(print_.digest, print_)

    def groups(self) -> list[CopyGroup]:
        """Groups of two or more documents that are one article, in the order of their originals' ids."""
        texts = [self._texts[digest] for digest in sorted(self._texts)]
        holders = defaultdict(list)
        for id, (digest, published) in sorted(self._documents.items()):
            holders[digest].append((id, published))
        postings = Postings(texts)
        check = Check(texts, postings)
        alone = set(range(len(texts)))
        found = []
        for edges in components((other, n) for n in range(len(texts)) for other in postings.candidates(n)):
            for numbers in link([edge for edge in edges if check(*edge).is_copy], check):
                alone.difference_update(numbers)
                found.append(group_of([Member(n, *holder) for n in numbers for holder in holders[texts[n].digest]], check))
            check.forget()
        for n in sorted(alone):
            if len(same := holders[texts[n].digest]) > 1:
                found.append(group_of([Member(n, *holder) for holder in same], check))
        return sorted(found, key=lambda group: group.original)
