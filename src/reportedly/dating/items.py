"""Entries of a live blog -> the day each was written on: what is written beside it, else the page's date, counted on over midnight.

23:40 Police close the bridge.     18 January (the page's date)
00:15 The bridge is open again.    19 January
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from ..records import Document, Item
from .written import find_date

_HEADING_WORDS = 8
_LINE = re.compile(r"[^\n]+")
_NIGHT = 6 * 60
"""Minutes that an entry must lie before the one that it follows for a midnight to lie between; less is an entry put in later."""
_FAR = 31
"""A heading without a year ("Tuesday 18 January") is of the page's year, if so it lies no more days than this from the page's date."""


def date_items(document: Document) -> tuple[Item, ...]:
    """The document's items with their days; ``None`` stays where neither the page nor its date tells."""
    items = document.items
    if not items:
        return items
    written, counted = _written_days(document), _counted_days(document)
    days = counted if len(set(written)) < 2 and any(counted) else written  # one date alone is that of the page
    return tuple(item.replace(day=day.isoformat() if day else None) for item, day in zip(items, days, strict=True))


def _written_days(document: Document) -> list[date | None]:
    """The date in the line of each stamp, else in the last heading before it."""
    own = _day(document)
    days: list[date | None] = []
    heading: date | None = None
    at = 0
    for item in document.items:
        for line in _LINE.finditer(document.text, at, item.span[0]):
            heading = _date_in(line.group(), own) or heading
        at = document.text.find("\n", item.stamp[1])
        at = len(document.text) if at < 0 else at
        line_start = document.text.rfind("\n", 0, item.stamp[0]) + 1
        heading = _date_in(document.text[line_start:at], own) or heading
        days.append(heading)
    return days


def _date_in(line: str, own: date | None) -> date | None:
    """The date of a short line, a heading or a stamp."""
    if len(line.split()) > _HEADING_WORDS:
        return None
    found = find_date(line)
    if found is None and own:
        found = find_date(f"{re.sub(r'[0-9]{1,2}[:.h][0-9]{2}.*', '', line).strip()} {own.year}")
        near = found and found.month and found.day and abs(date(found.year or 1, found.month, found.day) - own).days <= _FAR
        found = found if near else None
    return date(found.year, found.month, found.day) if found and found.year and found.month and found.day else None


def _counted_days(document: Document) -> Sequence[date | None]:
    """Days counted from the page's date, on which its first entry was written, over each midnight between two entries."""
    own, unknown = _day(document), [None] * len(document.items)
    if own is None:
        return unknown
    minutes = [60 * int(item.time[:2]) + int(item.time[3:]) for item in document.items]
    is_newest_first = sum(a > b for a, b in pairwise(minutes)) > sum(a < b for a, b in pairwise(minutes))
    ordered = minutes[::-1] if is_newest_first else minutes
    nights = [0]
    for before, after in pairwise(ordered):
        nights.append(nights[-1] + (before - after > _NIGHT))
    updated = document.updated
    if updated and updated.precision == "day" and updated.start[:10] != (own + timedelta(nights[-1])).isoformat():
        return unknown  # written on several days, and which is which is not told
    days = [own + timedelta(count) for count in nights]
    return days[::-1] if is_newest_first else days


def _day(document: Document) -> date | None:
    published = document.published
    if published is None or published.precision != "day":
        return None
    try:
        return date.fromisoformat(published.start[:10])
    except ValueError:
        return None
