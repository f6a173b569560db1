"""How numbers, days and lengths are written for people: filters of the templates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def number(value: float) -> str:
    """Digits in groups of three.

    >>> number(1234567), number(0.5), number(12.0)
    ('1,234,567', '0.5', '12')
    """
    return f"{value:,.0f}" if value == value // 1 else f"{value:,}"


def day(value: str | None) -> str:
    """An ISO date, as exact as it is, in words.

    >>> day("2026-11-05"), day("2026-11"), day("2026"), day(None)
    ('5 Nov 2026', 'Nov 2026', '2026', 'day unknown')
    """
    if not value:
        return "day unknown"
    parts = value[:10].split("-")
    try:
        year, *rest = (int(part) for part in parts)
        words = [str(rest[1])] if len(rest) > 1 else []
        return " ".join([*words, _MONTHS[rest[0] - 1], str(year)]) if rest else str(year)
    except (ValueError, IndexError):
        return value


def days(start: str | None, end: str | None = None) -> str:
    """A stretch of days.

    >>> days("2026-11-05", "2026-11-07"), days("2026-11-05", "2026-11-05"), days("2026-10-30", "2026-11-02")
    ('5–7 Nov 2026', '5 Nov 2026', '30 Oct – 2 Nov 2026')
    """
    first, last = day(start), day(end or start)
    if not start or first == last:
        return first
    head, tail = first.split(), last.split()
    if len(head) == len(tail) == 3 and head[1:] == tail[1:]:
        return f"{head[0]}–{last}"
    if head[-1] == tail[-1] and len(head) > 1:
        return f"{' '.join(head[:-1])} – {last}"
    return f"{first} – {last}"


def moment(value: str | datetime | None) -> str:
    """A point in time, in UTC, to the minute.

    >>> moment("2026-11-05T09:03:22+00:00"), moment(None)
    ('5 Nov 2026, 09:03 UTC', 'never')
    """
    if not value:
        return "never"
    text = value.isoformat() if isinstance(value, datetime) else value
    return f"{day(text[:10])}, {text[11:16]} UTC" if len(text) > 15 else day(text)


def plural(count: int, one: str, many: str | None = None) -> str:
    """A number and its noun.

    >>> plural(1, "story", "stories"), plural(2000, "event")
    ('1 story', '2,000 events')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def percent(share: float | None) -> str:
    """
    >>> percent(0.456), percent(None)
    ('46%', '–')
    """
    return "–" if share is None else f"{share:.0%}"


def weekday(value: str | date | None) -> str:
    """
    >>> weekday("2026-11-26"), weekday("2026-11")
    ('Thursday', '')
    """
    try:
        return (value if isinstance(value, date) else date.fromisoformat(value or "")).strftime("%A")
    except ValueError:
        return ""


FILTERS: dict[str, Callable[..., Any]] = {
    "number": number, "day": day, "days": days, "moment": moment, "plural": plural, "percent": percent, "weekday": weekday,
}  # fmt: skip
