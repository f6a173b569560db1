"""TIMEX3 values of the calendar: a day and a unit -> a value; a value -> the inclusive days it covers; counting in units.

A value keeps its own precision (``2022``, ``2022-01``, ``2022-W03``); nothing here adds a day that the words do not hold.
Weeks are ISO weeks. Seasons are meteorological, northern, and a winter carries the year it begins in.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta

UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "F": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX",
    "CE": "XX", "NI": "XXXX-XX-XXTNI", "H": "XXXX-XX-XX", "MI": "XXXX-XX-XX", "S": "XXXX-XX-XX", "ML": "X",
}  # fmt: skip
"""What is written for a period of each unit that cannot be placed."""

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS_IN = {"D": 1, "W": 7, "WE": 7, "F": 14, "NI": 1}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?\Z")
_SHAPES = (
    ("Y", re.compile(r"\d{4}\Z")),
    ("M", re.compile(r"\d{4}-\d\d\Z")),
    ("D", _DAY),
    ("WE", re.compile(r"\d{4}-W\d\d-WE\Z")),
    ("W", re.compile(r"\d{4}-W\d\d\Z")),
    ("Q", re.compile(r"\d{4}-Q\d\Z")),
    ("HALF", re.compile(r"\d{4}-H\d\Z")),
    ("SEASON", re.compile(r"\d{4}-(?:SP|SU|FA|WI)\Z")),
    ("DE", re.compile(r"\d{3}\Z")),
    ("CE", re.compile(r"\d\d\Z")),
)


def unit_of(value: str) -> str | None:
    """The unit a placed value is precise to, ``None`` when it is not placed in the calendar.

    >>> unit_of("2022-W03"), unit_of("2022-01-17TMO"), unit_of("XXXX-01-17"), unit_of("P3D")
    ('W', 'D', None, None)
    """
    return next((unit for unit, shape in _SHAPES if shape.match(value)), None)


def value_at(day: date, unit: str) -> str:
    """The period of that unit which holds the day.

    >>> [value_at(date(2022, 1, 18), unit) for unit in ("D", "W", "M", "Q", "Y", "DE", "CE", "WE")]
    ['2022-01-18', '2022-W03', '2022-01', '2022-Q1', '2022', '202', '20', '2022-W03-WE']
    """
    if unit in ("W", "WE", "F"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    y = f"{day.year:04d}"
    values = {"M": f"{y}-{day.month:02d}", "Q": f"{y}-Q{(day.month + 2) // 3}", "Y": y, "DE": y[:3], "CE": y[:2]}
    return values.get(unit, day.isoformat())


def move(day: date, unit: str, count: float) -> date | None:
    """The day so many units away; the last day of a month stands in for days it lacks. ``None`` outside the calendar.

    >>> move(date(2022, 1, 31), "M", 1), move(date(2022, 1, 18), "W", -2)
    (datetime.date(2022, 2, 28), datetime.date(2022, 1, 4))
    """
    try:
        if unit in MONTHS_IN:
            return _move_months(day, round(count * MONTHS_IN[unit]))
        seconds = {"H": 3600, "MI": 60, "S": 1}.get(unit)
        return day + timedelta(seconds=count * seconds) if seconds else day + timedelta(days=round(count * DAYS_IN[unit]))
    except (OverflowError, ValueError):
        return None


def _move_months(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, _last_day(year, month + 1)))


def _last_day(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def days_of(value: str) -> tuple[date, date] | None:
    """First and last day of a placed value.

    >>> [str(day) for day in days_of("2022-W03")]
    ['2022-01-17', '2022-01-23']
    >>> [str(day) for day in days_of("2022-WI")], [str(day) for day in days_of("199")]
    (['2022-12-01', '2023-02-28'], ['1990-01-01', '1999-12-31'])
    >>> days_of("XXXX-01") is None
    True
    """
    unit = unit_of(value)
    try:
        return _days_of(value, unit) if unit else None
    except (ValueError, OverflowError):
        return None


def _days_of(value: str, unit: str) -> tuple[date, date]:
    year = int(value[:4]) if len(value) >= 4 else 0
    if unit == "D":
        day = date.fromisoformat(value[:10])
        return day, day
    if unit in ("W", "WE"):
        monday = date.fromisocalendar(year, int(value[6:8]), 1)
        return (monday + timedelta(days=5 if unit == "WE" else 0)), monday + timedelta(days=6)
    if unit in ("DE", "CE"):
        width = 10 if unit == "DE" else 100
        first = int(value) * width
        return _months(max(first, 1), 1, min(first + width - 1, MAXYEAR), 12)
    if unit == "SEASON":
        first = SEASON_MONTHS[value[5:]]
        return _months(year, first, year + (first == 12), (first + 1) % 12 + 1)
    span = {"Y": (1, 12), "M": (0, 0), "Q": (3, 3), "HALF": (6, 6)}[unit]
    if unit == "Y":
        return _months(year, 1, year, 12)
    if unit == "M":
        return _months(year, int(value[5:]), year, int(value[5:]))
    last = int(value[6:]) * span[0]
    return _months(year, last - span[0] + 1, year, last)


def _months(year: int, month: int, last_year: int, last_month: int) -> tuple[date, date]:
    return date(year, month, 1), date(last_year, last_month, _last_day(last_year, last_month))


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computation.

    >>> easter(2022), easter(2000)
    (datetime.date(2022, 4, 17), datetime.date(2000, 4, 23))
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus' Julian computation), as a Gregorian date.

    >>> orthodox_easter(2022), orthodox_easter(2024)
    (datetime.date(2022, 4, 24), datetime.date(2024, 5, 5))
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def islamic_day(year: int, month: int, day: int) -> date | None:
    """The first day in a Gregorian year that bears this date of the tabular Islamic calendar (epoch of 15 July 622, 30-year cycle).

    What is kept follows the sighting of the moon and may fall a day or two away: the answer is an approximation.

    >>> islamic_day(2022, 10, 1), islamic_day(2019, 12, 10)
    (datetime.date(2022, 5, 2), datetime.date(2019, 8, 11))
    """
    first = (year - 622) * 33 // 32
    for hijri in range(max(first - 1, 1), first + 3):
        ordinal = day + -(-59 * (month - 1) // 2) + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 227013
        if 1 <= ordinal <= date.max.toordinal() and date.fromordinal(ordinal).year == year:
            return date.fromordinal(ordinal)
    return None


def is_approximate(rule: str) -> bool:
    """Whether the day of a rule is computed where the moon decides."""
    return rule.startswith("islamic")


def holiday_in(year: int, rule: str) -> date | None:
    """The day of a rule in a year: ``12-25``, ``11-thu-4`` (fourth Thursday of November), ``05-mon-last``, ``easter-2``,
    ``orthodox-2``, ``islamic-10-01`` (month and day), ``11-mon-1+1`` (the day after the first Monday of November).

    >>> holiday_in(2022, "11-thu-4"), holiday_in(2022, "05-mon-last"), holiday_in(2022, "easter-2")
    (datetime.date(2022, 11, 24), datetime.date(2022, 5, 30), datetime.date(2022, 4, 15))
    """
    if not 1583 <= year < MAXYEAR:
        return None
    if rule.startswith("islamic"):
        _, lunar_month, lunar_day = rule.split("-")
        return islamic_day(year, int(lunar_month), int(lunar_day))
    if rule.startswith("orthodox"):
        return orthodox_easter(year) + timedelta(days=int(rule[8:] or 0))
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    rule, _, plus = rule.partition("+")
    parts = rule.split("-")
    month = int(parts[0])
    if len(parts) == 2:
        return date(year, month, int(parts[1]))
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(parts[1])
    first = date(year, month, 1)
    days = [first + timedelta(days=n) for n in range(_last_day(year, month)) if (first + timedelta(days=n)).weekday() == weekday]
    return (days[-1] if parts[2] == "last" else days[int(parts[2]) - 1]) + timedelta(days=int(plus or 0))
