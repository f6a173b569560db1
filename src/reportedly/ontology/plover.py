"""``plover.yml`` -> Ontology. The file names its source; ``docs/decisions`` tells how its contradictions were settled."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..lexicons import load_yaml
from ..records import Record


class TypeEntry(Record, frozen=True, kw_only=True):
    """An event type: quad class 1-4, score -10..+10, and the score of each of its modes."""

    quad_code: int
    score: float
    requires_recipient: bool
    modes: dict[str, float | None]


class CameoEntry(Record, frozen=True, kw_only=True):
    """What a CAMEO code means in PLOVER."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


class Ontology(Record, frozen=True, kw_only=True):
    """The whole vocabulary."""

    version: str
    types: dict[str, TypeEntry]
    contexts: tuple[str, ...]
    sectors: dict[str, str]
    nonstate_countries: dict[str, str]
    cameo: dict[str, CameoEntry]

    def quad_code(self, event_type: str) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return self.types[event_type].quad_code

    def score(self, event_type: str, modes: tuple[str, ...] = ()) -> float:
        """The score furthest from zero among the modes, else the type's own.

        >>> load_ontology().score("ASSAULT", ("aerial",))
        -9.5
        """
        entry = self.types[event_type]
        scores = [s for s in (entry.modes.get(mode) for mode in modes) if s is not None]
        return max(scores, key=abs) if scores else entry.score


@cache
def load_ontology() -> Ontology:
    """The built-in ontology."""
    return load_yaml(Path(__file__).with_name("plover.yml"), Ontology)
