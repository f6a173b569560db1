"""The tagger's opinion of a document, by token of the parse. Probabilities between 0 and 1."""

from __future__ import annotations

from dataclasses import dataclass

ATTRIBUTION_ROLES = ("source", "cue", "content")
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
AUXILIARIES = ("future", "historical", "hypothetical", "negated")
STANDINGS = ("asserted", "attributed", "unconfirmed", "denied", "disputed")


@dataclass(frozen=True, slots=True)
class Tags:
    """Rows stand for tokens of the parse, in order.

    ``roles[i]``: source, cue, content. ``starts[i]``: the same roles beginning here. ``events[i]``: the 16 types (what is missing to 1 is
    "no event"). ``auxiliaries[i]``, ``standings[i]``: as if token ``i`` were the anchor of an event.
    """

    roles: list[list[float]]
    starts: list[list[float]]
    events: list[list[float]]
    auxiliaries: list[list[float]]
    standings: list[list[float]]
    version: str

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
        return self.roles[i][ATTRIBUTION_ROLES.index(name)]
