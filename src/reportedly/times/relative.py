"""Readings of periods counted from somewhere: "yesterday", "last month", "the following day", "two years ago", "on Monday"."""

from __future__ import annotations

from datetime import date, timedelta

from .calendar import DAYS_IN, MONTHS_IN, UNKNOWN, move, value_at
from .grammar import load_grammar
from .numbers import VAGUE, read_count
from .scene import Anchored, Expression, Reading, Scene
from .spans import length

_COARSER = {"F": "W", "NI": "D", "H": "D", "MI": "D", "S": "D", "WE": "WE", "ML": "CE"}
_CLOCK_UNITS = ("H", "MI", "S")


def deictic(e: Expression, scene: Scene) -> Reading | None:
    shift = e.number("deictic") or 0
    night = "tonight" in e.lowers
    return _day_away(scene.now("D"), shift, "TNI" if night else "", "published")


def day_beyond(e: Expression, scene: Scene) -> Reading | None:
    shift = (e.number("deictic") or 0) + (1 if "after" in e.lowers else -1)
    return _day_away(scene.now("D"), shift, "", "published")


def shifted(e: Expression, scene: Scene) -> Reading | None:
    """As in "last month", "the current fiscal year": from the day of writing. "The past year" is a length that ends there."""
    unit = e.units()[-1]
    turn = (e.turn() or (0, False))[0]
    if "past" in e.lowers:
        turn = -1
    elif "coming" in e.lowers:
        turn = 1
    if _is_length(e):
        return Reading("DURATION", length(unit, 1))
    from_text = ("next" in e.lowers and (e.lowers[0] == "the" or scene.narrative)) or (scene.narrative and "this" in e.lowers)
    if "past" in e.lowers and "this" not in e.lowers and unit in (*MONTHS_IN, "W", "D", "H"):
        return _past_length(e, scene, unit)
    base, anchored = scene.base(_COARSER.get(unit, unit), True) if from_text else (scene.now(_COARSER.get(unit, unit)), "published")
    return _period(base, unit, turn, anchored)


def _is_length(e: Expression) -> bool:
    """As in "the last week of October", "for the next year"."""
    part = e.lowers[-2:-1] == ["last"] and e.words.lower(e.match.last) == "of"
    return part or (e.lowers[:2] == ["the", "next"] and e.words.lower(e.match.first - 1) == "for")


def _past_length(e: Expression, scene: Scene, unit: str) -> Reading:
    today = scene.now(unit)
    start = move(today, unit, -1) if today else None
    return Reading("DURATION", length(unit, 1), "published" if today else "none", None, (start, today))


def turned(e: Expression, scene: Scene) -> Reading | None:
    """As in "the following month", "that same day", "the previous year": from an earlier time in the text."""
    unit = e.units()[-1]
    turn = (e.turn() or (0, True))[0]
    if scene.bc is not None and unit == "Y":
        return Reading("DATE", f"BC{scene.bc - turn:04d}", "text") if scene.bc > turn else None
    if unit == "Q":
        return focus_quarter(e, scene)
    base, anchored = scene.base(_COARSER.get(unit, unit), True)
    return _period(base, unit, turn, anchored)


def day_following(e: Expression, scene: Scene) -> Reading | None:
    unit = e.units()[0]
    base, anchored = scene.base(_COARSER.get(unit, unit), True)
    return _period(base, unit, 1 if {"following", "after"} & set(e.lowers) else -1, anchored)


def away(e: Expression, scene: Scene) -> Reading | None:
    """Here "two years ago" counts from the day of writing, "two years later" from the time told; as precise as its unit."""
    unit = e.units()[-1]
    sign = int(e.match.entry.args.get("sign", 0)) or e.number("away") or 1
    now = "ago" in e.lowers or "sign" in e.match.entry.args
    group = e.match.groups.get("count")
    count = read_count(e.words, *group) if group else VAGUE
    if count is None:
        return None
    fine = _COARSER.get(unit, unit)
    if scene.bc is not None and unit in ("Y", "DE") and count != VAGUE:
        year = scene.bc - sign * int(count) * (10 if unit == "DE" else 1)
        return Reading("DATE", f"BC{year:04d}", "text") if year > 0 else None
    base, anchored = (scene.now(fine), "published") if now else scene.base(fine, True)
    if count == VAGUE:
        return _vague_away(base, sign, now, anchored if base else "none")
    if unit == "Y" and count == 1 and sign < 0 and scene.quarter is not None and not scene.narrative:
        return year_earlier(e, scene)
    if base is None:
        return Reading("DATE", UNKNOWN[unit], "none")
    if count != int(count) and unit in ("Y", "DE"):
        unit, count = "M", count * (12 if unit == "Y" else 120)
    there = move(base, unit, sign * count)
    told = "Y" if fine == "DE" else fine  # "a decade ago" is meant to the year
    return None if there is None else Reading("DATE", value_at(there, told), anchored)


def _vague_away(base: date | None, sign: int, now: bool, anchored: Anchored) -> Reading:
    days = (None, base) if sign < 0 else (base, None)
    if now:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchored, None, days)
    return Reading("DATE", "XXXX-XX-XX", anchored, None, days)


def year_earlier(e: Expression, scene: Scene) -> Reading | None:
    """As in "year-earlier", "a year ago" beside a quarter's figures: the same quarter, a year before."""
    if scene.quarter is not None and not scene.narrative:
        value, _ = scene.quarter
        if "months" in e.lowers:
            return Reading("DURATION", length("M", read_count(e.words, *e.match.groups["count"]) or 0))
        if e.has("ordinal"):
            value = f"{value[:4]}-Q{e.number('ordinal')}"
        return Reading("DATE", f"{int(value[:4]) - 1:04d}{value[4:]}", "text")
    base = scene.now("Y")
    return Reading("DATE", f"{base.year - 1:04d}", "published") if base else Reading("DATE", "XXXX", "none")


def weekday(e: Expression, scene: Scene) -> Reading | None:
    """The weekday on the side the verb looks to; the day of writing counts as itself, unless "last" or "next" stands before it."""
    number = e.number("weekday") or 1
    turn = e.turn()
    textual = bool(turn and turn[1]) or (scene.narrative and turn is None)
    base, anchored = scene.base("D", True) if textual else (scene.now("D"), "published")
    if base is None:
        return Reading("DATE", f"XXXX-WXX-{number}", "none")
    step = _weekday_step(e, scene, number - base.isoweekday(), turn[0] if turn else None)
    there = move(base, "D", step)
    return Reading("DATE", there.isoformat(), anchored) if there else None


def _weekday_step(e: Expression, scene: Scene, distance: int, turn: int | None) -> int:
    back, ahead = (distance - 7 if distance > 0 else distance), (distance + 7 if distance < 0 else distance)
    if "last" in e.lowers or "past" in e.lowers or (turn is not None and turn < 0):
        return back or -7
    if turn is not None and turn > 0:
        return ahead or 7
    direction = scene.direction(e.span)
    if turn == 0 and "this" in e.lowers:
        return back if direction == "past" else ahead
    if direction in ("present", "future") and ("'" in e.lowers or e.words.lower(e.match.last) in ("'", "’")):
        following = {e.words.lower(e.match.last + n) for n in range(1, 5)}
        if direction == "present" or not following & load_grammar().around["to_come"]:
            return back  # "the move follows Tuesday's declaration", "will appeal Wednesday's ruling", but "will watch Sunday's election"
    return ahead if direction in ("future", "present") else back


def weekend(e: Expression, scene: Scene) -> Reading | None:
    base, anchored = scene.base("D")
    if base is None:
        return Reading("DATE", UNKNOWN["WE"], "none")
    ahead = scene.direction(e.span) in ("future", "present")
    if not ahead and base.isoweekday() < 6:
        base -= timedelta(days=7)
    return Reading("DATE", value_at(base, "WE"), anchored)


def the_unit(e: Expression, scene: Scene) -> Reading | None:
    """As in "the year", "the day": the one told last, or the one of writing."""
    unit = e.units()[0]
    if e.words.lower(e.match.last) in ("ended", "ending"):
        return Reading("DURATION", length(unit, 1))
    if unit == "Q":
        return focus_quarter(e, scene)
    base, anchored = scene.base(_COARSER.get(unit, unit), scene.narrative)
    return _period(base, unit, 0, anchored)


def focus_quarter(e: Expression, scene: Scene) -> Reading | None:
    """Here "the quarter" of a report is the one it spoke of; without one, the quarter just over."""
    base = scene.now("Q")
    running = base is not None and scene.quarter is not None and scene.quarter[0] == value_at(base, "Q")
    if scene.quarter is not None and not ("latest" in e.lowers and running):
        return Reading("DATE", scene.quarter[0], "text")
    if base is None:
        return Reading("DATE", UNKNOWN["Q"], "none")
    return _period(base, "Q", 0 if "current" in e.lowers else -1, "published")


def week_of(e: Expression, scene: Scene) -> Reading | None:
    from .dates import day

    found = day(e, scene)
    if found is None or not found.value[:1].isdigit():
        return Reading("DATE", UNKNOWN["W"], "none")
    return Reading("DATE", value_at(date.fromisoformat(found.value), "W"), found.anchored)


def _day_away(base: date | None, shift: int, part: str, anchored: Anchored) -> Reading | None:
    kind = "TIME" if part else "DATE"
    if base is None:
        return Reading(kind, UNKNOWN["D"] + part, "none")  # type: ignore[arg-type]
    there = move(base, "D", shift)
    return Reading(kind, there.isoformat() + part, anchored) if there else None  # type: ignore[arg-type]


def _period(base: date | None, unit: str, turn: int, anchored: Anchored) -> Reading | None:
    """The period of the unit that many turns from the day."""
    kind = "TIME" if unit == "NI" else "DATE"
    part = "TNI" if unit == "NI" else ""
    if base is None or unit in _CLOCK_UNITS:
        return Reading(kind, UNKNOWN[unit], "none")  # type: ignore[arg-type]
    there = move(base if unit in DAYS_IN else base.replace(day=1), unit, turn)
    return Reading(kind, value_at(there, _COARSER.get(unit, unit)) + part, anchored) if there else None  # type: ignore[arg-type]


READERS = {
    f.__name__: f
    for f in (deictic, day_beyond, shifted, turned, day_following, away, year_earlier, weekday, weekend, the_unit, focus_quarter, week_of)
}
