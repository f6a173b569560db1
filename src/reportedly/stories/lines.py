"""Documents -> one line for each: the story it belongs to, and what it is a copy of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from ..copies import CopyInput, find_copies
from ..records import Document, Record, derive_id
from .decisions import Decision
from .index import group_stories


class StoryLine(Record, frozen=True, kw_only=True):
    """Where one input stands. All is ``None`` for an input that gave no document."""

    external_id: str | None = None
    id: str | None = None
    story: str | None = None
    copy_group: str | None = None
    copy_of: str | None = None
    """The id of the likely original; ``None`` for the original itself and for what has no copies."""
    similarity: float | None = None
    """How much of the shorter text stands in the other; 1 for the original itself."""


def story_lines(documents: Sequence[Document | None], decisions: Iterable[Decision] = ()) -> list[StoryLine]:
    """A line for every document, in the same order; ``None`` stands for an input that could not be read."""
    different = {document.id: document for document in documents if document}
    stories = group_stories(different.values(), decisions)
    copies = find_copies(_copy_input(document) for document in different.values())
    repeated = _repeated(documents)
    seen: set[str] = set()
    lines = []
    for document in documents:
        if document is None:
            lines.append(StoryLine())
            continue
        found = copies[document.id]
        group, original, similarity = found.copy_group, found.copy_of, found.similarity
        if document.id in repeated:  # the very same document twice: one id, which has no place in a group of different ids
            group = group or derive_id("copies", document.id)
            original = original or (document.id if document.id in seen else None)
            similarity = 1.0 if similarity is None else similarity
        seen.add(document.id)
        lines.append(
            StoryLine(
                external_id=document.external_id, id=document.id, story=stories[document.id],
                copy_group=group, copy_of=original, similarity=similarity,
            )
        )  # fmt: skip
    return lines


def encode_line(line: StoryLine) -> bytes:
    """One line of JSON, without the line break."""
    return msgspec.json.encode(line)


def _repeated(documents: Iterable[Document | None]) -> set[str]:
    counts = Counter(document.id for document in documents if document)
    return {id for id, count in counts.items() if count > 1}


def _copy_input(document: Document) -> CopyInput:
    published = document.published
    return CopyInput(id=document.id, text=document.text, published=published.start if published else None)
