"""The tagger's opinion of a document, by token of the parse. Probabilities between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable
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

Linker = Callable[[int, str], tuple[int, list[float]]]


@dataclass(frozen=True, slots=True)
class Tags:
    """Rows stand for tokens of the parse, in order.

    ``roles[i]``: source, cue, content. ``events[i]``: the 16 types (what is missing to 1 is "no event"). ``auxiliaries[i]`` and
    ``standings[i]``: as if token ``i`` were the anchor of an event. ``linker(i, relation)``: the first token of a stretch around ``i``,
    and how likely each token of that stretch is the relation's party to the cue or anchor ``i``.
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
        k = max(range(len(row)), key=row.__getitem__)
        return EVENT_TYPES[k], row[k]

    def any_event(self, i: int) -> float:
        """How likely token ``i`` anchors an event of whatever type."""
        return sum(self.events[i])

    def role(self, i: int, name: str) -> float:
        """How likely token ``i`` stands in a source, cue or content."""
        return self.roles[i][ROLES.index(name)]

    def links(self, i: int, relation: str) -> tuple[int, list[float]]:
        """``(first, row)``: ``row[k]`` is how likely token ``first + k`` is the relation's party to token ``i``; tokens outside are not."""
        key = (i, relation)
        if key not in self._links:
            self._links[key] = self.linker(i, relation)
        return self._links[key]

    def link(self, i: int, relation: str, j: int) -> float:
        """How likely token ``j`` is the relation's party to token ``i``."""
        first, row = self.links(i, relation)
        return row[j - first] if 0 <= j - first < len(row) else 0.0
