"""Readings of days and months: "17 January 2022", "October", "last March", "Christmas Eve", "the 21st"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .calendar import UNKNOWN, holiday_in, is_approximate, value_at
from .grammar import load_grammar
from .scene import Expression, Reading, Scene
from .years import given, named_year, nearest_year


def iso(e: Expression, scene: Scene) -> Reading | None:
    value = str(e.get("iso"))
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return None
    return Reading("TIME" if "T" in value else "DATE", value)


def slash(e: Expression, scene: Scene) -> Reading | None:
    """Day and month in whichever order makes a date; where both do, month first only if the year is American news's last place."""
    a, b, c = (int(n) for n in str(e.get("slash")).split("/"))
    if a > 1000:
        return given(a, b, c)
    if c < 100:
        c += 2000 if c < 50 else 1900
    if c < 1000:
        return None
    return given(c, a, b) or given(c, b, a)


def fixed(e: Expression, scene: Scene) -> Reading | None:
    return Reading("DATE", str(e.get(str(e.match.entry.args["class"]))))


def day(e: Expression, scene: Scene) -> Reading | None:
    """A month and a day; the year is named, said relatively ("of that year"), or told by tense and distance."""
    month, dom = e.number("month") or 0, e.number("dom") or 0
    year, anchored = named_year(e, scene)
    if year is not None:
        return given(year, month, dom, anchored)
    if scene.bc is not None:
        return Reading("DATE", f"BC{scene.bc:04d}-{month:02d}-{dom:02d}", "text")
    base, anchored = scene.base("Y") if scene.narrative else scene.base("M")
    if base is None:
        return Reading("DATE", f"XXXX-{month:02d}-{dom:02d}", "none") if given(2000, month, dom) else None
    return given(nearest_year(e, scene, base, month, dom, anchored), month, dom, anchored)


def month(e: Expression, scene: Scene) -> Reading | None:
    number = e.number("month") or 0
    year, anchored = named_year(e, scene)
    if year is not None:
        return Reading("DATE", f"{year:04d}-{number:02d}", anchored)
    if scene.bc is not None:
        return Reading("DATE", f"BC{scene.bc:04d}-{number:02d}", "text")
    base, anchored = scene.base("Y") if scene.narrative else scene.base("M")
    if base is None:
        return Reading("DATE", f"XXXX-{number:02d}", "none")
    return Reading("DATE", f"{nearest_year(e, scene, base, number, None, anchored):04d}-{number:02d}", anchored)


def month_shifted(e: Expression, scene: Scene) -> Reading | None:
    """Here "last March" is the latest before this month, "next March" the first after it, "this March" this year's."""
    number = e.number("month") or 0
    turn, textual = e.turn() or (0, False)
    textual = textual or scene.narrative
    base, anchored = scene.base("M", textual) if textual else (scene.now("M"), "published")
    if base is None:
        return Reading("DATE", f"XXXX-{number:02d}", "none")
    year = base.year
    if turn < 0 and number >= base.month:
        year -= 1
    elif turn > 0 and number <= base.month:
        year += 1
    return Reading("DATE", f"{year:04d}-{number:02d}", anchored)


def day_shifted(e: Expression, scene: Scene) -> Reading | None:
    """Here "last Oct. 23" is the latest before the day of writing, "next March 3" the first after it."""
    found = month_shifted(e, scene)
    dom, number = e.number("dom") or 0, e.number("month") or 0
    if found is None or found.anchored == "none":
        return Reading("DATE", f"XXXX-{number:02d}-{dom:02d}", "none") if given(2000, number, dom) else None
    base = scene.now("M") if found.anchored == "published" else scene.base("M", True)[0]
    turn = (e.turn() or (0, False))[0]
    year = int(found.value[:4])
    if base is not None and base.month == number and ((turn < 0 and dom < base.day) or (turn > 0 and dom > base.day)):
        year = base.year
    return given(year, number, dom, found.anchored)


def holiday(e: Expression, scene: Scene) -> Reading | None:
    """The day a holiday falls on in the year that is named, or the nearest one in the direction of the verb."""
    rule = load_grammar().holidays.get(tuple(e.text_of("holiday")))
    if rule is None:
        return None
    year, anchored = named_year(e, scene)
    if year is None:
        base, anchored = scene.base("D")
        if base is None:
            fixed_day = re.fullmatch(r"\d\d-\d\d", rule)
            return Reading("DATE", f"XXXX-{rule}" if fixed_day else UNKNOWN["D"], "none")
        if e.has("unit"):
            base += timedelta(days=7 - base.isoweekday())  # a feast's week has begun before the feast
        year = _holiday_year(e, scene, base, rule)
    found = holiday_in(year, rule)
    return Reading("DATE", found.isoformat(), anchored, "APPROX" if is_approximate(rule) else None) if found else None


def holiday_week(e: Expression, scene: Scene) -> Reading | None:
    """The week or weekend a holiday falls in: "Easter week", "Thanksgiving weekend"."""
    found, unit = holiday(e, scene), e.units()[0]
    if found is None or not found.value[:1].isdigit():
        return Reading("DATE", UNKNOWN[unit], "none")
    return found._replace(value=value_at(date.fromisoformat(found.value), unit))


def _holiday_year(e: Expression, scene: Scene, base: date, rule: str) -> int:
    turn = e.turn()
    direction = scene.direction(e.span) if turn is None else "past" if turn[0] < 0 else "future" if turn[0] > 0 else None
    days = [(y, d) for y in (base.year - 1, base.year, base.year + 1) if (d := holiday_in(y, rule))]
    if not days:
        return base.year
    if direction == "past":
        return max((y for y, d in days if d <= base), default=base.year)
    if direction == "future":
        return min((y for y, d in days if d >= base), default=base.year)
    return min(days, key=lambda pair: abs((pair[1] - base).days))[0]


def day_alone(e: Expression, scene: Scene) -> Reading | None:
    """Of "the 21st": the day of that number in the month told last."""
    base, anchored = scene.base("M", True)
    number = e.number("nth") or 0
    if base is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}", "none")
    return given(base.year, base.month, number, anchored)


READERS = {f.__name__: f for f in (iso, slash, fixed, day, month, month_shifted, day_shifted, holiday, holiday_week, day_alone)}
