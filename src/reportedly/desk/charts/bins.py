"""Events with dates -> bins of a timeline. A date known only to the month is not put on a day: it stays a spread over its month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, TypeVar

from ...records import Record

Unit = Literal["day", "week", "month", "year", "decade", "century"]
Quads = tuple[int, int, int, int]
LONGEST: tuple[tuple[Unit, int], ...] = (("day", 62), ("week", 434), ("month", 3700), ("year", 40_000), ("decade", 400_000))
"""The longest range, in days, that each unit is chosen for: about sixty to a hundred bins."""
YEARS = {"year": 1, "decade": 10, "century": 100}
DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652, "century": 36_524}
EXACT = 7
"""Days that a date may span and still take part in choosing the range: "in 2026" must not stretch a week into a year."""
STRAYS = 0.05
"""Share of events at either end that may be told in words where a finer unit is won: "since the war of 1873"."""
MOST_BINS = 500
"""More bars than that are thinner than two pixels; a wished-for unit gives way to a coarser one."""
Key = TypeVar("Key")


class Dated(Record, frozen=True, kw_only=True):
    """How many events of one quad class (1–4) have one time: inclusive dates, ``None`` where nothing is known."""

    start: date | None
    end: date | None
    quad: int
    count: int = 1


class Bin(Record, frozen=True, kw_only=True):
    """One step of the timeline, both days inclusive, and its events by quad class."""

    start: date
    end: date
    counts: Quads
    href: str | None = None


class Timeline(Record, frozen=True, kw_only=True):
    """``bins`` in order without gaps; ``spreads``: times longer than a bin; events before, after, and without a date."""

    unit: Unit
    bins: tuple[Bin, ...]
    spreads: tuple[Bin, ...] = ()
    before: int = 0
    after: int = 0
    undated: int = 0


def dated(start: str | None, end: str | None, quad: int, count: int = 1) -> Dated:
    """From the ISO dates of a record; what is no date counts as unknown, and a time told backwards is turned round.

    >>> dated("2026-03-05", "2026-03-01", 4).start
    datetime.date(2026, 3, 1)
    """
    days = sorted(day for day in (_day(start), _day(end)) if day)
    return Dated(start=days[0] if days else None, end=days[-1] if days else None, quad=quad, count=count)


def bin_events(events: Iterable[Dated], *, unit: Unit | None = None, link: Callable[[date, date], str] | None = None) -> Timeline:
    """The timeline of the events, in steps of ``unit`` or of whichever fits the range; ``link`` gives the address of a stretch of days."""
    counted = [event for event in events if event.count > 0 and 1 <= event.quad <= 4]
    timed = [event for event in counted if event.start and event.end]
    undated = sum(event.count for event in counted) - sum(event.count for event in timed)
    if not timed:
        return Timeline(unit=unit or "day", bins=(), undated=undated)
    first, last, chosen = _range(timed, unit)
    inside = [event for event in timed if _end(event) >= first and _start(event) <= last]
    return Timeline(
        unit=chosen, bins=_bins(inside, first, last, chosen, link), spreads=_spreads(inside, chosen, link), undated=undated,
        before=sum(event.count for event in timed if _end(event) < first),
        after=sum(event.count for event in timed if _start(event) > last),
    )  # fmt: skip


def bin_start(day: date, unit: Unit) -> date:
    """The first day of the bin that the day is in; weeks begin on Monday.

    >>> bin_start(date(2026, 11, 26), "week"), bin_start(date(2026, 11, 26), "decade")
    (datetime.date(2026, 11, 23), datetime.date(2020, 1, 1))
    """
    if unit == "day":
        return day
    if unit == "week":
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if unit == "month":
        return day.replace(day=1)
    return date(max(1, day.year // YEARS[unit] * YEARS[unit]), 1, 1)


def bin_end(start: date, unit: Unit) -> date:
    """The last day of the bin that starts on this day."""
    days = {"day": 1, "week": 7}.get(unit)
    if days:
        return date.fromordinal(min(date.max.toordinal(), start.toordinal() + days - 1))
    if unit == "month":
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1) if start < date(9999, 12, 1) else date.max
    return date(min(9999, start.year // YEARS[unit] * YEARS[unit] + YEARS[unit] - 1), 12, 31)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _start(event: Dated) -> date:
    return event.start or date.min


def _end(event: Dated) -> date:
    return event.end or date.max


def _range(events: Sequence[Dated], unit: Unit | None) -> tuple[date, date, Unit]:
    """First and last day of the axis and its unit; strays at the ends are left out where that gives a finer unit."""
    exact = [event for event in events if (_end(event) - _start(event)).days < EXACT] or list(events)
    first, last = _without_strays(exact)
    chosen = unit or _unit(first, last)
    if len(_starts(first, last, chosen)) > MOST_BINS:
        chosen = _unit(first, last)
    longest = MOST_BINS * DAYS[unit] if unit == chosen and unit else dict(LONGEST).get(chosen, MOST_BINS * DAYS[chosen])
    first = min([first, *(day for day in map(_start, exact) if (last - day).days < longest)])
    last = max([last, *(day for day in map(_end, exact) if (day - first).days < longest)])
    return bin_start(first, chosen), bin_end(bin_start(last, chosen), chosen), chosen


def _without_strays(events: Sequence[Dated]) -> tuple[date, date]:
    allowed = int(sum(event.count for event in events) * STRAYS)
    return _bound(sorted((_start(e), e.count) for e in events), allowed), _bound(
        sorted(((_end(e), e.count) for e in events), reverse=True), allowed
    )


def _bound(days: list[tuple[date, int]], allowed: int) -> date:
    passed = 0
    for day, count in days:
        passed += count
        if passed > allowed:
            return day
    return days[-1][0]


def _unit(first: date, last: date) -> Unit:
    days = (last - first).days + 1
    return next((unit for unit, longest in LONGEST if days <= longest), "century")


def _starts(first: date, last: date, unit: Unit) -> list[date]:
    starts: list[date] = []
    day = bin_start(first, unit)
    while day <= last and len(starts) <= MOST_BINS:
        starts.append(day)
        end = bin_end(day, unit)
        if end == date.max:
            break
        day = end + timedelta(days=1)
    return starts


def _bins(events: Sequence[Dated], first: date, last: date, unit: Unit, link: Callable[[date, date], str] | None) -> tuple[Bin, ...]:
    counts: Counter[tuple[date, int]] = Counter()
    for event in events:
        if _fits(event, unit):
            counts[bin_start(_start(event), unit), event.quad] += event.count
    return tuple(_bin(day, bin_end(day, unit), counts, link, day) for day in _starts(first, last, unit))


def _spreads(events: Sequence[Dated], unit: Unit, link: Callable[[date, date], str] | None) -> tuple[Bin, ...]:
    """Times that do not fit a bin, each kind once, the longest last."""
    counts: Counter[tuple[tuple[date, date], int]] = Counter()
    for event in events:
        if not _fits(event, unit):
            counts[(_start(event), _end(event)), event.quad] += event.count
    times = sorted({time for time, _ in counts}, key=lambda time: (time[1] - time[0], time[0]))
    return tuple(_bin(*time, counts, link, time) for time in times)


def _fits(event: Dated, unit: Unit) -> bool:
    return bin_start(_start(event), unit) == bin_start(_end(event), unit)


def _bin(start: date, end: date, counts: Counter[tuple[Key, int]], link: Callable[[date, date], str] | None, key: Key) -> Bin:
    of_quad = (counts[key, 1], counts[key, 2], counts[key, 3], counts[key, 4])
    return Bin(start=start, end=end, counts=of_quad, href=link(start, end) if link and any(of_quad) else None)
