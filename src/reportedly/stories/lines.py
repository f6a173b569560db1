"""Documents -> one line for each: the story it belongs to, and what it is a copy of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from ..copies import CopyGroup, CopyIndex
from ..records import Document, Record, derive_id
from .decisions import Decision, pairs_together
from .index import StoryIndex


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


class LineIndex:
    """Takes documents one by one and keeps their words as numbers, not their texts. A copy belongs to the story of its original, unless
    a decision parts them."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._decisions = tuple(decisions)
        self._stories = StoryIndex(self._decisions)
        self._copies = CopyIndex()
        self._inputs: list[tuple[str | None, str | None]] = []
        self._counts: Counter[str] = Counter()

    def add(self, document: Document | None) -> None:
        """The next input; ``None`` for one that could not be read."""
        if document is None:
            self._inputs.append((None, None))
            return
        if not self._counts[document.id]:
            self._stories.add(document)
            self._copies.add(document.id, document.text, document.published.start if document.published else None)
        self._counts[document.id] += 1
        self._inputs.append((document.external_id, document.id))

    def lines(self) -> list[StoryLine]:
        """A line for every input so far, in the same order."""
        groups = self._copies.groups()
        self._stories.link(pairs_together(_pairs(groups), self._decisions))
        stories = self._stories.stories()
        standing = {group.original: StoryLine(copy_group=group.id, similarity=1.0) for group in groups}
        for group in groups:
            for copy in group.copies:
                standing[copy.id] = StoryLine(copy_group=group.id, copy_of=group.original, similarity=copy.similarity)
        seen: set[str] = set()
        lines = []
        for external_id, id in self._inputs:
            if id is None:
                lines.append(StoryLine())
                continue
            line = standing.get(id, StoryLine())
            if self._counts[id] > 1:  # the very same document twice: one id, which has no place in a group of different ids
                line = StoryLine(
                    copy_group=line.copy_group or derive_id("copies", id),
                    copy_of=line.copy_of or (id if id in seen else None),
                    similarity=1.0 if line.similarity is None else line.similarity,
                )
            seen.add(id)
            lines.append(line.replace(external_id=external_id, id=id, story=stories[id]))
        return lines


def story_lines(documents: Iterable[Document | None], decisions: Iterable[Decision] = ()) -> list[StoryLine]:
    """A line for every document, in the same order; ``None`` stands for an input that could not be read."""
    index = LineIndex(decisions)
    for document in documents:
        index.add(document)
    return index.lines()


def encode_line(line: StoryLine) -> bytes:
    """One line of JSON, without the line break."""
    return msgspec.json.encode(line)


def _pairs(groups: Iterable[CopyGroup]) -> list[tuple[str, str]]:
    """Each copy with its original, the most similar first."""
    found = [(-copy.similarity, group.original, copy.id) for group in groups for copy in group.copies]
    return [(original, copy) for _, original, copy in sorted(found)]
