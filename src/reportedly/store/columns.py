"""All events in columns of numbers, so that any filter, count and facet over hundreds of thousands takes milliseconds.

Every column is a list of codes with a vocabulary. A column is ``Single`` (one code per event) or ``Multi`` (any number per event: pairs of
an event's position and a code). Positions follow the keys of the event rows. What is in memory is numbers only, in no more bytes than they
need; rows to show are fetched from the store by key.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Select, select

from .schema import actors as actors_table
from .schema import attributions as attributions_table
from .schema import documents, dropped, events, parties, places
from .schema import event_attributions as links_table

Ints = npt.NDArray[np.int32]
Codes = npt.NDArray[np.signedinteger[Any]]
"""Of 8, 16 or 32 bits."""
Keys = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

NO_DAY = np.int32(0)
SINGLE = ("type", "quad", "standing", "verdict", "publisher", "document", "story", "happening")
MULTI = (
    "mode", "context", "auxiliary", "by", "on", "actor_country", "recipient_country", "actor_sector", "recipient_sector",
    "place_country", "place", "source",
)  # fmt: skip
UNREVIEWED = "unreviewed"
_SHARED = {
    "by": "actor", "on": "actor", "source": "actor", "actor_country": "country", "recipient_country": "country",
    "place_country": "country", "actor_sector": "sector", "recipient_sector": "sector",
}  # fmt: skip
"""Columns with one vocabulary."""
_AT_ONCE = 2_000
"""Rows that are fetched at once: as Python objects they take a hundred times what the columns do."""


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
    codes: Codes = field(default_factory=lambda: np.empty(0, np.int8))

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
    codes: Codes = field(default_factory=lambda: np.empty(0, np.int8))

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
        shared = {name: Vocabulary() for name in _SHARED.values()}
        self.multi = {name: Multi(shared[_SHARED[name]] if name in _SHARED else Vocabulary()) for name in MULTI}
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
        """These columns with all that has changed in the store since. ``connection`` must see one moment of the store."""
        changed = _Changed(connection, self)
        fresh = Columns()
        fresh.revision = revision
        kept = ~np.isin(self.keys, changed.gone)
        keys = np.concatenate([self.keys[kept], changed.keys])
        order = np.argsort(keys, kind="stable").astype(np.int32)
        fresh.keys = keys[order]
        fresh.days = np.concatenate([self.days[kept], np.asarray(changed.days)])[order]
        fresh.ends = np.concatenate([self.ends[kept], np.asarray(changed.ends)])[order]
        fresh.confidence = np.concatenate([self.confidence[kept], np.asarray(changed.confidence)])[order]
        fresh.score = np.concatenate([self.score[kept], np.asarray(changed.score)])[order]
        for name, single in self.single.items():
            codes = np.concatenate([single.codes[kept], np.asarray(changed.codes[name])])[order]
            fresh.single[name] = Single(single.vocabulary, _narrow(codes, single.vocabulary))
        moved = np.full(len(self.keys), -1, np.int32)
        place = np.empty(len(keys), np.int32)
        place[order] = np.arange(len(keys), dtype=np.int32)
        moved[kept] = place[: int(kept.sum())]
        for name, multi in self.multi.items():
            fresh.multi[name] = _merged(multi, *changed.pairs(name), moved, place[int(kept.sum()) :])
        return fresh


def _union(one: Multi, other: Multi) -> Multi:
    """Two columns of one vocabulary."""
    width = len(one.vocabulary.texts) + 1
    pairs = _distinct(np.concatenate([side.at.astype(np.int64) * width + side.codes for side in (one, other)]))
    return Multi(one.vocabulary, (pairs // width).astype(np.int32), _narrow(pairs % width, one.vocabulary))


def _merged(multi: Multi, at: Ints, codes: Ints, moved: Ints, place: Ints) -> Multi:
    """The pairs that are left, where their events stand now, and the new ones at their places, in order."""
    old = moved[multi.at]
    width = len(multi.vocabulary.texts) + 1
    new = _distinct(place[at].astype(np.int64) * width + codes)
    both = np.concatenate([old[old >= 0], (new // width).astype(np.int32)])
    order = np.argsort(both, kind="stable")
    told = np.concatenate([multi.codes[old >= 0], (new % width).astype(np.int32)])[order]
    return Multi(multi.vocabulary, both[order], _narrow(told, multi.vocabulary))


def _distinct(numbers: Keys) -> Keys:
    """Each number once, in order, in a tenth of the time that np.unique takes."""
    numbers.sort()
    return numbers[np.diff(numbers, prepend=-1) > 0]


def _narrow(codes: npt.NDArray[Any], vocabulary: Vocabulary) -> Codes:
    """The codes in as few bits as the vocabulary needs."""
    kind = next(kind for kind in (np.int8, np.int16, np.int32) if len(vocabulary.texts) <= np.iinfo(kind).max)
    narrow: Codes = codes.astype(kind)
    return narrow


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


class _Changed:
    """Event rows changed since these columns were read, in arrays: rows come and go some at a time."""

    def __init__(self, connection: Connection, since: Columns) -> None:
        self._connection, self._since = connection, since
        self._changed = events.c.revision > since.revision
        self.days, self.ends = array("i"), array("i")
        self.confidence, self.score = array("f"), array("f")
        self.codes = {name: array("i") for name in SINGLE}
        self._pairs = {name: (array("q"), array("i")) for name in MULTI}
        keys = array("q")
        self._read_events(keys)
        self.keys: Keys = np.asarray(keys)
        self._read_parties()
        self._read_places()
        self._read_sources()
        gone = connection.execute(select(dropped.c.event).where(dropped.c.revision > since.revision)).scalars()
        self.gone: Keys = np.concatenate([self.keys, np.fromiter(gone, np.int64)])

    def pairs(self, name: str) -> tuple[Ints, Ints]:
        """Places among ``keys``, and codes."""
        keys, codes = self._pairs[name]
        return np.searchsorted(self.keys, np.asarray(keys)).astype(np.int32), np.asarray(codes)

    def _rows(self, wanted: Select[Any]) -> Iterator[Any]:
        return iter(self._connection.execute(wanted.where(self._changed), execution_options={"yield_per": _AT_ONCE}))

    def _put(self, name: str, key: int, value: str) -> None:
        keys, codes = self._pairs[name]
        keys.append(key)
        codes.append(self._since.multi[name].vocabulary.code(value))

    def _read_events(self, keys: array[int]) -> None:
        e, d = events.c, documents.c
        wanted = (
            select(
                e.key, e.event_type, e.quad_code, e.standing, e.verdict, d.publisher, d.id.label("document"), d.story, e.happening,
                e.day, e.time_start, e.time_end, d.published_end, e.confidence, e.score, e.modes, e.contexts, e.auxiliary,
            )
            .join(documents, d.key == e.document)
            .order_by(e.key)
        )  # fmt: skip
        for row in self._rows(wanted):
            keys.append(row.key)
            first = _ordinal(row.day)
            self.days.append(first)
            self.ends.append(max(first, _ordinal(row.time_end if row.time_start else row.published_end)))
            self.confidence.append(-1.0 if row.confidence is None else row.confidence)
            self.score.append(row.score)
            self._put_values(row)
            for name, words in (("mode", row.modes), ("context", row.contexts), ("auxiliary", row.auxiliary)):
                for word in words.split():
                    self._put(name, row.key, word)

    def _put_values(self, row: Any) -> None:
        what = (row.event_type, str(row.quad_code), row.standing, row.verdict or UNREVIEWED)
        values = (*what, row.publisher, row.document, row.story, row.happening)
        for name, value in zip(SINGLE, values, strict=True):
            self.codes[name].append(-1 if value is None else self._since.single[name].vocabulary.code(value))

    def _read_parties(self) -> None:
        p = parties.c
        wanted = (
            select(p.event, p.role, actors_table.c.id, p.country, p.sector)
            .join(events, events.c.key == p.event)
            .join(actors_table, actors_table.c.key == p.actor)
        )
        for event, role, actor, country, sector in self._rows(wanted):
            self._put("by" if role == "actor" else "on", event, actor)
            if country:
                self._put(f"{role}_country", event, country)
            if sector:
                self._put(f"{role}_sector", event, sector)

    def _read_places(self) -> None:
        p = places.c
        for event, geonameid, country in self._rows(select(p.event, p.geonameid, p.country).join(events, events.c.key == p.event)):
            if country:
                self._put("place_country", event, country)
            if geonameid is not None:
                self._put("place", event, str(geonameid))

    def _read_sources(self) -> None:
        wanted = (
            select(links_table.c.event, actors_table.c.id)
            .join(events, events.c.key == links_table.c.event)
            .join(attributions_table, attributions_table.c.key == links_table.c.attribution)
            .join(actors_table, actors_table.c.key == attributions_table.c.actor)
        )
        for event, actor in self._rows(wanted):
            self._put("source", event, actor)
