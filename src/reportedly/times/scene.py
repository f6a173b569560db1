"""What an expression is read against: the document's own date, the times told so far, and the tense around it.

A news report counts from the day it was written ("in October": the last one); a history counts from the time it tells of
("In 1941 ... in October": that year's). ``Scene.narrative`` says which of the two a text is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from ..parse import Parse
from ..records import Item, Published, Span
from .calendar import days_of, unit_of
from .grammar import Match, Words
from .tense import Direction, Tenses
from .words import Value

Anchored = Literal["published", "text", "none"] | None
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

FINENESS = {
    "S": 0, "MI": 0, "H": 0, "D": 0, "NI": 0, "WE": 1, "W": 1, "F": 1, "M": 2, "Q": 3, "SEASON": 3, "HALF": 4,
    "Y": 5, "DE": 6, "CE": 7, "ML": 8,
}  # fmt: skip
"""Units by length; a date known to the month cannot tell a week."""

QUARTER_RULES = frozenset(("date.quarter", "date.quarter_year", "date.relyear_quarter", "date.year_quarter"))
"""Rules that make a quarter the subject of a report, for "a year earlier" and "the latest period" to count from."""

_PRECISION = {"day": 0, "month": 2, "year": 5}
_LOOK_BACK = 60


class Reading(NamedTuple):
    """What an expression means. ``days`` overrides the days its value covers: an open end is ``None``."""

    type: TimexType
    value: str
    anchored: Anchored = None
    mod: str | None = None
    days: tuple[date | None, date | None] | None = None


class Expression:
    """A match with its words at hand."""

    __slots__ = ("lowers", "match", "words")

    def __init__(self, words: Words, match: Match) -> None:
        self.words = words
        self.match = match
        self.lowers = [words.lower(i) for i in range(match.first, match.last)]

    @property
    def span(self) -> Span:
        return self.words.starts[self.match.first], self.words.stops[self.match.last - 1]

    def has(self, *names: str) -> bool:
        """True when one of the named groups took part."""
        return any(name in self.match.groups for name in names)

    def get(self, name: str) -> Value | None:
        """What the word of a group means in the class of the same name."""
        group = self.match.groups.get(name)
        return None if group is None else self.words.means(group[0]).get(name)

    def number(self, name: str) -> int | None:
        """The same, for classes whose values are whole numbers."""
        value = self.get(name)
        return int(value) if value is not None else None

    def text_of(self, name: str) -> list[str]:
        """The words of a group in lower case."""
        group = self.match.groups.get(name)
        return [] if group is None else [self.words.lower(i) for i in range(*group)]

    def units(self) -> list[str]:
        """The units named, in order."""
        return [str(u) for i in range(self.match.first, self.match.last) if (u := self.words.means(i).get("unit")) is not None]

    def turn(self) -> tuple[int, bool] | None:
        """How many periods away ("last": -1), and whether counted from the text ("the following")."""
        for i in range(self.match.first, self.match.last):
            means = self.words.means(i)
            if "shift" in means or "turn" in means:
                return int(means.get("shift", means.get("turn", 0))), "shift" not in means
        return None


class Scene:
    """One document as far as it has been read."""

    def __init__(self, parse: Parse, words: Words, published: Published | None, items: Sequence[Item] = ()) -> None:
        self.parse = parse
        self.words = words
        self.narrative = False
        self.tenses = Tenses(parse)
        self.today, self._known = self._own = _own_day(published)
        self._entries = [(item.span, date.fromisoformat(item.day)) for item in items if item.day]
        self._starts = [span[0] for span, _ in self._entries]
        self._where: Span | None = None
        self._told: list[tuple[date, int, str]] = []
        self.quarter: tuple[str, int] | None = None
        self.bc: int | None = None
        """The year before Christ told last, until a later year is told. Such years are outside ``datetime``."""

    def stand_at(self, at: int) -> None:
        """Go to a place of the text: in an entry of a live blog, today is the day it was written on."""
        n = bisect_right(self._starts, at) - 1
        entry = self._entries[n] if n >= 0 and at < self._entries[n][0][1] else None
        if entry is not None and entry[0] != self._where and not self.narrative:
            self._told.clear()  # "the next day" does not count from what another entry told
        self._where = entry[0] if entry else None
        self.today, self._known = (entry[1], 0) if entry else self._own

    def now(self, unit: str) -> date | None:
        """The document's own date, when it is known finely enough to count in the unit."""
        return self.today if self.today and self._known <= FINENESS.get(unit, 0) else None

    def told(self, unit: str) -> date | None:
        """The last time told that is known finely enough to count in the unit."""
        fine = FINENESS.get(unit, 0)
        later: str | None = None
        for day, known, value in reversed(self._told[-_LOOK_BACK:]):
            if known <= fine:
                days = days_of(later) if later else None
                return day if days is None or days[0] <= day <= days[1] else None
            later = later or value
        return None

    def base(self, unit: str, textual: bool = False) -> tuple[date | None, Anchored]:
        """The day to count from and what it was taken from. ``textual``: the words point at an earlier time in the text."""
        day = self.told(unit) if textual or self.narrative else None
        if day is not None:
            return day, "text"
        if self._told and (self.narrative or textual):
            return None, "none"  # a history has told its year, but no day: the day of writing has nothing to do with it
        day = self.now(unit)
        return day, "published" if day else "none"

    def told_to_the_month(self) -> bool:
        """Whether the time told last is known to the month or finer."""
        return bool(self._told) and self._told[-1][1] <= FINENESS["M"]

    def last_value(self) -> str | None:
        """The time told last, as it was told."""
        return self._told[-1][2] if self._told else None

    def direction(self, span: Span) -> Direction:
        """Where the verb over the expression looks."""
        return self.tenses.direction(span)

    def tell(self, reading: Reading, at: int, rule: str) -> None:
        """Remember a time for later expressions to count from."""
        if reading.value.startswith("BC") and len(reading.value) >= 6:
            self.bc = int(reading.value[2:6])
        unit = unit_of(reading.value)
        days = days_of(reading.value) if unit else None
        if self.narrative and reading.anchored == "published":
            return  # "to this day" in a history does not move its story to the day of writing
        if unit and days and reading.type in ("DATE", "TIME"):
            self.bc = None
            self._told.append((days[0], FINENESS[unit], reading.value))
            if unit == "Q" and rule in QUARTER_RULES:
                self.quarter = (reading.value, at)


def _own_day(published: Published | None) -> tuple[date | None, int]:
    if published is None:
        return None, 9
    try:
        return date.fromisoformat(published.start[:10]), _PRECISION.get(published.precision, 0)
    except ValueError:
        return None, 9


def is_narrative(years: Iterable[int], deictics: int, today: date | None) -> bool:
    """True for a history: most years it names are not the year it was written in, and it hardly ever says "today".

    >>> is_narrative([1939, 1940, 1941, 1941, 1942], 0, date(2009, 12, 19))
    True
    >>> is_narrative([2021, 2019], 6, date(2022, 1, 18))
    False
    """
    named = list(years)
    if today is None:
        return len(named) >= 1
    distant = sum(abs(year - today.year) > 1 for year in named)
    return distant >= 5 and distant * 2 > len(named) and distant > 4 * deictics
