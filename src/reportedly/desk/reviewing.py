"""What pages show of the review of one event: what holds, who found what, its notes, and the form to correct it with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from ..export.visual import TYPE_WORDS
from ..lexicons import lexicon_path, load_tsv
from ..ontology import load_ontology
from ..records import Report
from ..review import Note, PartyReading, PlaceReading, Reading, State, TimeReading, corrected, count_notes, machine_reading, read_thread
from ..review.apply import states_of_document
from ..review.reading import STANDINGS, TYPES
from ..store import Store, rows

BLANKS = 2
"""Empty lines for further parties."""
KEYS = (
    ("a", "accept"), ("r", "reject"), ("c", "correct"), ("s", "skip"), ("u", "undo"), ("n", "write a note"),
)  # fmt: skip


class EventReview:
    """For ``parts/judge.html`` and ``parts/thread.html``."""

    def __init__(self, store: Store, report: Report, event: str) -> None:
        told = next(one for one in report.events if one.id == event)
        self.document, self.event = report.document.id, event
        self.state: State = states_of_document(store, self.document).get(event, State())
        self.machine = machine_reading(report, told)
        self.reading = corrected(self.machine, self.state.correction) if self.state.correction else self.machine
        self.notes: tuple[Note, ...] = read_thread(store, self.document, event)
        self.n_notes = count_notes(self.notes)
        self.places = _places(report, self.reading)
        self.blanks = BLANKS

    @property
    def changed(self) -> list[tuple[str, str, str]]:
        """Each corrected field: its name, what the machine had, what it is now."""
        names = self.state.correction.changes if self.state.correction else ()
        return [(WORDS[name], words(getattr(self.machine, name)), words(getattr(self.reading, name))) for name in names]

    @property
    def vocabulary(self) -> dict[str, Any]:
        """What the form lets one choose from."""
        return vocabulary()


WORDS = {
    "event_type": "type", "modes": "modes", "actors": "actors", "recipients": "recipients", "standing": "standing", "places": "place",
    "time": "time",
}  # fmt: skip


def words(value: object) -> str:
    """A field of a reading in words."""
    if isinstance(value, TimeReading):
        return " to ".join(dict.fromkeys(day for day in (value.start, value.end) if day)) or "unknown"
    if isinstance(value, PartyReading):
        return " ".join(part for part in (value.name, value.country, value.sector) if part)
    if isinstance(value, PlaceReading):
        return value.name
    if isinstance(value, tuple):
        return ", ".join(map(words, value)) or "none"
    return str(value) if value is not None else "unknown"


@cache
def vocabulary() -> dict[str, Any]:
    """Types with their words, modes by type, standings, sectors, countries."""
    ontology = load_ontology()
    countries = {row["code"]: row["name"] for row in load_tsv(lexicon_path("actors/countries.tsv")) if row["code"] and not row["variant"]}
    return {
        "types": [(name, f"{name}: {TYPE_WORDS.get(name, '')}") for name in TYPES],  # type: ignore[call-overload]
        "modes": {name: sorted(ontology.types[name].modes) for name in TYPES if ontology.types[name].modes},
        "standings": STANDINGS,
        "sectors": [("", "sector unknown"), *((code, f"{code} {words}") for code, words in ontology.sectors.items())],
        "countries": sorted((countries | ontology.nonstate_countries).items()),
    }


def reading_of_form(form: dict[str, list[str]], review: EventReview) -> Reading:
    """What the form says. A party or place that was left as it was keeps what the machine knows of it."""
    kind = _one(form, "event_type") or review.reading.event_type
    allowed = set(vocabulary()["modes"].get(kind, ()))
    changed: Reading = review.machine.replace(
        event_type=kind,
        modes=_same_order(tuple(m for m in dict.fromkeys(form.get("mode", [])) if m in allowed), review.machine.modes),
        actors=_parties(form, "actor", review.machine.actors + review.reading.actors),
        recipients=_parties(form, "recipient", review.machine.recipients + review.reading.recipients),
        standing=_one(form, "standing") or review.reading.standing,
        places=_chosen_places(form, review),
        time=_time(form, review.machine.time),
    )
    return changed


def _one(form: dict[str, list[str]], name: str) -> str:
    return next(iter(form.get(name, [])), "").strip()


def _same_order(modes: tuple[str, ...], machine: tuple[str, ...]) -> tuple[str, ...]:
    return machine if set(modes) == set(machine) else modes


def _parties(form: dict[str, list[str]], side: str, known: Sequence[PartyReading]) -> tuple[PartyReading, ...]:
    columns = [form.get(f"{side}_{part}", []) for part in ("name", "country", "sector")]
    found = []
    for name, country, sector in zip(*columns, strict=False):
        told = (rows.cut(name, 300), country.strip().upper()[:3] or None, sector.strip().upper()[:3] or None)
        if told[0]:
            same = next((one for one in known if (one.name, one.country, one.sector) == told), None)
            found.append(same or PartyReading(name=told[0], country=told[1], sector=told[2], basis="reviewer"))
    return tuple(found)


def _chosen_places(form: dict[str, list[str]], review: EventReview) -> tuple[PlaceReading, ...]:
    chosen = [place for n, place in enumerate(review.places) if str(n) in form.get("place", [])]
    if name := rows.cut(_one(form, "place_name"), 300):
        chosen.append(PlaceReading(name=name, country=_one(form, "place_country").upper()[:3] or None))
    machine = review.machine.places
    return machine if set(map(words, chosen)) == set(map(words, machine)) and len(chosen) == len(machine) else tuple(chosen)


def _time(form: dict[str, list[str]], machine: TimeReading | None) -> TimeReading | None:
    start, end = _one(form, "time_start") or None, _one(form, "time_end") or None
    if machine and (start, end or start) == (machine.start, machine.end or machine.start):
        return machine
    return TimeReading(start=start or end, end=end or start) if start or end else None


def _places(report: Report, reading: Reading) -> list[PlaceReading]:
    """The event's places, then all others that the article names."""
    found = list(reading.places)
    known = {place.geonameid for place in found}
    every = report.events[0].replace(places=tuple(range(len(report.toponyms)))) if report.events else None
    for row in rows.place_rows(report, every) if every else []:
        if row["geonameid"] not in known:
            known.add(row["geonameid"])
            found.append(PlaceReading(**{name: row[name] for name in PlaceReading.__struct_fields__}))
    return found[:40]
