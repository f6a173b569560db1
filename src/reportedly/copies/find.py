"""Documents -> groups of copies."""

from __future__ import annotations

from collections.abc import Iterable

from .index import CopyIndex
from .records import CopyGroup, CopyInput, CopyOf


def find_copies(documents: Iterable[CopyInput]) -> dict[str, CopyOf]:
    """Where each document stands, by id, whatever the order they came in.

    >>> text = "The governor of Oruro said on Monday that the road to Cochabamba would stay closed for two weeks."
    >>> found = find_copies([CopyInput(id="b", text=text), CopyInput(id="a", text=text), CopyInput(id="c", text="Rain fell in Suva.")])
    >>> found["b"].copy_of, found["a"].copy_of, found["c"].copy_group
    ('a', None, None)
    """
    listed = list(documents)
    standing = {document.id: CopyOf() for document in sorted(listed, key=lambda d: d.id)}
    for group in group_copies(listed):
        standing[group.original] = CopyOf(copy_group=group.id, similarity=1.0)
        for copy in group.copies:
            standing[copy.id] = CopyOf(copy_group=group.id, copy_of=group.original, similarity=copy.similarity)
    return standing


def group_copies(documents: Iterable[CopyInput]) -> list[CopyGroup]:
    """Groups of two or more documents that are one article, in the order of their originals' ids."""
    index = CopyIndex()
    for document in documents:
        index.add(document.id, document.text, document.published)
    return index.groups()
