"""Stories that grow as documents arrive, and are the same when all documents come at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..records import Document
from ..records.base import derive_id
from .clusters import cluster_component
from .decisions import Decision, check_decisions
from .neighbours import Neighbours
from .told import day_of, vector_of


class StoryIndex:
    """Takes documents one by one; tells at any time which story each belongs to.

    The stories depend on the set of documents and decisions, not on the order or on when one asks. After an arrival only the documents
    that are connected with it are grouped again.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        listed = tuple(decisions)
        check_decisions(listed)
        self._neighbours = Neighbours()
        self._nodes: dict[str, int] = {}
        self._days: list[int | None] = []
        self._story: dict[int, str] = {}
        self._decided: dict[str, list[Decision]] = defaultdict(list)
        self._same: dict[int, set[int]] = defaultdict(set)
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._linked: dict[int, set[int]] = {}
        for decision in listed:
            for document in decision.documents:
                self._decided[document].append(decision)

    def add(self, document: Document) -> None:
        """Take a document in; one that is known already (same id) changes nothing."""
        if document.id in self._nodes:
            return
        self._nodes[document.id] = self._neighbours.add(document.id, vector_of(document))
        self._days.append(day_of(document))
        for decision in self._decided.get(document.id, ()):
            self._apply(decision)

    def link(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Documents that belong together for another reason, such as a copy and its original, in place of those told before. The pairs
        must not contradict the decisions (``pairs_together``)."""
        links: dict[int, set[int]] = defaultdict(set)
        for a, b in pairs:
            links[self._nodes[a]].add(self._nodes[b])
            links[self._nodes[b]].add(self._nodes[a])
        changed = [node for node in links.keys() | self._linked.keys() if links.get(node) != self._linked.get(node)]
        self._neighbours.touched.update(changed)
        self._linked = dict(links)

    def stories(self) -> dict[str, str]:
        """The story id of every document id. A story is named after its smallest document id."""
        for component in self._changed():
            self._group(component)
        return {id: self._story[node] for id, node in self._nodes.items()}

    def _apply(self, decision: Decision) -> None:
        if not all(document in self._nodes for document in decision.documents):
            return
        a, b = (self._nodes[document] for document in decision.documents)
        pairs = self._same if decision.verdict == "same" else self._apart
        pairs[a].add(b)
        pairs[b].add(a)
        self._neighbours.touched.update((a, b))

    def _changed(self) -> list[list[int]]:
        """Components that hold a document whose surroundings have changed."""
        components: list[list[int]] = []
        seen: set[int] = set()
        for start in sorted(self._neighbours.touched):
            if start in seen:
                continue
            seen.add(start)
            component = [start]
            for node in component:
                fresh = (self._neighbours.near[node].keys() | self._together(node)) - seen
                seen |= fresh
                component.extend(fresh)
            components.append(component)
        self._neighbours.touched.clear()
        return components

    def _together(self, node: int) -> set[int]:
        return self._same.get(node, set()) | self._linked.get(node, set())

    def _group(self, component: list[int]) -> None:
        ids = self._neighbours.ids
        groups = cluster_component(
            component,
            id_of=ids.__getitem__,
            vector_of=self._neighbours.vector,
            day_of=self._days.__getitem__,
            near=self._neighbours.near.__getitem__,
            same={node: self._together(node) for node in component},
            apart=self._apart,
        )
        for members in groups:
            name = derive_id("story", ids[members[0]])
            self._story.update(dict.fromkeys(members, name))


def group_stories(documents: Iterable[Document], decisions: Iterable[Decision] = ()) -> dict[str, str]:
    """The story id of every document id."""
    index = StoryIndex(decisions)
    for document in documents:
        index.add(document)
    return index.stories()
