"""What lists and pages show of events, documents, stories and actors: rows of the store with what belongs to them."""

from __future__ import annotations

from ..records import Record


class ActorLine(Record, frozen=True, kw_only=True):
    """Who somebody is. ``id`` is the address of the actor's page."""

    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    entity: str | None = None
    basis: str | None = None


class PlaceLine(Record, frozen=True, kw_only=True):
    """Where; ``precision`` is country, region, city or site."""

    geonameid: int | None
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    precision: str | None


class NumberLine(Record, frozen=True, kw_only=True):
    """A number bound to an event; an open bound is ``None``."""

    kind: str
    low: float | None
    high: float | None
    unit: str | None


class SaidLine(Record, frozen=True, kw_only=True):
    """Who says something, outermost first where one stands inside another."""

    id: str
    document: str
    source: str | None
    actor: str | None
    source_kind: str | None
    cue: str
    content: str
    kind: str
    act: str
    hedged: bool
    anonymous: bool


class DocumentLine(Record, frozen=True, kw_only=True):
    """One document, without its text."""

    key: int
    id: str
    external_id: str | None
    url: str | None
    publisher: str | None
    title: str | None
    byline: str | None
    section: str | None
    language: str | None
    published: str | None
    published_end: str | None
    published_precision: str | None
    lead: str
    characters: int
    n_events: int
    n_problems: int
    story: str | None
    copy_group: str | None
    copy_of: str | None
    similarity: float | None
    added: str
    coder: str

    @property
    def heading(self) -> str:
        """The title, else the beginning of the text."""
        return self.title or (self.lead[:120] + "…" if len(self.lead) > 120 else self.lead) or self.id


class EventLine(Record, frozen=True, kw_only=True):
    """One event with all that a list shows of it. ``document`` is the document's id, ``key`` the row's."""

    key: int
    id: str
    document: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    story: str | None
    happening: str | None
    event_type: str
    cameo: str | None
    quad_code: int
    score: float
    standing: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    auxiliary: tuple[str, ...]
    day: str | None
    time_start: str | None
    time_end: str | None
    time_precision: str | None
    anchor: str
    anchor_start: int
    anchor_end: int
    sentence: str
    confidence: float | None
    why: str
    verdict: str | None
    actors: tuple[ActorLine, ...] = ()
    recipients: tuple[ActorLine, ...] = ()
    places: tuple[PlaceLine, ...] = ()
    quantities: tuple[NumberLine, ...] = ()
    said: tuple[SaidLine, ...] = ()


class StoryLine(Record, frozen=True, kw_only=True):
    """One story. ``standings`` counts its happenings by standing."""

    id: str
    title: str
    first: str | None
    last: str | None
    n_documents: int
    n_originals: int
    n_publishers: int
    n_events: int
    standings: dict[str, int]


class DisputeLine(Record, frozen=True, kw_only=True):
    """A claim and what answers it, in the document's words."""

    key: int
    id: str
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    story: str | None
    claim: str
    denial: str
    claimants: tuple[str, ...]
    deniers: tuple[str, ...]
