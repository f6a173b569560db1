"""A report of the machine + the log -> the report that holds: what people rejected is not in it, what they corrected is as they have it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from ..ontology import load_ontology
from ..records import Dispute, Event, EventTime, Party, Report
from .log import entries_of
from .match import match_entries
from .reading import PartyReading, PlaceReading, Reading, TimeReading, corrected, machine_reading
from .verdict import State, state_of


def judged_report(connection: Connection, report: Report) -> Report:
    """For ``group_store(..., judged=judged_report)``: happenings are told of what holds, so that nobody rejects an event in vain."""
    entries = entries_of(connection, report.document.id)
    states = {id: state_of(listed) for id, listed in match_entries(report, entries).by_event.items()}
    events = tuple(_judged(report, event, states.get(event.id, State())) for event in report.events)
    kept = tuple(event for event in events if event)
    gone = frozenset(event.id for event in report.events) - {event.id for event in kept}
    if kept == report.events:
        return report
    disputes = (_without(dispute, gone) for dispute in report.disputes)
    changed: Report = report.replace(events=kept, disputes=tuple(dispute for dispute in disputes if dispute))
    return changed


def with_parties(event: Event, reading: Reading) -> Event:
    """The event with the parties of a reading."""
    changed: Event = event.replace(actors=_as_parties(reading.actors), recipients=_as_parties(reading.recipients))
    return changed


def coded(machine: Reading, reading: Reading) -> dict[str, Any]:
    """Class and score of a type or mode that a person gave; CAMEO's code is nobody's then. Nothing where both are the machine's."""
    if (reading.event_type, reading.modes) == (machine.event_type, machine.modes):
        return {}
    ontology = load_ontology()
    return {
        "cameo": None,
        "quad_code": ontology.quad_code(reading.event_type),
        "score": ontology.score(reading.event_type, reading.modes),
    }


def _judged(report: Report, event: Event, state: State) -> Event | None:
    if state.verdict == "rejected":
        return None
    if state.correction is None:
        return event
    machine = machine_reading(report, event)
    reading = corrected(machine, state.correction)
    named = {"event_type": reading.event_type, "modes": reading.modes, "standing": reading.standing}
    changed: Event = with_parties(event, reading).replace(**named, **coded(machine, reading))
    if reading.time != machine.time:
        changed = changed.replace(time=_as_time(reading.time))
    if reading.places != machine.places:
        changed = changed.replace(places=_as_toponyms(report, reading.places), location=None)
    return changed


def _as_parties(listed: tuple[PartyReading, ...]) -> tuple[Party, ...]:
    return tuple(
        Party(span=p.span or (0, 0), name=p.name, country=p.country, sector=p.sector, entity=p.entity, basis=p.basis) for p in listed
    )


def _as_time(time: TimeReading | None) -> EventTime | None:
    return EventTime(start=time.start, end=time.end, precision=time.precision, timex=None) if time else None


def _as_toponyms(report: Report, places: tuple[PlaceReading, ...]) -> tuple[int, ...]:
    """Where the places stand among the report's; one that a person wrote is in no gazetteer, and tells no happening from another."""
    known: dict[int, int] = {}
    for index, toponym in enumerate(report.toponyms):
        if toponym.place and toponym.place.geonameid is not None:
            known.setdefault(toponym.place.geonameid, index)
    return tuple(known[place.geonameid] for place in places if place.geonameid in known)


def _without(dispute: Dispute, gone: frozenset[str]) -> Dispute | None:
    """The dispute without events that people rejected; ``None`` where nothing is left of one side."""
    claim, denial = (tuple(id for id in side if id not in gone) for side in (dispute.claim, dispute.denial))
    changed: Dispute = dispute.replace(claim=claim, denial=denial)
    return changed if claim and denial else None
