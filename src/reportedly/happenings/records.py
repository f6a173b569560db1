"""One event as many documents report it. Everything points back at events and spans of documents; nothing is new."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from ..records import Auxiliary, Record, Span, Standing

Contested = Literal["types", "actors"]


class Mention(Record, frozen=True, kw_only=True):
    """One document's event. ``source`` says whom it goes back to; mentions with an equal ``source`` are not independent."""

    document: str
    event: str
    anchor: Span
    published: str | None = None
    source: str


class Claimed(Record, frozen=True, kw_only=True):
    """A value, the documents' words for it, the most frequent first, and the ids of the events that tell it."""

    value: str
    words: tuple[str, ...] = ()
    events: tuple[str, ...]


class Figure(Record, frozen=True, kw_only=True):
    """A number as one document gives it: ``low``/``high`` bounds (``None``: open)."""

    kind: str
    low: float | None
    high: float | None
    unit: str | None = None
    published: str | None = None
    document: str
    span: Span


class Happening(Record, frozen=True, kw_only=True):
    """What many reports tell of one event.

    ``contested`` names what the reports contradict each other in. ``figures`` stand in the order of publication. ``standing`` is
    ``disputed`` where some tell it and some deny it, else what most independent sources give it, of two equal ones the more careful.
    """

    id: str
    story: str
    types: tuple[Claimed, ...]
    actors: tuple[Claimed, ...]
    recipients: tuple[Claimed, ...]
    days: tuple[Claimed, ...] = ()
    """When it happened, as ISO dates or ``START/END``."""
    contested: tuple[Contested, ...] = ()
    standing: Standing
    standings: tuple[Claimed, ...]
    auxiliary: tuple[Auxiliary, ...] = ()
    figures: tuple[Figure, ...] = ()
    first_reported: str | None
    last_reported: str | None
    independent_sources: int
    denied_by: tuple[str, ...] = ()
    mentions: tuple[Mention, ...]


def encode_happening(happening: Happening) -> bytes:
    """One line of JSON, without the line break."""
    return msgspec.json.encode(happening)


def happening_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of happenings."""
    return msgspec.json.schema(Happening)
