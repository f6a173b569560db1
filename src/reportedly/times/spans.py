"""Readings of lengths of time and of what comes round: "the past two days", "five-year", "every Friday", "$5 a day"."""

from __future__ import annotations

from .calendar import move
from .grammar import load_grammar
from .numbers import VAGUE, read_count
from .scene import Expression, Reading, Scene

_LETTERS = {"S": "TS", "MI": "TM", "H": "TH", "D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "Y"}
_MANY = {"DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "F": ("W", 2), "WE": ("WE", 1), "NI": ("D", 1)}
_SMALLER = {"Y": ("M", 12), "H": ("TM", 60), "MI": ("TS", 60), "D": ("TH", 24), "W": ("D", 7)}


def length(unit: str, count: float) -> str:
    """A TIMEX3 duration; ``VAGUE`` counts as X, and halves are said in the next smaller unit.

    >>> length("Y", 3), length("H", 0.5), length("Y", 2.5), length("DE", 2), length("D", VAGUE)
    ('P3Y', 'PT30M', 'P2Y6M', 'P20Y', 'PXD')
    """
    if unit in _MANY:
        letter, factor = _MANY[unit]
        if count == VAGUE:
            return {"DE": "PXDE", "CE": "PXCE", "ML": "PXML"}.get(unit, f"PX{letter}")
        count *= factor
    else:
        letter = _LETTERS[unit]
    time, letter = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    if count == VAGUE:
        return f"P{time}X{letter}"
    whole, part = int(count), count - int(count)
    said = f"{whole}{letter}" if whole else ""
    if not part:
        return f"P{time}{said}" if said else f"P{time}0{letter}"
    if unit in _SMALLER and part in (0.25, 0.5, 0.75):
        smaller, factor = _SMALLER[unit]
        rest = round(part * factor)
        if smaller.startswith("T") and not time:
            return f"P{said}T{rest}{smaller[1:]}"
        return f"P{time}{said}{rest}{smaller.lstrip('T')}"
    return f"P{time}{count:g}{letter}"


def span(e: Expression, scene: Scene) -> Reading | None:
    """A plain length. It has no days of its own."""
    units = e.units()
    group = e.match.groups.get("count") or e.match.groups.get("cardinal")
    count = read_count(e.words, *group) if group else _bare_count(e)
    if count is None:
        return None
    if count == 1 and _bare_count(e) == VAGUE:
        count = VAGUE  # "a decades-long war"
    if "half" in e.match.entry.args:
        number = e.number("number") if e.has("number") else 1
        count = float(number or 1) + 0.5
    return Reading("DURATION", length(units[0], count))


def _bare_count(e: Expression) -> float:
    plurals = load_grammar().around["plural_units"]
    return VAGUE if any(w in plurals for w in e.lowers) else 1.0


def anchored_span(e: Expression, scene: Scene) -> Reading | None:
    """Here "the past two days" end with the day of writing, "the next two weeks" begin there; "the first two" hang nowhere."""
    unit = e.units()[-1]
    count = read_count(e.words, *e.match.groups["count"])
    if count is None:
        return None
    value = length(unit, count)
    turn = e.turn()
    if turn is None or turn[0] == 0:
        return Reading("DURATION", value)
    base, where = scene.base(unit, turn[1]) if turn[1] else (scene.now(unit), "published")
    if base is None:
        return Reading("DURATION", value, "none")
    there = move(base, unit, turn[0] * count) if count != VAGUE else None
    return Reading("DURATION", value, where, None, (there, base) if turn[0] < 0 else (base, there))


def recent(e: Expression, scene: Scene) -> Reading | None:
    today = scene.now("D")
    days = (today, None) if "coming" in e.lowers else (None, today)
    return Reading("DURATION", length(e.units()[0], VAGUE), "published" if today else "none", None, days)


def every(e: Expression, scene: Scene) -> Reading | None:
    part = f"T{e.get('daypart')}" if e.has("daypart") else ""
    if e.has("weekday"):
        return Reading("SET", f"XXXX-WXX-{e.get('weekday')}{part}")
    if e.has("month"):
        return Reading("SET", f"XXXX-{e.number('month'):02d}")
    if e.has("season"):
        return Reading("SET", f"XXXX-{e.get('season')}")
    units = e.units()
    if units[:1] == ["NI"] or not units:
        return Reading("SET", f"XXXX-XX-XXT{e.get('daypart') or 'NI'}")
    group = e.match.groups.get("count")
    count = read_count(e.words, *group) if group else 2.0 if "other" in e.lowers else float(e.number("ordinal") or 1)
    return Reading("SET", length(units[0], count)) if count else None


def frequency(e: Expression, scene: Scene) -> Reading | None:
    return Reading("SET", str(e.get("frequency")))


def per(e: Expression, scene: Scene) -> Reading | None:
    return Reading("SET", length(e.units()[0], 1))


def weekdays(e: Expression, scene: Scene) -> Reading | None:
    part = f"T{e.get('daypart')}" if e.has("daypart") else ""
    return Reading("SET", f"XXXX-WXX-{e.get('weekday')}{part}")


def fixed_ref(e: Expression, scene: Scene) -> Reading | None:
    """PRESENT_REF, PAST_REF, FUTURE_REF: the first covers the day of writing, the others are open on one side."""
    if e.match.entry.args.get("only") == "narrative" and not scene.narrative:
        return None
    if e.match.entry.args.get("only") == "ahead" and scene.direction(e.span) != "future":
        return None  # "the siege soon failed" tells an order, not a time
    value = str(e.match.entry.args["value"])
    today = scene.now("D")
    days = {"PRESENT_REF": (today, today), "PAST_REF": (None, today), "FUTURE_REF": (today, None)}[value]
    return Reading("DATE", value, "published" if today else "none", None, days)


def told_time(e: Expression, scene: Scene) -> Reading | None:
    """As in "at the time", "by that time" in a history: the time told last."""
    value = scene.last_value() if scene.narrative else None
    return Reading("DATE", value[:10], "text") if value else None


READERS = {f.__name__: f for f in (span, anchored_span, recent, every, frequency, per, weekdays, fixed_ref, told_time)}
