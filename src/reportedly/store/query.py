"""What somebody asks of the events, and the address that says it: ``type=ASSAULT&actor_country=SDN&standing=denied&from=2026-01-01``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

import msgspec

from ..errors import UsageError
from ..records import Record

Sort = Literal["newest", "oldest", "unsure"]
"""``unsure``: the least certain first, for reviews."""

LISTS = (
    "type", "mode", "context", "quad", "standing", "auxiliary", "verdict", "publisher", "country", "actor_country", "recipient_country",
    "sector", "actor_sector", "recipient_sector", "actor", "by", "on", "source", "place_country", "place", "story", "happening", "document",
)  # fmt: skip
"""Filters that take several values, of which one must fit. ``country``, ``sector`` and ``actor`` look at both sides, ``by`` at actors
only, ``on`` at recipients; these three and ``source`` take actor ids (``actor-…``), ``place`` GeoNames ids."""


_MOST_KEPT = 200
HELD = ("accepted", "corrected", "unreviewed")
"""Verdicts of events that nobody rejected."""


class EventQuery(Record, frozen=True, kw_only=True):
    """Filters, all of which must hold. Empty: everything."""

    filters: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    text: str = ""
    """Words, "phrases", -without, begin*."""
    since: str | None = None
    until: str | None = None
    """Days, both included, of the events' own time, else of publication."""
    sort: Sort = "newest"

    @property
    def is_empty(self) -> bool:
        """True when nothing is filtered."""
        return not (self.filters or self.text or self.since or self.until)

    def values(self, name: str) -> tuple[str, ...]:
        """What a filter asks for; empty: anything."""
        return self.filters.get(name, ())

    def with_value(self, name: str, value: str) -> EventQuery:
        """The same, and one more value of a filter."""
        kept = dict.fromkeys([*self.values(name), value])
        return self._with(name, tuple(kept))

    def without(self, name: str, value: str | None = None) -> EventQuery:
        """The same without one value of a filter, or without ``text``, ``since``, ``until`` or a whole filter."""
        if name in ("since", "until", "text"):
            changed: EventQuery = self.replace(**{name: "" if name == "text" else None})
            return changed
        return self._with(name, tuple(v for v in self.values(name) if value is not None and v != value))

    def held(self) -> EventQuery:
        """The same without what people rejected, unless it asks for certain verdicts itself."""
        return self if self.values("verdict") else self._with("verdict", HELD)

    def _with(self, name: str, values: tuple[str, ...]) -> EventQuery:
        filters = {**self.filters, name: values} if values else {n: v for n, v in self.filters.items() if n != name}
        changed: EventQuery = self.replace(filters=filters)
        return changed

    def encode(self, **more: Any) -> str:
        """The part of an address behind the question mark; equal queries give equal addresses.

        >>> EventQuery(filters={"type": ("ASSAULT",), "actor_country": ("SDN",)}, text="black sea").encode()
        'actor_country=SDN&q=black+sea&type=ASSAULT'
        """
        pairs = [(name, value) for name in self.filters for value in self.filters[name]]
        pairs += [("q", self.text)] if self.text else []
        pairs += [("from", self.since)] if self.since else []
        pairs += [("to", self.until)] if self.until else []
        pairs += [("sort", self.sort)] if self.sort != "newest" else []
        pairs += [(name, str(value)) for name, value in more.items() if value is not None]
        return urlencode(sorted(pairs))


def parse_query(pairs: Iterable[tuple[str, str]], ignore: Iterable[str] = ()) -> EventQuery:
    """The query of an address's pairs.

    Raises:
        UsageError: a name or value that means nothing, with those that do.

    >>> parse_query([("type", "ASSAULT"), ("q", "sea"), ("from", "2026-01-01")]).encode()
    'from=2026-01-01&q=sea&type=ASSAULT'
    """
    filters: dict[str, list[str]] = {}
    plain: dict[str, Any] = {}
    for name, value in pairs:
        if not (value := value.strip()) or name in ignore:
            continue
        if name in LISTS:
            filters.setdefault(name, []).append(value[:300])
        elif name == "q":
            plain["text"] = value[:500]
        elif name in ("from", "to"):
            plain["since" if name == "from" else "until"] = _day(name, value)
        elif name == "sort":
            plain["sort"] = _sort(value)
        else:
            raise UsageError(f"{name}: no such filter; there are {', '.join(LISTS)}, q, from, to and sort")
    return EventQuery(filters={name: tuple(sorted(set(values))) for name, values in sorted(filters.items())}, **plain)


def parse_kept(query: str) -> EventQuery:
    """The query that a link, webhook or saved search keeps as the part of an address behind the question mark.

    Raises:
        UsageError: a name or value means nothing, or there are very many.

    >>> parse_kept("standing=denied&q=black+sea").values("standing")
    ('denied',)
    """
    try:
        return parse_query(parse_qsl(query, max_num_fields=_MOST_KEPT))
    except ValueError:
        raise UsageError(f"this query has more than {_MOST_KEPT} filters; leave some out") from None


def to_pairs(query: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Pairs of a mapping whose values are texts or lists of texts."""
    return [(name, str(v)) for name, value in query.items() for v in (value if isinstance(value, list | tuple) else [value])]


def _sort(value: str) -> str:
    if value not in ("newest", "oldest", "unsure"):
        raise UsageError(f"sort={value[:40]}: no such order; there are newest, oldest and unsure")
    return value


def _day(name: str, value: str) -> str:
    """A day; a month or year stands for its first day, as an end for its last."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value, re.ASCII)
    try:
        if not match:
            raise ValueError
        year, month, day = int(match[1]), match[2], match[3]
        if day:
            return date(year, int(month), int(day)).isoformat()
        if name == "from":
            return date(year, int(month or 1), 1).isoformat()
        date(year, int(month or 12), 1)
        after = date(year + (int(month or 12) == 12), int(month or 12) % 12 + 1, 1)
        return date.fromordinal(after.toordinal() - 1).isoformat()
    except ValueError:
        raise UsageError(f"{name}={value[:40]}: no day; write it as 2026-01-31, 2026-01 or 2026") from None


def encode_query(query: EventQuery) -> bytes:
    """JSON, for saving."""
    return msgspec.json.encode(query)


def decode_query(saved: bytes | str) -> EventQuery:
    """A saved query again."""
    return msgspec.json.decode(saved, type=EventQuery)
