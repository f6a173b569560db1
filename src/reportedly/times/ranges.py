"""Readings of halves of a range that say only part of their date: "[17]-18 June", "June 3-[9]", "1995-[96]", "[499]-449 BC"."""

from __future__ import annotations

from .scene import Expression, Reading, Scene
from .words import Value
from .years import given, nearest_year


def day_head(e: Expression, scene: Scene) -> Reading | None:
    """The first of two days that share a month: "[17]-18 June 2019"."""
    at = e.match.last + 2
    month = e.words.means(at).get("month")
    return _shared(e, scene, month, at + 1)


def day_tail(e: Expression, scene: Scene) -> Reading | None:
    """The second of two days that share a month: "June 3-[9], 2019"."""
    return _shared(e, scene, _month_before(e), e.match.last)


def _month_before(e: Expression) -> Value | None:
    return next((m for n in range(3, 6) if (m := e.words.means(e.match.first - n).get("month")) is not None), None)


def _shared(e: Expression, scene: Scene, month: Value | None, at: int) -> Reading | None:
    if month is None:
        return None
    dom = e.number("dom") or 0
    year = e.get("year") or e.words.means(at + (e.words.lower(at) in (",", "of"))).get("year")
    if year is not None:
        return given(int(year), int(month), dom)
    base, anchored = scene.base("M")
    if base is None:
        return Reading("DATE", f"XXXX-{int(month):02d}-{dom:02d}", "none") if given(2000, int(month), dom) else None
    return given(nearest_year(e, scene, base, int(month), dom, anchored), int(month), dom, anchored)


def year_tail(e: Expression, scene: Scene) -> Reading | None:
    first = int(e.words.means(e.match.first - 2).get("year", 0))
    year = first - first % 100 + (e.number("two") or 0)
    return Reading("DATE", f"{year:04d}") if first < year < 2200 else None


def era_head(e: Expression, scene: Scene) -> Reading | None:
    number = int(e.words.means(e.match.first)["number"])
    return Reading("DATE", f"BC{number:04d}")


READERS = {f.__name__: f for f in (day_head, day_tail, year_tail, era_head)}
