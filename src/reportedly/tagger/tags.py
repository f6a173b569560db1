"""The tagger's opinion of a document, by token of the parse. Probabilities between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

ROLES = ("source", "cue", "content")
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
AUXILIARIES = ("future", "historical", "hypothetical", "negated")
STANDINGS = ("asserted", "attributed", "unconfirmed", "denied", "disputed")
RELATIONS = ("source", "content", "cue", "actor", "recipient")
"""What a token can be to a cue (the first three) or to the anchor of an event."""

Linker = Callable[[Sequence[int], str], list[tuple[int, list[float]]]]


@dataclass(frozen=True, slots=True)
class Tags:
    """Rows stand for tokens of the parse, in order.

    ``roles[i]``: source, cue, content. ``events[i]``: the 16 types (what is missing to 1 is "no event"). ``auxiliaries[i]`` and
    ``standings[i]``: as if token ``i`` were the anchor of an event. ``linker(anchors, relation)``: for each anchor or cue the first token
    of a stretch around it, and how likely each token of that stretch is the relation's party to it.
    """

    roles: list[list[float]]
    events: list[list[float]]
    auxiliaries: list[list[float]]
    standings: list[list[float]]
    linker: Linker
    version: str
    _links: dict[tuple[int, str], tuple[int, list[float]]] = field(default_factory=dict)

    def event(self, i: int, event_type: str) -> float:
        """How likely token ``i`` anchors an event of the type."""
        return self.events[i][EVENT_TYPES.index(event_type)]

    def best_event(self, i: int) -> tuple[str, float]:
        """The likeliest type at token ``i`` and its probability."""
        row = self.events[i]
        p = max(row)
        return EVENT_TYPES[row.index(p)], p

    def any_event(self, i: int) -> float:
        """How likely token ``i`` anchors an event of whatever type."""
        return sum(self.events[i])

    def role(self, i: int, name: str) -> float:
        """How likely token ``i`` stands in a source, cue or content."""
        return self.roles[i][ROLES.index(name)]

    def links(self, i: int, relation: str) -> tuple[int, list[float]]:
        """``(first, row)``: ``row[k]`` is how likely token ``first + k`` is the relation's party to token ``i``; tokens outside are not."""
        known = self._links.get((i, relation))
        if known is None:
            self.look_up((i,), relation)
            known = self._links[i, relation]
        return known

    def look_up(self, anchors: Iterable[int], *relations: str) -> None:
        """Asks for the links of several anchors together, which costs a fraction of asking for one after another."""
        asked = tuple(dict.fromkeys(anchors))
        for relation in relations:
            new = [i for i in asked if (i, relation) not in self._links]
            for i, found in zip(new, self.linker(new, relation), strict=True):
                self._links[i, relation] = found

    def link(self, i: int, relation: str, j: int) -> float:
        """How likely token ``j`` is the relation's party to token ``i``."""
        first, row = self.links(i, relation)
        return row[j - first] if 0 <= j - first < len(row) else 0.0
