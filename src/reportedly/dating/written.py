"""Words of a date -> an interval of days. Only what is written: no clock, no invented day, no guess between 3 April and 4 March."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from ..records import Basis, Published

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Day(NamedTuple):
    """A date as far as it is written; ``None`` where it is not."""

    year: int | None
    month: int | None = None
    day: int | None = None


_NAMES = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"), ("july", "jul"),
    ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"

_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month_number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"\b{_DAY}(?: of)?[ ,-]{{1,2}}{MONTH},?[ -]{{1,2}}{_YEAR}",
        rf"\b{MONTH}[ -]{_DAY},? {_YEAR}",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month_number>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b",
        r"(?<![\d/])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>(?:19|20)\d\d)\b",
    )
]
_MONTH_FORM = re.compile(rf"\b{MONTH},? {_YEAR}", re.IGNORECASE)
_GIVEN = re.compile(
    r"\s*(?P<year>\d{4})(?:-?(?P<month>\d{2})(?:-?(?P<day>\d{2})(?:[T ][\d:.,]+\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?)?\s*$"
)


def find_date(text: str) -> Day | None:
    """The first full date a short text holds.

    >>> find_date("Updated Tue 3rd March, 2020 at 9 am")
    Day(year=2020, month=3, day=3)
    >>> find_date("Nov. 18, 2019, 10:09")
    Day(year=2019, month=11, day=18)
    >>> find_date("03/04/2020")
    """
    hits = [(m.start(), i, m) for i, form in enumerate(_FORMS) if (m := form.search(text))]
    for _, _, match in sorted(hits, key=lambda hit: hit[:2]):
        day = _day_of(match.groupdict())
        if day and is_possible(day):
            return day
    return None


def find_month(text: str) -> Day | None:
    """A month and a year, where no day is written.

    >>> find_month("Published in March 2020")
    Day(year=2020, month=3, day=None)
    """
    match = _MONTH_FORM.search(text)
    return Day(int(match["year"]), MONTHS[match["month"].lower()]) if match else None


def _day_of(parts: dict[str, str | None]) -> Day | None:
    year = int(parts["year"] or 0)
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first != second and first <= 12 and second <= 12:
            return None  # 03/04/2020 is April in London and March in New York
        return Day(year, second, first) if first > 12 or first == second else Day(year, first, second)
    month = MONTHS[(parts["month"] or "").lower()] if parts.get("month") else int(parts.get("month_number") or 0)
    return Day(year, month, int(parts["day"] or 0))


def is_possible(day: Day) -> bool:
    """True for a date that exists, in years that news can be from.

    >>> is_possible(Day(2021, 2, 29)), is_possible(Day(2020, 2, 29)), is_possible(Day(1066))
    (False, True, False)
    """
    if day.year is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return False
    if day.month is not None and not 1 <= day.month <= 12:
        return False
    return day.day is None or (day.month is not None and 1 <= day.day <= calendar.monthrange(day.year, day.month)[1])


def parse_given(text: str) -> Day | None:
    """A date somebody gave us: ISO 8601 with day, month or year precision, or written out.

    >>> parse_given("2022-01-18T10:00:00Z"), parse_given("2022-01"), parse_given("18 January 2022")
    (Day(year=2022, month=1, day=18), Day(year=2022, month=1, day=None), Day(year=2022, month=1, day=18))
    >>> parse_given("yesterday")
    """
    match = _GIVEN.match(text)
    if match:
        day = Day(*(int(match[name]) if match[name] else None for name in ("year", "month", "day")))
        return day if is_possible(day) else None
    return find_date(text[:100]) or find_month(text[:100])


def published(day: Day, basis: Basis) -> Published:
    """The interval a date covers.

    >>> published(Day(2020, 2), "url")
    Published(start='2020-02-01', end='2020-02-29', precision='month', basis='url', certainty=None)
    """
    year = day.year or 0
    if day.month is None:
        return Published(start=f"{year:04}-01-01", end=f"{year:04}-12-31", precision="year", basis=basis)
    if day.day is None:
        last = calendar.monthrange(year, day.month)[1]
        return Published(start=f"{year:04}-{day.month:02}-01", end=f"{year:04}-{day.month:02}-{last}", precision="month", basis=basis)
    iso = f"{year:04}-{day.month:02}-{day.day:02}"
    return Published(start=iso, end=iso, precision="day", basis=basis)


def published_from(text: str) -> Published | None:
    """What a sender or a user gave as the date, or ``None`` when it is no possible date.

    >>> published_from("2022-01-18").start
    '2022-01-18'
    """
    day = parse_given(text)
    return published(day, "given") if day else None
