"""Entries about events of an earlier reading -> the events of today's reading that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import UNSET

from ..records import Event, Report, overlaps
from .log import Entry
from .verdict import living


class Matched(NamedTuple):
    """Entries by the id of today's event, and those whose event is found no more."""

    by_event: dict[str, list[Entry]]
    orphaned: list[Entry]


def match_entries(report: Report, entries: Iterable[Entry]) -> Matched:
    """By the event's id; else by overlapping words and the same type, as the machine had it or as a person corrected it."""
    today = {event.id: event for event in report.events}
    by_event: dict[str, list[Entry]] = defaultdict(list)
    orphaned = []
    gone: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.event is None:
            continue
        (by_event if entry.event in today else gone)[entry.event].append(entry)
    for listed in gone.values():
        event = _follow(listed, report.events)
        if event:
            by_event[event.id] += listed
        else:
            orphaned += listed
    return Matched({id: sorted(listed, key=lambda e: (e.at, e.key)) for id, listed in by_event.items()}, orphaned)


def _follow(entries: list[Entry], events: tuple[Event, ...]) -> Event | None:
    """Today's event for entries about one that is gone."""
    last = next((entry for entry in reversed(living(entries)) if entry.reading), None) or next((e for e in entries if e.reading), None)
    if last is None or last.reading is None:
        return None
    reading = last.reading
    there = [event for event in events if overlaps(event.anchor, reading.span)]
    wanted = [reading.event_type]
    if last.correction and last.correction.event_type is not UNSET:
        wanted.append(last.correction.event_type)
    for kind in wanted:
        found = [event for event in there if event.event_type == kind]
        if found:
            return max(found, key=lambda event: _shared(event.anchor, reading.span))
    return None


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])
