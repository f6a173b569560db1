"""Questions about all events, answered from columns in memory: which events, how many of what, when, where, who on whom."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from time import monotonic
from typing import NamedTuple

import numpy as np

from ..errors import UsageError
from .columns import Columns, Ints, Keys, Mask, Multi
from .engine import Store
from .query import EventQuery

_BOTH = {"country": ("actor_country", "recipient_country"), "sector": ("actor_sector", "recipient_sector"), "actor": ("by", "on")}
_FRESH = 1.0
"""Seconds for which a snapshot is looked at without asking the store."""


class Count(NamedTuple):
    """A value of a facet and its events."""

    value: str
    events: int
    is_chosen: bool = False


class DayCount(NamedTuple):
    """Events of one day and quad class."""

    day: str
    quad: int
    events: int


class Span(NamedTuple):
    """Events of one time, both days included, and quad class."""

    start: str
    end: str
    quad: int
    events: int


class Pair(NamedTuple):
    """Who acts on whom: values of two columns, events, and their mean score from -10 (conflict) to 10 (cooperation)."""

    row: str
    column: str
    events: int
    score: float


@dataclass(frozen=True)
class Hits:
    """One page of events: keys of their rows, and where the next page begins (``None``: this is the last)."""

    keys: tuple[int, ...]
    next: str | None


class EventIndex:
    """Holds the columns of a store and brings them up to date. Safe to use from many threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._columns = Columns()
        self._lock = threading.Lock()
        self._asked = -_FRESH

    def columns(self, *, fresh: bool = False) -> Columns:
        """A snapshot, at most a second old; ``fresh``: of this moment, such as after one's own change."""
        if not fresh and monotonic() - self._asked < _FRESH:
            return self._columns
        with self._lock:
            if fresh or monotonic() - self._asked >= _FRESH:
                self._refresh()
            return self._columns

    def search(self, query: EventQuery, *, fresh: bool = False) -> Found:
        """The events that fit."""
        columns = self.columns(fresh=fresh)
        return Found(columns, query, self._texts(columns, query))

    def _refresh(self) -> None:
        with self._store.read() as connection, connection.begin():
            revision = self._store.revision(connection)
            if revision != self._columns.revision:
                self._columns = self._columns.updated(connection, revision)
        self._asked = monotonic()

    def _texts(self, columns: Columns, query: EventQuery) -> Mask | None:
        if not query.text:
            return None
        with self._store.read() as connection:
            keys = self._store.fulltext.find(connection, "event_text", query.text)
        mask = np.zeros(len(columns), np.bool_)
        mask[columns.positions(keys)] = True
        return mask


class Found:
    """The events that fit a query."""

    def __init__(self, columns: Columns, query: EventQuery, texts: Mask | None) -> None:
        self.columns = columns
        self.query = query
        self._passing = {name: _filter(columns, name, query.values(name)) for name in query.filters}
        if texts is not None:
            self._passing["q"] = texts
        if query.since or query.until:
            self._passing["day"] = _between(columns, query.since, query.until)
        self._failed = np.zeros(len(columns), np.int16)
        for passing in self._passing.values():
            self._failed += ~passing
        self.mask: Mask = self._failed == 0

    def __len__(self) -> int:
        return int(self.mask.sum())

    def facet(self, name: str, limit: int = 12) -> list[Count]:
        """The most frequent values among the events that fit all other filters, and every value that is chosen."""
        mask = self._others(name)
        chosen = set(self.query.values(name))
        vocabulary, counts = self._counts(name, mask)
        found = np.flatnonzero(counts)
        if len(found) > limit:  # of very many values only those are put in order that may be shown
            least = np.partition(counts[found], len(found) - limit)[len(found) - limit]
            found = found[counts[found] >= least]
        order = sorted(found.tolist(), key=lambda code: (-int(counts[code]), vocabulary[code]))[:limit]
        listed = [Count(vocabulary[code], int(counts[code]), vocabulary[code] in chosen) for code in order]
        beside = sorted(chosen - {count.value for count in listed})
        return [*listed, *(Count(value, self._count_of(name, value, mask), True) for value in beside)]

    def days(self) -> list[DayCount]:
        """Events by day and quad class, in order; undated ones are left out."""
        mask = self.mask & (self.columns.days > 0)
        quads = self.columns.single["quad"]
        pairs = self.columns.days[mask].astype(np.int64) * 64 + quads.codes[mask]
        values, counts = np.unique(pairs, return_counts=True)
        return [
            DayCount(date.fromordinal(int(value // 64)).isoformat(), int(quads.vocabulary.texts[value % 64]), int(count))
            for value, count in zip(values, counts, strict=True)
        ]

    def times(self) -> list[Span]:
        """Events by their whole time and quad class, in order: "in March" stays a month. Undated ones are left out."""
        mask = self.mask & (self.columns.days > 0)
        quads = self.columns.single["quad"]
        starts, ends = self.columns.days[mask].astype(np.int64), self.columns.ends[mask].astype(np.int64)
        values, counts = np.unique((starts << 28) | ((ends - starts) << 6) | quads.codes[mask], return_counts=True)
        return [
            Span(
                date.fromordinal(int(value >> 28)).isoformat(),
                date.fromordinal(int((value >> 28) + ((value >> 6) & 0x3FFFFF))).isoformat(),
                int(quads.vocabulary.texts[value & 63]),
                int(count),
            )
            for value, count in zip(values, counts, strict=True)
        ]

    def undated(self) -> int:
        """Events without a day."""
        return int((self.mask & (self.columns.days == 0)).sum())

    def pairs(self, row: str = "by", column: str = "on", limit: int = 200) -> list[Pair]:
        """The pairs of two columns' values that stand in most events."""
        left, right = self.columns.multi[row], self.columns.multi[column]
        at, a, b = _cross(left, right, self.mask)
        width = max(len(right.vocabulary.texts), 1)
        values, inverse, counts = np.unique(a.astype(np.int64) * width + b, return_inverse=True, return_counts=True)
        scores = np.bincount(inverse, weights=self.columns.score[at], minlength=len(values))
        named = [
            Pair(left.vocabulary.texts[value // width], right.vocabulary.texts[value % width], int(count), float(score / count))
            for value, count, score in zip(values, counts, scores, strict=True)
        ]
        return sorted(named, key=lambda pair: (-pair.events, pair.row, pair.column))[:limit]

    def page(self, limit: int = 50, after: str | None = None) -> Hits:
        """Keys in the query's order, from where ``after`` (a ``Hits.next``) says.

        Raises:
            UsageError: ``after`` was not given by us.
        """
        ranks, keys = _order(self.columns, self.mask, self.query.sort)
        start = 0 if after is None else _place(ranks, keys, after)
        last = start + limit
        following = f"{ranks[last - 1]}.{keys[last - 1]}" if last < len(keys) else None
        return Hits(tuple(int(key) for key in keys[start:last]), following)

    def neighbours(self, key: int) -> tuple[int | None, int | None]:
        """The keys before and after an event in the query's order."""
        _, keys = _order(self.columns, self.mask, self.query.sort)
        at = np.flatnonzero(keys == key)
        if not len(at):
            return None, None
        place = int(at[0])
        return int(keys[place - 1]) if place else None, int(keys[place + 1]) if place + 1 < len(keys) else None

    def _count_of(self, name: str, value: str, mask: Mask) -> int:
        return int((_filter(self.columns, name, [value]) & mask).sum())

    def _others(self, name: str) -> Mask:
        passing = self._passing.get(name)
        if passing is None:
            return self.mask
        others: Mask = (self._failed - ~passing) == 0
        return others

    def _counts(self, name: str, mask: Mask) -> tuple[list[str], Ints]:
        column = self.columns.either(*_BOTH[name]) if name in _BOTH else self.columns.column(name)
        return column.vocabulary.texts, column.count(mask)


def _filter(columns: Columns, name: str, values: Iterable[str]) -> Mask:
    mask = np.zeros(len(columns), np.bool_)
    for side in _BOTH.get(name, (name,)):
        mask |= columns.column(side).mask(values, len(columns))
    return mask


def _between(columns: Columns, since: str | None, until: str | None) -> Mask:
    low = date.fromisoformat(since).toordinal() if since else 1
    high = date.fromisoformat(until).toordinal() if until else date.max.toordinal()
    mask: Mask = (columns.days >= low) & (columns.days <= high)
    return mask


def _cross(left: Multi, right: Multi, mask: Mask) -> tuple[Ints, Ints, Ints]:
    """Every pair of a left and a right value of one event: its position and the two codes."""
    keep_left, keep_right = mask[left.at], mask[right.at]
    left_at, left_codes, right_at, right_codes = left.at[keep_left], left.codes[keep_left], right.at[keep_right], right.codes[keep_right]
    first = np.searchsorted(right_at, left_at, "left")
    number = np.searchsorted(right_at, left_at, "right") - first
    rows = np.repeat(np.arange(len(left_at)), number)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(number) - number, number)
    return left_at[rows], left_codes[rows], right_codes[first[rows] + within]


def _order(columns: Columns, mask: Mask, sort: str) -> tuple[Keys, Keys]:
    """Ranks and keys of the events that fit, in order: both ascending for ``oldest`` and ``unsure``, descending for ``newest``."""
    order = columns.order("confidence" if sort == "unsure" else "day")
    order = order[mask[order]]
    order = order[::-1] if sort == "newest" else order
    ranks = np.rint(columns.confidence[order] * 1_000_000) if sort == "unsure" else columns.days[order]
    return ranks.astype(np.int64), columns.keys[order]


def _place(ranks: Keys, keys: Keys, after: str) -> int:
    """The first place behind a rank and key."""
    try:
        rank, key = (int(part) for part in after.split("."))
    except ValueError:
        raise UsageError(f"after={after[:40]}: no place in a list; take the address of the next page as it is given") from None
    descending = len(keys) > 1 and (ranks[0], keys[0]) > (ranks[-1], keys[-1])
    sign = -1 if descending else 1
    first = int(np.searchsorted(sign * ranks, sign * rank, "left"))
    stop = int(np.searchsorted(sign * ranks, sign * rank, "right"))
    return first + int(np.searchsorted(sign * keys[first:stop], sign * key, "right"))
