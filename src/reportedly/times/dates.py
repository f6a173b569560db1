"""Readings of calendar dates: "17 January 2022", "October", "the third quarter", "the 1980s", "Christmas Eve"."""

from __future__ import annotations

import re
from datetime import date

from .calendar import SEASON_MONTHS, UNKNOWN, holiday_in, value_at
from .grammar import load_grammar
from .numbers import read_cardinal
from .scene import Anchored, Expression, Reading, Scene
from .words import Value


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
        return _given(a, b, c)
    if c < 100:
        c += 2000 if c < 50 else 1900
    if c < 1000:
        return None
    return _given(c, a, b) or _given(c, b, a)


def fixed(e: Expression, scene: Scene) -> Reading | None:
    return Reading("DATE", str(e.get(str(e.match.entry.args["class"]))))


def day(e: Expression, scene: Scene) -> Reading | None:
    """A month and a day; the year is named, said relatively ("of that year"), or told by tense and distance."""
    month, dom = e.number("month") or 0, e.number("dom") or 0
    year, anchored = named_year(e, scene)
    if year is not None:
        return _given(year, month, dom, anchored)
    if scene.bc is not None:
        return Reading("DATE", f"BC{scene.bc:04d}-{month:02d}-{dom:02d}", "text")
    base, anchored = scene.base("Y") if scene.narrative else scene.base("M")
    if base is None:
        return Reading("DATE", f"XXXX-{month:02d}-{dom:02d}", "none") if _given(2000, month, dom) else None
    return _given(_nearest_year(e, scene, base, month, dom, anchored), month, dom, anchored)


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
    return Reading("DATE", f"{_nearest_year(e, scene, base, number, None, anchored):04d}-{number:02d}", anchored)


def month_shifted(e: Expression, scene: Scene) -> Reading | None:
    """"Last March" is the latest before this month, "next March" the first after it, "this March" this year's."""
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


def year(e: Expression, scene: Scene) -> Reading | None:
    return Reading("DATE", f"{e.number('year'):04d}")


def year_short(e: Expression, scene: Scene) -> Reading | None:
    return Reading("DATE", str(_full_year(e.number("short") or 0, scene)))


def year_words(e: Expression, scene: Scene) -> Reading | None:
    """"Nineteen ninety-six": two numbers said one after the other."""
    number = _spoken_year(e)
    return Reading("DATE", f"{number:04d}") if number else None


def _spoken_year(e: Expression) -> int | None:
    first, last = e.match.groups["spoken"]
    if e.words.lower(first) == "two":
        number = read_cardinal(e.words, first, last)
        return int(number) if number and 2000 <= number < 2100 else None
    tail = read_cardinal(e.words, first + 1, last)
    century = e.words.means(first).get("number")
    if tail is None or century is None or not 10 <= tail < 100:
        return None
    return int(century) * 100 + int(tail)


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
    """"Last fall" is the latest one over, "this summer" this year's, "next spring" the first to come."""
    name = str(e.get("season"))
    turn, textual = e.turn() or (0, False)
    if "past" in e.lowers:
        turn = -1
    textual = textual or scene.narrative
    base, anchored = scene.base("M", textual) if textual else (scene.now("M"), "published")
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


def _quarter_year(base: date, number: int, ahead: bool) -> int:
    """The quarter just over stays meant where the verb looks ahead: "expects to report a third-quarter loss"."""
    current = (base.month + 2) // 3
    back = (current - number) % 4
    if ahead and back >= 2:
        return base.year + (number < current)
    return base.year - (number > current)


def year_period(e: Expression, scene: Scene) -> Reading | None:
    """"The 1988 period" beside a quarter's figures is that year's quarter."""
    year = e.number("year") or 0
    return Reading("DATE", f"{year:04d}{scene.quarter[0][4:]}" if scene.quarter else f"{year:04d}")


def unit_end(e: Expression, scene: Scene) -> Reading | None:
    unit = e.units()[0]
    base, anchored = scene.base(unit)
    return Reading("DATE", value_at(base, unit) if base else UNKNOWN[unit], anchored, "END")


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
    if e.words.lower(at) in (",", "of"):
        at += 1
    year = e.words.means(at).get("year")
    if year is not None:
        return _given(int(year), int(month), dom)
    base, anchored = scene.base("Y", True) if "and" in (e.words.lower(e.match.first - 1),) else scene.base("M")
    if base is None:
        return Reading("DATE", f"XXXX-{int(month):02d}-{dom:02d}", "none") if _given(2000, int(month), dom) else None
    return _given(_nearest_year(e, scene, base, int(month), dom, anchored), int(month), dom, anchored)


def year_tail(e: Expression, scene: Scene) -> Reading | None:
    first = int(e.words.means(e.match.first - 2).get("year", 0))
    year = first - first % 100 + (e.number("two") or 0)
    return Reading("DATE", f"{year:04d}") if first < year < 2200 else None


def era_head(e: Expression, scene: Scene) -> Reading | None:
    number = int(e.words.means(e.match.first)["number"])
    return Reading("DATE", f"BC{number:04d}")


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
        year = _holiday_year(e, scene, base, rule)
    found = holiday_in(year, rule)
    return Reading("DATE", found.isoformat(), anchored) if found else None


def day_alone(e: Expression, scene: Scene) -> Reading | None:
    """"The 21st": of the month told last."""
    base, anchored = scene.base("M", True)
    number = e.number("nth") or 0
    if base is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}", "none")
    return _given(base.year, base.month, number, anchored)


def named_year(e: Expression, scene: Scene) -> tuple[int | None, Anchored]:
    """The year the words name: "2019", "'68", "last year", "of that year"."""
    if e.has("year"):
        return e.number("year"), None
    if e.has("short"):
        return _full_year(e.number("short") or 0, scene), None
    if e.has("spoken"):
        return _spoken_year(e), None
    said = e.text_of("relyear")
    if not said:
        return None, None
    textual = any(w in said for w in ("that", "same", "previous", "following", "preceding"))
    step = -1 if {"last", "previous", "preceding"} & set(said) else 1 if {"next", "following"} & set(said) else 0
    base, anchored = scene.base("Y", textual)
    return (base.year + step if base else None), anchored


def _full_year(short: int, scene: Scene) -> int:
    base = scene.now("Y")
    latest = base.year + 10 if base else 2030
    return latest - (latest - short) % 100


def _given(year: int, month: int, dom: int, anchored: Anchored = None) -> Reading | None:
    try:
        return Reading("DATE", date(year, month, dom).isoformat(), anchored)
    except ValueError:
        return None


def _nearest_year(e: Expression, scene: Scene, base: date, month: int, dom: int | None, anchored: Anchored) -> int:
    """The year in which the month lies nearest, on the side the verb looks to, unless that is most of a year away.

    "Prices rose in November" written in January is last year's; "had until mid-November" written at the end of October this one's.
    A history goes on from the time it told last.
    """
    shared = _year_of_pair(e)
    if shared is not None:
        return shared
    months = base.month - month
    if anchored == "text":
        return base.year + ((1 if months > 6 else -1 if months < -6 else 0) if scene.told_to_the_month() else 0)
    direction = scene.direction(e.span)
    far = 11 if dom is None else 10
    if direction == "past":
        return base.year - (months < 0 and months + 12 < far)
    if direction == "future":
        return base.year + (months > 0 and 12 - months < far)
    return base.year + (1 if months > 6 else -1 if months < -5 else 0)


def _year_of_pair(e: Expression) -> int | None:
    """"January and [February 1937]", "26 June - [4 August 1952]": the second names the year of both."""
    at = e.match.last
    if e.words.lower(at) not in ("and", "or", "to", "until", "through", "-", "–", "—"):
        return None
    month_seen = False
    for i in range(at + 1, at + 6):
        means = e.words.means(i)
        if "month" in means:
            month_seen = True
        elif "year" in means:
            return int(means["year"]) if month_seen else None
        elif "dom" not in means and e.words.lower(i) not in (",", "the", "early", "mid", "late", "of", "-"):
            return None
    return None


def _near_season(base: date, name: str, direction: str | None) -> int:
    begins = SEASON_MONTHS[name]
    if direction == "future":
        return base.year + (base.month >= begins + 3)
    return base.year - (base.month < begins)


def _season_value(year: int, name: str) -> str:
    return f"{year:04d}-{name}"


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


READERS = {
    f.__name__: f
    for f in (
        iso, slash, fixed, day, month, month_shifted, year, year_short, year_words, year_era, month_era, decade, century, season,
        season_shifted, quarter, half, holiday, day_alone, year_period, unit_end, day_head, day_tail, year_tail, era_head,
    )
}  # fmt: skip

__all__ = ["READERS", "named_year", "value_at"]
