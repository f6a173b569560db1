"""The log -> the rows of events, so that lists, facets and searches show what people found. Undone, rows are the machine's again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from ..records import Event, Record, Report
from ..store import Store, mark_story, rows
from ..store.add import AfterRead
from ..store.directory import ActorDirectory
from ..store.schema import bodies, documents, events, parties, places
from .judged import coded, with_parties
from .log import Entry, entries_of, entries_of_many
from .match import Matched, match_entries
from .reading import Reading, corrected, machine_reading
from .schema import review_log
from .verdict import State, living, state_of

_RETOLD = {"rejected", "corrected"}
"""Verdicts that come or go with something else in the happenings."""


class Orphan(Record, frozen=True, kw_only=True):
    """What people said of an event that is read no more, or whose document is gone."""

    document: str
    event: str
    entries: tuple[Entry, ...]

    @property
    def last(self) -> Entry:
        """The entry that would hold."""
        return next(iter(reversed(living(self.entries))), self.entries[-1])


def reapply(store: Store) -> AfterRead:
    """For ``add_report(..., then=)``: what people found holds for the new reading as well."""

    def again(connection: Connection, report: Report) -> None:
        entries = entries_of(connection, report.document.id)
        if entries:
            _write(store, connection, report, match_entries(report, entries), only=None)

    return again


def apply_log(store: Store, connection: Connection, document: str, only: str | None = None) -> None:
    """Bring the rows of a document's events up to its log; ``only`` one event's."""
    report = report_of(connection, document)
    if report:
        _write(store, connection, report, match_entries(report, entries_of(connection, document)), only)


def report_of(connection: Connection, document: str) -> Report | None:
    """The machine's record of a document."""
    wanted = select(bodies.c.report).join(documents, documents.c.key == bodies.c.document).where(documents.c.id == document)
    packed = connection.execute(wanted).scalar()
    return rows.unpack_report(packed) if packed is not None else None


def states_of_document(store: Store, document: str) -> dict[str, State]:
    """What holds of every event of a document that somebody judged, by today's event ids."""
    with store.read() as connection:
        entries = entries_of(connection, document)
        report = report_of(connection, document) if entries else None
    return {id: state_of(listed) for id, listed in match_entries(report, entries).by_event.items()} if report else {}


def orphans(store: Store) -> list[Orphan]:
    """Everything in the log about events that no document has today."""
    c = review_log.c
    with store.read() as connection:
        here = select(events.c.id).join(documents, documents.c.key == events.c.document)
        here = here.where(documents.c.id == c.document, events.c.id == c.event)
        names = set(connection.execute(select(c.document).where(c.event.is_not(None), ~here.exists())).scalars())
        found: list[Orphan] = []
        for id, entries in entries_of_many(connection, names).items():
            report = report_of(connection, id)
            lost = match_entries(report, entries).orphaned if report else [e for e in entries if e.event]
            grouped: dict[str, list[Entry]] = {}
            for entry in lost:
                grouped.setdefault(entry.event or "", []).append(entry)
            found += [Orphan(document=id, event=event, entries=tuple(listed)) for event, listed in grouped.items() if living(listed)]
    return found


def _write(store: Store, connection: Connection, report: Report, matched: Matched, only: str | None) -> None:
    wanted = select(documents.c.key).where(documents.c.id == report.document.id)
    document = connection.execute(wanted).scalar()
    chosen = [e for e in report.events if e.id in matched.by_event and only in (None, e.id)]
    if document is None or not chosen:
        return
    found = connection.execute(select(events.c.id, events.c.key, events.c.verdict).where(events.c.document == document))
    lines = {row.id: row for row in found}
    revision, directory = store.next_revision(connection), ActorDirectory(connection)
    for event in chosen:
        if line := lines.get(event.id):
            state = state_of(matched.by_event[event.id])
            _write_event(store, connection, report, event, state, line.key, revision, directory)
            if {line.verdict, state.verdict} & _RETOLD:
                mark_story(connection, report.document.id)


def _write_event(
    store: Store,
    connection: Connection,
    report: Report,
    event: Event,
    state: State,
    key: int,
    revision: int,
    directory: ActorDirectory,
) -> None:
    machine = machine_reading(report, event)
    reading = corrected(machine, state.correction) if state.correction else machine
    row = _event_row(report, event, machine, reading)
    connection.execute(update(events).where(events.c.key == key).values(**row, verdict=state.verdict, revision=revision))
    told = with_parties(event, reading)
    _replace(connection, parties, key, [{"actor": directory.key(who), **party} for who, party in _party_rows(told, reading)])
    _replace(connection, places, key, _place_rows(reading))
    store.fulltext.drop(connection, "event_text", [key])
    store.fulltext.put(connection, "event_text", [(key, rows.searched_event(told, row))])


def _event_row(report: Report, event: Event, machine: Reading, reading: Reading) -> dict[str, Any]:
    """The machine's columns, with those that a person corrected."""
    row = rows.event_row(report, event, 0)
    del row["ordinal"], row["id"]
    row |= {"standing": reading.standing, "event_type": reading.event_type, "modes": " ".join(reading.modes)}
    row |= coded(machine, reading)
    if reading.time != machine.time:
        time, published = reading.time, report.document.published
        row |= {
            "time_start": time.start if time else None,
            "time_end": time.end if time else None,
            "time_precision": time.precision if time else None,
            "day": (time.start if time else None) or (published.start if published else None),
        }
    return row


def _party_rows(event: Event, reading: Reading) -> list[tuple[rows.ActorRow, rows.Row]]:
    """Rows of the parties; one that a person wrote has no place in the text."""
    written = [*reading.actors, *reading.recipients]
    listed = rows.party_rows(event)
    for (_, row), party in zip(listed, written, strict=True):
        if party.span is None:
            row |= {"span_start": None, "span_end": None}
    return listed


def _place_rows(reading: Reading) -> list[rows.Row]:
    names = ("geonameid", "name", "lat", "lon", "country", "precision")
    return [{"ordinal": n, **{name: getattr(place, name) for name in names}} for n, place in enumerate(reading.places)]


def _replace(connection: Connection, table: Any, event: int, listed: list[rows.Row]) -> None:
    connection.execute(delete(table).where(table.c.event == event))
    if listed:
        connection.execute(insert(table), [{"event": event, **row} for row in listed])
