"""One PLOVER event as a document reports it."""

from __future__ import annotations

from typing import Literal

from .base import Record, Span
from .party import Party

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Auxiliary = Literal["future", "historical", "hypothetical", "negated"]
Standing = Literal["asserted", "attributed", "unconfirmed", "denied", "disputed"]
QuantityKind = Literal["dead", "injured", "arrested", "crowd", "troops", "money", "items"]


Basis = Literal["clause", "sentence", "story"]
Precision = Literal["country", "region", "city", "site"]
Relation = Literal["in", "near", "between", "border"]


class Location(Record, frozen=True, kw_only=True):
    """Where the event happened, in the text's words: ``span`` ("a market in Idlib"), and how the place stands to them.

    ``precision`` is the smallest kind of place they name, ``None`` when the name is in no gazetteer; ``relation`` is ``in``, ``near``
    ("outside", "south of"), ``between`` two places, or at the ``border`` of one; ``basis`` as for the time.
    """

    span: Span
    precision: Precision | None
    relation: Relation = "in"
    basis: Basis


class Quantity(Record, frozen=True, kw_only=True):
    """A number bound to an event: ``low``/``high`` bounds (``None``: open), ``unit`` as worded ("soldiers", "USD")."""

    kind: QuantityKind
    low: float | None
    high: float | None
    unit: str | None = None
    span: Span


class EventTime(Record, frozen=True, kw_only=True):
    """When the event happened: inclusive ISO dates, ``precision``, and the index of the timex it was read from."""

    start: str | None
    end: str | None
    precision: str
    timex: int | None
    basis: Basis | None = None
    """Whose words they are: the event's own clause, another clause of its sentence, another sentence on the same happening."""


class Event(Record, frozen=True, kw_only=True):
    """Who did what to whom, when, where, and according to whom. ``anchor`` spans the words that name the event."""

    id: str
    sentence: Span
    anchor: Span
    event_type: EventType
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad_code: int
    score: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[int, ...] = ()
    location: Location | None = None
    time: EventTime | None = None
    auxiliary: tuple[Auxiliary, ...] = ()
    attributions: tuple[str, ...] = ()
    standing: Standing
    quantities: tuple[Quantity, ...] = ()
    why: str
    confidence: float | None = None
