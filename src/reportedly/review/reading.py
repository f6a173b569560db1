"""What an event says, as the machine read it and as a person corrects it: the fields that a person can judge."""

from __future__ import annotations

from typing import get_args

import msgspec
from msgspec import UNSET, UnsetType

from ..errors import UsageError
from ..ontology import load_ontology
from ..records import Event, Record, Report, Span
from ..records.event import EventType, Standing
from ..store import rows

STANDINGS: tuple[str, ...] = get_args(Standing)
TYPES: tuple[str, ...] = get_args(EventType)
_MOST = 40
"""Parties or places that a correction may name."""


class PartyReading(Record, frozen=True, kw_only=True):
    """Who; ``entity`` and ``basis`` are kept where a person leaves the party as it was."""

    name: str
    country: str | None = None
    sector: str | None = None
    entity: str | None = None
    basis: str | None = None
    span: Span | None = None


class PlaceReading(Record, frozen=True, kw_only=True):
    """Where."""

    name: str
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


class TimeReading(Record, frozen=True, kw_only=True):
    """When: first and last day."""

    start: str | None
    end: str | None
    precision: str = "day"


class Reading(Record, frozen=True, kw_only=True):
    """One event. ``anchor`` holds the words that name it, ``span`` where they stand in the text."""

    event_type: str
    modes: tuple[str, ...] = ()
    actors: tuple[PartyReading, ...] = ()
    recipients: tuple[PartyReading, ...] = ()
    standing: str
    places: tuple[PlaceReading, ...] = ()
    time: TimeReading | None = None
    anchor: str = ""
    span: Span = (0, 0)


class Correction(Record, frozen=True, kw_only=True, omit_defaults=True):
    """The fields that a person changes; the others stay as the machine has them, also when a newer version reads them otherwise."""

    event_type: str | UnsetType = UNSET
    modes: tuple[str, ...] | UnsetType = UNSET
    actors: tuple[PartyReading, ...] | UnsetType = UNSET
    recipients: tuple[PartyReading, ...] | UnsetType = UNSET
    standing: str | UnsetType = UNSET
    places: tuple[PlaceReading, ...] | UnsetType = UNSET
    time: TimeReading | UnsetType | None = UNSET

    @property
    def changes(self) -> tuple[str, ...]:
        """Names of the fields that are changed."""
        return tuple(name for name in self.__struct_fields__ if getattr(self, name) is not UNSET)


FIELDS = Correction.__struct_fields__


def machine_reading(report: Report, event: Event) -> Reading:
    """What the machine read."""
    return Reading(
        event_type=event.event_type,
        modes=event.modes,
        actors=_parties(event, "actors"),
        recipients=_parties(event, "recipients"),
        standing=event.standing,
        places=tuple(_place(row) for row in rows.place_rows(report, event)),
        time=TimeReading(start=event.time.start, end=event.time.end, precision=event.time.precision) if event.time else None,
        anchor=rows.cut(report.document.text[slice(*event.anchor)], 300),
        span=event.anchor,
    )


def corrected(reading: Reading, correction: Correction) -> Reading:
    """The reading with the corrected fields."""
    changed: Reading = reading.replace(**{name: getattr(correction, name) for name in correction.changes})
    return changed


def difference(reading: Reading, wanted: Reading) -> Correction:
    """What has to be changed so that ``reading`` becomes ``wanted``."""
    return Correction(**{name: getattr(wanted, name) for name in FIELDS if getattr(wanted, name) != getattr(reading, name)})


def check(correction: Correction) -> None:
    """Refuse what no event can say.

    Raises:
        UsageError: a type, mode, standing or day that does not exist, with those that do.
    """
    ontology = load_ontology()
    if correction.event_type is not UNSET and correction.event_type not in ontology.types:
        raise UsageError(f"{correction.event_type[:40]}: no event type; there are {', '.join(TYPES)}")
    if correction.standing is not UNSET and correction.standing not in STANDINGS:
        raise UsageError(f"{correction.standing[:40]}: no standing; there are {', '.join(STANDINGS)}")
    modes = () if correction.modes is UNSET else correction.modes
    known = {mode for entry in ontology.types.values() for mode in entry.modes}
    if unknown := [mode for mode in modes if mode not in known]:
        raise UsageError(f"{unknown[0][:40]}: no mode of PLOVER")
    for name in ("actors", "recipients", "places"):
        listed = getattr(correction, name)
        if listed is not UNSET and len(listed) > _MOST:
            raise UsageError(f"{name}: {len(listed)} are too many; name at most {_MOST}")
    if isinstance(correction.time, TimeReading):
        _check_time(correction.time)


def _check_time(time: TimeReading) -> None:
    from datetime import date

    try:
        start, end = (date.fromisoformat(day) if day else None for day in (time.start, time.end))
    except ValueError:
        raise UsageError(f"{str(time.start)[:20]} to {str(time.end)[:20]}: no days; write them as 2026-01-31") from None
    if start and end and end < start:
        raise UsageError(f"{time.start} to {time.end}: ends before it begins")


def encode(value: Record) -> str:
    """JSON."""
    return msgspec.json.encode(value).decode()


def _parties(event: Event, side: str) -> tuple[PartyReading, ...]:
    return tuple(
        PartyReading(
            name=rows.cut(party.name, 300),
            country=party.country,
            sector=party.sector,
            entity=party.entity,
            basis=party.basis,
            span=party.span,
        )
        for party in getattr(event, side)
    )


def _place(row: rows.Row) -> PlaceReading:
    return PlaceReading(**{name: row[name] for name in PlaceReading.__struct_fields__})
