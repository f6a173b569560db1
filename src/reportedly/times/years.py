"""Which year is meant: the one that is named, or the nearest one on the side the verb looks to."""

from __future__ import annotations

from datetime import date

from .numbers import read_cardinal
from .scene import Anchored, Expression, Reading, Scene


def named_year(e: Expression, scene: Scene) -> tuple[int | None, Anchored]:
    """The year the words name: "2019", "'68", "last year", "of that year"."""
    if e.has("year"):
        return e.number("year"), None
    if e.has("short"):
        return full_year(e.number("short") or 0, scene), None
    if e.has("spoken"):
        return spoken_year(e), None
    said = e.text_of("relyear")
    if not said:
        return None, None
    textual = any(w in said for w in ("that", "same", "previous", "following", "preceding"))
    step = -1 if {"last", "previous", "preceding"} & set(said) else 1 if {"next", "following"} & set(said) else 0
    base, anchored = scene.base("Y", textual)
    return (base.year + step if base else None), anchored


def full_year(short: int, scene: Scene) -> int:
    base = scene.now("Y")
    latest = base.year + 10 if base else 2030
    return latest - (latest - short) % 100


def spoken_year(e: Expression) -> int | None:
    first, last = e.match.groups["spoken"]
    if e.words.lower(first) == "two":
        number = read_cardinal(e.words, first, last)
        return int(number) if number and 2000 <= number < 2100 else None
    tail = read_cardinal(e.words, first + 1, last)
    century = e.words.means(first).get("number")
    if tail is None or century is None or not 10 <= tail < 100:
        return None
    return int(century) * 100 + int(tail)


def given(year: int, month: int, dom: int, anchored: Anchored = None) -> Reading | None:
    try:
        return Reading("DATE", date(year, month, dom).isoformat(), anchored)
    except ValueError:
        return None


def nearest_year(e: Expression, scene: Scene, base: date, month: int, dom: int | None, anchored: Anchored) -> int:
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
    """As in "January and [February 1937]", "26 June - [4 August 1952]": the second names the year of both."""
    at = e.match.last
    if e.words.lower(at) not in ("and", "or", "to", "until", "through", "-", "–", "—"):
        return None
    month_seen = "dom" in e.words.means(at + 1)  # "[June 3]-9, 2019"
    for i in range(at + 1, at + 6):
        means = e.words.means(i)
        if "month" in means:
            month_seen = True
        elif "year" in means:
            return int(means["year"]) if month_seen else None
        elif "dom" not in means and e.words.lower(i) not in (",", "the", "early", "mid", "late", "of", "-"):
            return None
    return None
