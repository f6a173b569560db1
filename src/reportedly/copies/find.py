"""Documents -> groups of copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reportedly.records import derive_id

from .records import Copy, CopyGroup, CopyInput, CopyOf


def find_copies(documents: Iterable[CopyInput]) -> dict[str, CopyOf]:
    """Where each document stands, by id, whatever the order they came in.

    >>> text = "The governor of Oruro said on Monday that the road to Cochabamba would stay closed for two weeks."
    >>> found = find_copies([CopyInput(id="b", text=text), CopyInput(id="a", text=text), CopyInput(id="c", text="Rain fell in Suva.")])
    >>> found["b"].copy_of, found["a"].copy_of, found["c"].copy_group
    ('a', None, None)
    """
    listed = sorted(documents, key=lambda d: d.id)
    standing = {document.id: CopyOf() for document in listed}
    for group in group_copies(listed):
        standing[group.original] = CopyOf(copy_group=group.id, similarity=1.0)
        for copy in group.copies:
            standing[copy.id] = CopyOf(copy_group=group.id, copy_of=group.original, similarity=copy.similarity)
    return standing


def group_copies(documents: Iterable[CopyInput]) -> list[CopyGroup]:
    """Groups of two or more texts that are one article, in the order of their originals' ids."""
    same = defaultdict(list)
    for document in documents:
        same[" ".join(document.text.casefold().split())].append(document.id)
    groups = []
    for ids in sorted(sorted(ids) for text, ids in same.items() if text and len(ids) > 1):
        copies = tuple(Copy(id=i, similarity=1.0) for i in ids[1:])
        groups.append(CopyGroup(id=derive_id("copies", ids[0]), original=ids[0], basis="completeness", copies=copies))
    return groups
