"""URL -> the date in its path, as news sites write it."""

from __future__ import annotations

import re

from .written import MONTHS, Day, is_possible

_PATHS = (
    re.compile(r"[/_=-](?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3,9})[/-](?P<day>\d{1,2})(?=[/_.?&-]|$)", re.IGNORECASE),
    re.compile(r"[/_=-](?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{2}|[a-z]{3,9})(?=/)(?P<day>)", re.IGNORECASE),
)


def date_in_url(url: str) -> Day | None:
    """The day, or the month, an address names.

    >>> date_in_url("https://example.org/2022/01/18/talks"), date_in_url("https://example.org/world/2021/mar/03/talks")
    (Day(year=2022, month=1, day=18), Day(year=2021, month=3, day=3))
    >>> date_in_url("https://example.org/2022/01/talks")
    Day(year=2022, month=1, day=None)
    >>> date_in_url("https://example.org/talks-20000000"), date_in_url("https://example.org/a/1984")
    (None, None)
    """
    path = re.sub(r"^\w+://[^/]*", "", url[:2000])
    for form in _PATHS:
        for match in form.finditer(path):
            month = int(match["month"]) if match["month"].isdigit() else MONTHS.get(match["month"].lower(), 0)
            day = Day(int(match["year"]), month, int(match["day"]) if match["day"] else None)
            if is_possible(day):
                return day
    return None
