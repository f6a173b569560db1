"""One event as many documents report it. Everything points back at events and spans of documents; nothing is new."""

from __future__ import annotations

import msgspec

from ..records import Record, Span


class Mention(Record, frozen=True, kw_only=True):
    """One document's event. ``source`` says whom it goes back to; mentions with an equal ``source`` are not independent."""

    document: str
    event: str
    anchor: Span
    published: str | None = None
    source: str


class Claimed(Record, frozen=True, kw_only=True):
    """A value, and the ids of the events that tell it."""

    value: str
    events: tuple[str, ...]


class Figure(Record, frozen=True, kw_only=True):
    """A number as one document gives it: ``low``/``high`` bounds (``None``: open)."""

    kind: str
    low: float | None
    high: float | None
    published: str | None = None
    document: str
    span: Span


class Happening(Record, frozen=True, kw_only=True):
    """What many reports tell of one event.

    ``types``, ``actors`` and ``recipients`` are agreed where they hold one value, contested where they hold more. ``figures`` stand in the
    order of publication.
    """

    id: str
    story: str
    types: tuple[Claimed, ...]
    actors: tuple[Claimed, ...]
    recipients: tuple[Claimed, ...]
    figures: tuple[Figure, ...] = ()
    first_reported: str | None
    last_reported: str | None
    independent_sources: int
    denied_by: tuple[str, ...] = ()
    mentions: tuple[Mention, ...]


def encode_happening(happening: Happening) -> bytes:
    """One line of JSON, without the line break."""
    return msgspec.json.encode(happening)
