"""Readings of years and longer, and of parts of a year: "1996", "480 BC", "the 1980s", "last fall", "the third quarter"."""

from __future__ import annotations

from datetime import date

from .calendar import SEASON_MONTHS, UNKNOWN, value_at
from .scene import Expression, Reading, Scene
from .years import full_year, named_year, spoken_year


def year(e: Expression, scene: Scene) -> Reading | None:
    return Reading("DATE", f"{e.number('year'):04d}")


def year_short(e: Expression, scene: Scene) -> Reading | None:
    return Reading("DATE", str(full_year(e.number("short") or 0, scene)))


def year_words(e: Expression, scene: Scene) -> Reading | None:
    """As in "nineteen ninety-six": two numbers said one after the other."""
    number = spoken_year(e)
    return Reading("DATE", f"{number:04d}") if number else None


def year_era(e: Expression, scene: Scene) -> Reading | None:
    number = e.number("year") or e.number("number") or 0
    if not 0 < number < 10000:
        return None
    before = not e.has("era") or int(e.get("era") or 0) < 0
    return Reading("DATE", f"BC{number:04d}" if before and e.has("era") else f"{number:04d}")


def month_era(e: Expression, scene: Scene) -> Reading | None:
    number = e.number("year") or e.number("number") or 0
    era = "BC" if int(e.get("era") or 0) < 0 else ""
    return Reading("DATE", f"{era}{number:04d}-{e.number('month') or 0:02d}") if 0 < number < 10000 else None


def decade(e: Expression, scene: Scene) -> Reading | None:
    """Three digits: the 1990s are 199. Of a decade without century the last one begun is meant."""
    told = e.get("decade")
    if isinstance(told, str):
        return Reading("DATE", told)
    base = scene.now("DE")
    current = base.year // 10 if base else 202
    number = current - (current - int(told or 0)) % 10
    return Reading("DATE", f"{number:03d}")


def century(e: Expression, scene: Scene) -> Reading | None:
    number = e.number("ordinal") or 0
    era = "BC" if int(e.get("era") or 1) < 0 else ""
    return Reading("DATE", f"{era}{number - 1:02d}") if 1 <= number <= 99 else None


def fiscal_year(e: Expression, scene: Scene) -> Reading | None:
    number = e.number("year")
    short = e.number("two") if e.number("two") is not None else e.number("short")
    if number is None:
        number = full_year(short, scene) if short is not None else None
    return Reading("DATE", f"{number:04d}") if number else None


def season(e: Expression, scene: Scene) -> Reading | None:
    name = str(e.get("season"))
    year, anchored = named_year(e, scene)
    if e.has("era"):
        return Reading("DATE", f"BC{e.number('year') or e.number('number') or 0:04d}-{name}")
    if year is not None:
        return Reading("DATE", f"{year:04d}-{name}", anchored)
    if scene.bc is not None:
        return Reading("DATE", f"BC{scene.bc:04d}-{name}", "text")
    base, anchored = scene.base("Y") if scene.narrative else scene.base("M")
    if base is None:
        return Reading("DATE", f"XXXX-{name}", "none")
    if scene.narrative:
        return Reading("DATE", f"{base.year:04d}-{name}", anchored)
    return Reading("DATE", _season_value(_near_season(base, name, scene.direction(e.span)), name), anchored)


def season_shifted(e: Expression, scene: Scene) -> Reading | None:
    """Here "last fall" is the latest one over, "this summer" this year's, "next spring" the first to come."""
    name = str(e.get("season"))
    turn, textual = e.turn() or (0, False)
    if "past" in e.lowers:
        turn = -1
    textual = textual or scene.narrative
    base, anchored = scene.base("SEASON", True) if textual else (scene.now("M"), "published")
    told = scene.told("Y") if textual and turn == 0 and anchored != "text" else None
    if told is not None:  # "in 2012 ... that autumn"
        return Reading("DATE", f"{told.year:04d}-{name}", "text")
    if base is None:
        return Reading("DATE", f"XXXX-{name}", "none")
    begins = SEASON_MONTHS[name]
    year = base.year
    if turn < 0:
        year -= base.month < begins + 3
    elif turn > 0:
        year += base.month >= begins
    elif name == "WI":
        year -= base.month <= 2
    return Reading("DATE", _season_value(year, name), anchored)


def _near_season(base: date, name: str, direction: str | None) -> int:
    begins = SEASON_MONTHS[name]
    if direction == "future":
        return base.year + (base.month >= begins + 3)
    return base.year - (base.month < begins)


def _season_value(year: int, name: str) -> str:
    return f"{year:04d}-{name}"


def quarter(e: Expression, scene: Scene) -> Reading | None:
    """The quarter of a year that is named, or else the last one over (the one that runs, when the verb looks ahead)."""
    number = e.number("ordinal") if e.has("ordinal") else 4
    if number is None or not 1 <= number <= 4:
        return None
    year, anchored = named_year(e, scene)
    turn = e.turn() if "year" in e.lowers and year is None else None
    if year is None:
        base, anchored = scene.base("Q", bool(turn and turn[1]))
        if base is None:
            return Reading("DATE", f"XXXX-Q{number}", "none")
        year = base.year + (turn[0] if turn else 0)
        if turn is None and not scene.narrative:
            year = _quarter_year(base, number, scene.direction(e.span) == "future")
    return Reading("DATE", f"{year:04d}-Q{number}", anchored)


def quarter_short(e: Expression, scene: Scene) -> Reading | None:
    """As in "Q3 2021", "Q4"."""
    number = e.number("two") or 0
    year, anchored = named_year(e, scene)
    if year is None:
        base, anchored = scene.base("Q")
        if base is None:
            return Reading("DATE", f"XXXX-Q{number}", "none")
        year = _quarter_year(base, number, scene.direction(e.span) == "future")
    return Reading("DATE", f"{year:04d}-Q{number}", anchored)


def _quarter_year(base: date, number: int, ahead: bool) -> int:
    """The quarter just over stays meant where the verb looks ahead: "expects to report a third-quarter loss"."""
    current = (base.month + 2) // 3
    back = (current - number) % 4
    if ahead and back >= 2:
        return base.year + (number < current)
    return base.year - (number > current)


def half(e: Expression, scene: Scene) -> Reading | None:
    number = e.number("ordinal") if e.has("ordinal") else 2
    if number not in (1, 2):
        return None
    year, anchored = named_year(e, scene)
    if year is None:
        base, anchored = scene.base("Y")
        if base is None:
            return Reading("DATE", f"XXXX-H{number}", "none")
        year = base.year
    return Reading("DATE", f"{year:04d}-H{number}", anchored)


def year_period(e: Expression, scene: Scene) -> Reading | None:
    """Here "the 1988 period" beside a quarter's figures is that year's quarter."""
    year = e.number("year") or 0
    return Reading("DATE", f"{year:04d}{scene.quarter[0][4:]}" if scene.quarter else f"{year:04d}")


def unit_end(e: Expression, scene: Scene) -> Reading | None:
    unit = e.units()[0]
    base, anchored = scene.base(unit)
    return Reading("DATE", value_at(base, unit) if base else UNKNOWN[unit], anchored, "END")


READERS = {
    f.__name__: f
    for f in (
        year, year_short, year_words, year_era, month_era, decade, century, fiscal_year, season, season_shifted, quarter, quarter_short,
        half, year_period, unit_end,
    )
}  # fmt: skip
