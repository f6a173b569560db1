"""Article -> the date in its dateline: "GENEVA, Jan. 17 (Agency) - ...", which names a day and rarely a year."""

from __future__ import annotations

import re

from .written import MONTH, MONTHS, Day, is_possible

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’. /-]{2,40}(?:, [A-Z][\w. -]{1,30}){0,2}"
_DATELINE = re.compile(
    rf"\W{{0,3}}{_PLACE},? (?:\([^)]{{2,30}}\),? )?(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
    rf"(?i:{MONTH} (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) {MONTH.replace('month', 'month2')})(?:,? (?P<year>(?:19|20)\d\d))?,?"
    r" ?(?:[\(/][^)/]{2,40}[\)/])?,? ?(?:[-–—:]|\.\s*-)"
)


def date_in_dateline(paragraph: str) -> Day | None:
    """The day of a dateline; its year is ``None`` when not written.

    >>> date_in_dateline("NAIROBI, Jan. 17 (Agency) - Talks ended.")
    Day(year=None, month=1, day=17)
    >>> date_in_dateline("LIMA, Peru, 3 May 2019 — Talks ended.")
    Day(year=2019, month=5, day=3)
    >>> date_in_dateline("NATO said on Jan. 17 that talks ended.")
    """
    match = _DATELINE.match(paragraph[:200])
    if not match:
        return None
    month = MONTHS[(match["month"] or match["month2"]).lower()]
    day = Day(int(match["year"]) if match["year"] else None, month, int(match["day"] or match["day2"]))
    return day if is_possible(day._replace(year=day.year or 2020)) else None  # 2020: 29 February may be right
