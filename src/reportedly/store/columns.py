"""All events in columns of numbers, so that any filter, count and facet over hundreds of thousands takes milliseconds.

Every column is a list of codes with a vocabulary. A column is ``Single`` (one code per event) or ``Multi`` (any number per event: pairs of
an event's position and a code). Positions follow the keys of the event rows. What is in memory is numbers only; rows to show are fetched
from the store by key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, and_, func, select

from .schema import actors as actors_table
from .schema import attributions as attributions_table
from .schema import documents, dropped, events, parties, places
from .schema import event_attributions as links_table

Ints = npt.NDArray[np.int32]
Keys = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

NO_DAY = np.int32(0)
SINGLE = ("type", "quad", "standing", "verdict", "publisher", "document", "story", "happening")
MULTI = (
    "mode", "context", "auxiliary", "by", "on", "actor_country", "recipient_country", "actor_sector", "recipient_sector",
    "place_country", "place", "source",
)  # fmt: skip
UNREVIEWED = "unreviewed"
_AT_ONCE = 20_000
"""Keys of rows that are read at once: as Python objects they take a hundred times what the columns do."""


class Vocabulary:
    """Texts <-> codes 0, 1, 2 ..."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._codes: dict[str, int] = {}

    def code(self, text: str) -> int:
        """The code, a new one where the text is new."""
        found = self._codes.get(text)
        if found is None:
            found = self._codes[text] = len(self.texts)
            self.texts.append(text)
        return found

    def known(self, texts: Iterable[str]) -> Ints:
        """The codes of those texts that have one."""
        return np.array([self._codes[text] for text in texts if text in self._codes], np.int32)


@dataclass
class Single:
    """One code per event, -1 for none."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    codes: Ints = field(default_factory=lambda: np.empty(0, np.int32))

    def mask(self, texts: Iterable[str], n: int) -> Mask:
        """Events with one of these values."""
        found: Mask = np.isin(self.codes, self.vocabulary.known(texts))
        return found

    def count(self, mask: Mask) -> Ints:
        """Events of every code."""
        codes = self.codes[mask]
        return np.bincount(codes[codes >= 0], minlength=len(self.vocabulary.texts)).astype(np.int32)


@dataclass
class Multi:
    """Pairs of an event's position and a code, each pair once, in the order of the positions."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    at: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    codes: Ints = field(default_factory=lambda: np.empty(0, np.int32))

    def mask(self, texts: Iterable[str], n: int) -> Mask:
        """Events with one of these values."""
        found = np.zeros(n, np.bool_)
        found[self.at[np.isin(self.codes, self.vocabulary.known(texts))]] = True
        return found

    def count(self, mask: Mask) -> Ints:
        """Events of every code; an event counts once for a code."""
        return np.bincount(self.codes[mask[self.at]], minlength=len(self.vocabulary.texts)).astype(np.int32)


class Columns:
    """A snapshot of all events. Never changed once made: ``updated`` gives a new one."""

    def __init__(self) -> None:
        self.revision = 0
        self.keys: Keys = np.empty(0, np.int64)
        self.days: Ints = np.empty(0, np.int32)
        """Ordinal of the first day, 0 for none."""
        self.ends: Ints = np.empty(0, np.int32)
        """Ordinal of the last day."""
        self.confidence: npt.NDArray[np.float32] = np.empty(0, np.float32)
        self.score: npt.NDArray[np.float32] = np.empty(0, np.float32)
        self.single = {name: Single() for name in SINGLE}
        self.multi = {name: Multi() for name in MULTI}
        self._either: dict[tuple[str, str], Multi] = {}
        self._orders: dict[str, Ints] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def column(self, name: str) -> Single | Multi:
        """By its name."""
        return self.single[name] if name in self.single else self.multi[name]

    def either(self, one: str, other: str) -> Multi:
        """Two columns as one: an event with Kenya on both sides has it once. Made once for a snapshot."""
        if (one, other) not in self._either:
            self._either[one, other] = _union(self.multi[one], self.multi[other])
        return self._either[one, other]

    def order(self, by: str) -> Ints:
        """All positions by day or by confidence, then key. Made once for a snapshot."""
        if by not in self._orders:
            ranks = self.confidence if by == "confidence" else self.days
            self._orders[by] = np.argsort(ranks, kind="stable").astype(np.int32)  # keys ascend already
        return self._orders[by]

    def positions(self, keys: Iterable[int]) -> Ints:
        """Where those of the keys that are here stand."""
        wanted = np.fromiter(keys, np.int64)
        at = np.searchsorted(self.keys, wanted)
        at = np.minimum(at, max(len(self.keys) - 1, 0))
        return at[self.keys[at] == wanted].astype(np.int32) if len(self.keys) else np.empty(0, np.int32)

    def updated(self, connection: Connection, revision: int) -> Columns:
        """These columns with all that has changed in the store since."""
        columns = self
        for first, last in _ranges(connection, self.revision):
            columns = columns._with(_Changed(connection, self.revision, first, last), revision)
        columns.revision = revision
        return columns

    def _with(self, changed: _Changed, revision: int) -> Columns:
        fresh = Columns()
        fresh.revision = revision
        kept = ~np.isin(self.keys, np.array(sorted(changed.gone), np.int64))
        new_keys = np.array(changed.keys, np.int64)
        keys = np.concatenate([self.keys[kept], new_keys])
        order = np.argsort(keys, kind="stable").astype(np.int32)
        fresh.keys = keys[order]
        fresh.days = np.concatenate([self.days[kept], np.array(changed.days, np.int32)])[order]
        fresh.ends = np.concatenate([self.ends[kept], np.array(changed.ends, np.int32)])[order]
        fresh.confidence = np.concatenate([self.confidence[kept], np.array(changed.confidence, np.float32)])[order]
        fresh.score = np.concatenate([self.score[kept], np.array(changed.score, np.float32)])[order]
        for name, single in self.single.items():
            codes = np.array([single.vocabulary.code(v) if v is not None else -1 for v in changed.values[name]], np.int32)
            fresh.single[name] = Single(single.vocabulary, np.concatenate([single.codes[kept], codes])[order])
        moved = np.full(len(self.keys), -1, np.int32)
        moved[kept] = np.arange(int(kept.sum()), dtype=np.int32)
        place = np.empty(len(keys), np.int32)
        place[order] = np.arange(len(keys), dtype=np.int32)
        for name, multi in self.multi.items():
            fresh.multi[name] = _merged(multi, changed.pairs[name], moved, place, int(kept.sum()))
        return fresh


def _union(one: Multi, other: Multi) -> Multi:
    union = Multi()
    recoded = [np.array([union.vocabulary.code(text) for text in side.vocabulary.texts], np.int64) for side in (one, other)]
    at = np.concatenate([one.at, other.at]).astype(np.int64)
    codes = np.concatenate(
        [table[side.codes] if len(side.codes) else side.codes for table, side in zip(recoded, (one, other), strict=True)]
    )
    width = len(union.vocabulary.texts) + 1
    pairs = np.unique(at * width + codes)
    union.at, union.codes = (pairs // width).astype(np.int32), (pairs % width).astype(np.int32)
    return union


def _merged(multi: Multi, pairs: list[tuple[int, str]], moved: Ints, place: Ints, n_kept: int) -> Multi:
    """The pairs that are left and the new ones, in order."""
    still = moved[multi.at] >= 0 if len(multi.at) else np.empty(0, np.bool_)
    old_at, old_codes = moved[multi.at[still]] if len(multi.at) else multi.at, multi.codes[still]
    new = sorted({(n_kept + at, multi.vocabulary.code(value)) for at, value in pairs})
    new_at = np.array([at for at, _ in new], np.int32)
    at = np.concatenate([old_at, new_at])
    codes = np.concatenate([old_codes, np.array([code for _, code in new], np.int32)])
    at = place[at] if len(at) else at
    order = np.argsort(at, kind="stable")
    return Multi(multi.vocabulary, at[order], codes[order])


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


def _ranges(connection: Connection, since: int) -> list[tuple[int, int]]:
    """Ranges of keys in which rows have changed, none so large that its rows would fill the memory. Always one, for rows that are gone."""
    wanted = select(func.min(events.c.key), func.max(events.c.key)).where(events.c.revision > since)
    first, last = connection.execute(wanted).one()
    if first is None:
        return [(0, 0)]
    return [(low, min(low + _AT_ONCE - 1, last)) for low in range(first, last + 1, _AT_ONCE)]


class _Changed:
    """Event rows changed since a revision, with keys in a range (both included), in columns of plain lists."""

    def __init__(self, connection: Connection, since: int, first: int, last: int) -> None:
        self.gone: set[int] = set(connection.execute(select(dropped.c.event).where(dropped.c.revision > since)).scalars())
        self.keys: list[int] = []
        self.days: list[int] = []
        self.ends: list[int] = []
        self.confidence: list[float] = []
        self.score: list[float] = []
        self.values: dict[str, list[str | None]] = {name: [] for name in SINGLE}
        self.pairs: dict[str, list[tuple[int, str]]] = {name: [] for name in MULTI}
        self._at: dict[int, int] = {}
        changed = and_(events.c.revision > since, events.c.key.between(first, last))
        self._read_events(connection, changed)
        self._read_parties(connection, changed)
        self._read_places(connection, changed)
        self._read_sources(connection, changed)

    def _read_events(self, connection: Connection, changed: ColumnElement[bool]) -> None:
        e, d = events.c, documents.c
        wanted = (
            select(
                e.key, e.event_type, e.quad_code, e.standing, e.verdict, d.publisher, d.id.label("document"), d.story, e.happening,
                e.day, e.time_start, e.time_end, d.published_end, e.confidence, e.score, e.modes, e.contexts, e.auxiliary,
            )
            .join(documents, d.key == e.document)
            .where(changed)
            .order_by(e.key)
        )  # fmt: skip
        for row in connection.execute(wanted):
            at = self._at[row.key] = len(self.keys)
            self.keys.append(row.key)
            first = _ordinal(row.day)
            self.days.append(first)
            self.ends.append(max(first, _ordinal(row.time_end if row.time_start else row.published_end)))
            self.confidence.append(-1.0 if row.confidence is None else row.confidence)
            self.score.append(row.score)
            self._add_values(row)
            for name, words in (("mode", row.modes), ("context", row.contexts), ("auxiliary", row.auxiliary)):
                self.pairs[name] += [(at, word) for word in words.split()]
        self.gone.update(self.keys)

    def _add_values(self, row: Any) -> None:
        values = self.values
        values["type"].append(row.event_type)
        values["quad"].append(str(row.quad_code))
        values["standing"].append(row.standing)
        values["verdict"].append(row.verdict or UNREVIEWED)
        for name in ("publisher", "document", "story", "happening"):
            values[name].append(getattr(row, name))

    def _read_parties(self, connection: Connection, changed: ColumnElement[bool]) -> None:
        p = parties.c
        wanted = (
            select(p.event, p.role, actors_table.c.id, p.country, p.sector)
            .join(events, events.c.key == p.event)
            .join(actors_table, actors_table.c.key == p.actor)
            .where(changed)
        )
        for event, role, actor, country, sector in connection.execute(wanted):
            at = self._at[event]
            self.pairs["by" if role == "actor" else "on"].append((at, actor))
            if country:
                self.pairs[f"{role}_country"].append((at, country))
            if sector:
                self.pairs[f"{role}_sector"].append((at, sector))

    def _read_places(self, connection: Connection, changed: ColumnElement[bool]) -> None:
        p = places.c
        wanted = select(p.event, p.geonameid, p.country).join(events, events.c.key == p.event).where(changed)
        for event, geonameid, country in connection.execute(wanted):
            if country:
                self.pairs["place_country"].append((self._at[event], country))
            if geonameid is not None:
                self.pairs["place"].append((self._at[event], str(geonameid)))

    def _read_sources(self, connection: Connection, changed: ColumnElement[bool]) -> None:
        wanted = (
            select(links_table.c.event, actors_table.c.id)
            .join(events, events.c.key == links_table.c.event)
            .join(attributions_table, attributions_table.c.key == links_table.c.attribution)
            .join(actors_table, actors_table.c.key == attributions_table.c.actor)
            .where(changed)
        )
        for event, actor in connection.execute(wanted):
            self.pairs["source"].append((self._at[event], actor))
