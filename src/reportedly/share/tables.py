"""Events -> CSV and JSON lines, a piece at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from ..store import ActorLine, EventLine

COLUMNS = (
    "document", "event", "published", "publisher", "title", "url", "type", "modes", "contexts", "cameo", "quad", "score", "standing",
    "auxiliary", "verdict", "start", "end", "actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries",
    "recipient_sectors", "places", "place_countries", "latitude", "longitude", "numbers", "sources", "sentence", "confidence", "why",
    "story", "happening",
)  # fmt: skip


def event_csv(events: Iterable[EventLine]) -> Iterator[str]:
    """A header and a line for each event. Lists stand in one field, parted by ``; ``. What a spreadsheet would take for a formula is
    quoted with an apostrophe."""
    yield _line(COLUMNS)
    for event in events:
        yield _line(_fields(event))


def event_lines(events: Iterable[EventLine]) -> Iterator[bytes]:
    """A JSON object for each event."""
    for event in events:
        yield msgspec.json.encode(event) + b"\n"


def _fields(event: EventLine) -> list[object]:
    place = next((p for p in event.places if p.lat is not None), None)
    numbers = [f"{q.kind} {_bound(q.low)}-{_bound(q.high)} {q.unit or ''}".strip() for q in event.quantities]
    return [
        event.document, event.id, event.published, event.publisher, event.title, event.url, event.event_type, _join(event.modes),
        _join(event.contexts), event.cameo, event.quad_code, event.score, event.standing, _join(event.auxiliary), event.verdict,
        event.time_start, event.time_end, *_side(event.actors), *_side(event.recipients), _join(p.name for p in event.places),
        _join(p.country or "" for p in event.places), place.lat if place else None, place.lon if place else None, _join(numbers),
        _join(s.source or "" for s in event.said), event.sentence, event.confidence, event.why, event.story, event.happening,
    ]  # fmt: skip


def _side(parties: tuple[ActorLine, ...]) -> tuple[str, str, str]:
    return _join(p.name for p in parties), _join(p.country or "" for p in parties), _join(p.sector or "" for p in parties)


def _join(values: Iterable[str]) -> str:
    return "; ".join(values)


def _bound(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _line(values: Iterable[object]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow([_harmless(value) for value in values])
    return stream.getvalue()


def _harmless(value: object) -> object:
    """
    >>> _harmless("=HYPERLINK(1)"), _harmless("Kenya"), _harmless(-1.5), _harmless(None)
    ("'=HYPERLINK(1)", 'Kenya', -1.5, '')
    """
    if value is None:
        return ""
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
