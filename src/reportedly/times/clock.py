"""Readings of times of the day: "3 p.m. GMT", "noon", "last night", "in the morning". The day may be told by words beside them."""

from __future__ import annotations

import re
from datetime import date

from .calendar import UNKNOWN, move
from .numbers import read_cardinal
from .scene import Anchored, Expression, Reading, Scene

_WORDS = {"noon": "T12:00", "midnight": "T24:00", "midday": "T12:00", "overnight": "TNI", "tonight": "TNI"}


def clock(e: Expression, scene: Scene) -> Reading | None:
    time = str(e.get("ampm") or e.get("clock"))
    if e.has("period") and str(e.get("period")) == "p" and int(time[1:3]) < 12:
        time = f"T{int(time[1:3]) + 12:02d}{time[3:]}"
    return at(scene, time)


def oclock(e: Expression, scene: Scene) -> Reading | None:
    part = e.get("daypart")
    if e.has("clock"):
        time = str(e.get("clock"))
        hour, minute = int(time[1:3]), time[3:]
    else:
        said = read_cardinal(e.words, *e.match.groups["number" if e.has("number") else "hour"])
        hour, minute = int(said or 99), ":00"
    if hour > 24:
        return None
    if hour < 12 and (part in ("AF", "EV") or (part == "NI" and hour > 5)):
        hour += 12
    return at(scene, f"T{hour:02d}{minute}")


def clock_word(e: Expression, scene: Scene) -> Reading | None:
    return at(scene, _WORDS[e.lowers[0]])


def daypart(e: Expression, scene: Scene) -> Reading | None:
    """Here "last night" is yesterday's, "this morning" today's, "that evening" and "the evening" of the day told last."""
    part = f"T{e.get('daypart')}"
    turn = e.turn()
    if turn is None:
        if e.lowers[0] != "the":
            return Reading("TIME", UNKNOWN["D"] + part, "none")
        return at(scene, part, textual=True)
    shift, textual = turn
    if "next" in e.lowers:
        textual = e.lowers[0] == "the"
    if part != "TNI" and not textual and shift < 0:
        shift = -1
    return at(scene, part, shift, textual)


def at(scene: Scene, time: str, shift: int = 0, textual: bool = False) -> Reading | None:
    """A time on the day told last or the day of writing."""
    base: date | None
    where: Anchored
    base, where = scene.base("D", textual)
    if base is None:
        return Reading("TIME", UNKNOWN["D"] + time, "none")
    there = move(base, "D", shift)
    return Reading("TIME", there.isoformat() + time, where) if there else None


def time_of(value: str) -> str:
    """The part of a value from the T on.

    >>> time_of("2022-01-18T15:00"), time_of("2022-01-18")
    ('T15:00', '')
    """
    found = re.search(r"T\w.*\Z", value)
    return found.group() if found else ""


READERS = {f.__name__: f for f in (clock, oclock, clock_word, daypart)}
