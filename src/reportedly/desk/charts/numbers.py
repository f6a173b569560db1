"""A figure as it was reported over time (12 dead, then 17) -> ranges by source, each source with its own letter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ...records import Record, Standing
from .axis import thinned, ticks
from .markup import at, html_link, linked, number, percent, text
from .standing import standing_glyph
from .timeline import period

TOP, HEIGHT = 20, 170
MOST = 200
"""Reports in one picture."""
LETTERED = 40
"""Reports that bear the letter of their source in the picture; more would lie over each other."""
TOLD = 8
"""Numbers of one source in the list; of a longer sequence the middle is counted."""


class Figure(Record, frozen=True, kw_only=True):
    """What one source said on one day: ``low``–``high``, ``None`` where it left an end open ("at least 12")."""

    when: date
    source: str
    low: float | None
    high: float | None
    standing: Standing | None = None
    href: str | None = None

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """Low and high in order; what cannot be a count (negative, infinite) is an open end."""
        low, high = (value if value is not None and math.isfinite(value) and value >= 0 else None for value in (self.low, self.high))
        return (low, high) if low is None or high is None else (min(low, high), max(low, high))


def numbers_over_time(series: Sequence[Figure], *, label: str) -> str:
    """An HTML figure: value against day, and beneath it every source with its numbers in order (12 → 17)."""
    known = sorted((figure for figure in series if figure.bounds != (None, None)), key=lambda figure: (figure.when, figure.source))
    if not known:
        return f'<figure class="chart numbers"><p class="chart-empty">No numbers: {text(label)}.</p></figure>'
    letters = {source: letter(i) for i, source in enumerate(dict.fromkeys(figure.source for figure in known))}
    drawn = known[:MOST]
    first, last = drawn[0].when, drawn[-1].when
    steps = ticks(max(max(_bounds(figure)) for figure in drawn))
    body = _levels(steps) + _steps(drawn, first, last, steps[-1]) + _marks(drawn, letters, first, last, steps[-1]) + _days(first, last)
    svg = f'<svg width="100%" height="{TOP + HEIGHT + 26}" role="group" aria-label="{text(label)}">{body}</svg>'
    more = f'<p class="chart-note">The picture shows the first {MOST} of {len(known):,} reports.</p>' if len(known) > MOST else ""
    return f'<figure class="chart numbers">{svg}<figcaption>{_sources(known, letters)}{more}</figcaption></figure>'


def letter(index: int) -> str:
    """A, B, … Z, AA, AB, …

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    return chr(65 + index) if index < 26 else letter(index // 26 - 1) + chr(65 + index % 26)


def range_words(low: float | None, high: float | None) -> str:
    """A range in words.

    >>> range_words(12, 12), range_words(12, 17), range_words(12, None), range_words(None, 17)
    ('12', '12–17', '12 or more', 'up to 17')
    """
    if low is None or high is None:
        return "?" if low is high else f"up to {number(high)}" if low is None else f"{number(low)} or more"
    return number(low) if low == high else f"{number(min(low, high))}–{number(max(low, high))}"


def _bounds(figure: Figure) -> tuple[float, float]:
    """Both ends of what is drawn: an open end is where the known one is."""
    values = [value for value in figure.bounds if value is not None]
    return min(values), max(values)


def _share(day: date, first: date, last: date) -> float:
    """4 to 94 %: marks at the ends keep their letters inside the sheet."""
    return 0.5 if first == last else 0.06 + 0.86 * (day - first).days / (last - first).days


def _height(value: float, highest: float) -> float:
    return TOP + HEIGHT * (1 - value / highest)


def _levels(steps: Sequence[float]) -> str:
    heights = [_height(step, steps[-1]) for step in steps]
    lines = "".join(
        f'<line x1="0" x2="100%" y1="{at(y)}" y2="{at(y)}" class="{"axis-line" if not i else "level"}"/>' for i, y in enumerate(heights)
    )
    words = "".join(
        f'<text x="0" y="{at(y - 3)}" class="scale">{number(step)}</text>' for step, y in zip(steps[1:], heights[1:], strict=True)
    )
    return f'{lines}<g aria-hidden="true">{words}</g>'


def _steps(figures: Sequence[Figure], first: date, last: date, highest: float) -> str:
    """Thin lines from report to report of one source: level until the next one, then up or down."""
    by_source: dict[str, list[Figure]] = {}
    for figure in figures:
        by_source.setdefault(figure.source, []).append(figure)
    lines = []
    for found in by_source.values():
        for a, b in pairwise(found):
            x1, x2 = percent(_share(a.when, first, last)), percent(_share(b.when, first, last))
            y1, y2 = at(_height(_bounds(a)[1], highest)), at(_height(_bounds(b)[1], highest))
            lines.append(f'<line x1="{x1}" x2="{x2}" y1="{y1}" y2="{y1}"/><line x1="{x2}" x2="{x2}" y1="{y1}" y2="{y2}"/>')
    return f'<g class="steps">{"".join(lines)}</g>'


def _marks(figures: Sequence[Figure], letters: dict[str, str], first: date, last: date, highest: float) -> str:
    """Reports of one day stand side by side."""
    on_day: dict[date, int] = {}
    marks = []
    for figure in figures:
        beside = on_day.setdefault(figure.when, 0)
        on_day[figure.when] += 1
        name = letters[figure.source] if len(figures) <= LETTERED else ""
        marks.append(_mark(figure, name, _share(figure.when, first, last), 13 * (beside % 6), highest))
    return "".join(marks)


def _mark(figure: Figure, name: str, share: float, shift: int, highest: float) -> str:
    low, high = (_height(value, highest) for value in _bounds(figure))
    is_upto, is_least = (value is None for value in figure.bounds)
    if is_upto:
        bar = f'<path d="M0 {at(high)}v12m-4-4l4 4l4-4" class="range"/>'
    elif is_least:
        bar = f'<path d="M0 {at(low)}v-12m-4 4l4-4l4 4" class="range"/>'
    else:
        bar = f'<path d="M-4 {at(high)}h8M0 {at(high)}V{at(low)}M-4 {at(low)}h8" class="range"/>' if low - high > 2 else ""
    dot = f'<circle cx="0" cy="{at(low)}" r="4"/>'
    top = high - (18 if is_least else 7)
    words = f'<text x="0" y="{at(max(top, 10))}" text-anchor="middle">{name}</text>' if name else ""
    said = f" ({figure.standing})" if figure.standing else ""
    title = f"{figure.source}, {period(figure.when, figure.when)}: {range_words(*figure.bounds)}{said}"
    inner = linked(bar + dot + words, figure.href, title, "mark")
    return f'<svg x="{percent(share)}" overflow="visible"><g transform="translate({shift})">{inner}</g></svg>'


def _days(first: date, last: date) -> str:
    days = (
        [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)] if (last - first).days < 4000 else [first, last]
    )
    marks = "".join(
        f'<text x="{percent(_share(days[i], first, last))}" y="{TOP + HEIGHT + 18}" text-anchor="middle"'
        f' class="day{" minor" if place % 2 else ""}">{days[i].day} {days[i]:%b}{f" {days[i].year}" if not place else ""}</text>'
        for place, i in enumerate(thinned(len(days), 6))
    )
    return f'<g aria-hidden="true">{marks}</g>'


def _sources(figures: Sequence[Figure], letters: dict[str, str]) -> str:
    by_source: dict[str, list[Figure]] = {source: [] for source in letters}
    for figure in figures:
        by_source[figure.source].append(figure)
    rows = "".join(
        f'<li><b class="letter">{letters[source]}</b> {text(source)}: {_sequence(found)}</li>' for source, found in by_source.items()
    )
    return f'<ul class="chart-sources">{rows}</ul>'


def _sequence(figures: Sequence[Figure]) -> str:
    """The numbers of one source in order; the same number again is not repeated."""
    told: list[str] = []
    before = ""
    for figure in figures:
        words = range_words(*figure.bounds)
        if words != before:
            glyph = (
                f'{standing_glyph(figure.standing, 12)}<span class="visually-hidden">{figure.standing} </span>' if figure.standing else ""
            )
            told.append(f"{glyph}{html_link(words, figure.href)} <small>({figure.when.day} {figure.when:%b})</small>")
        before = words
    if len(told) > TOLD:
        told[TOLD // 2 : -TOLD // 2] = [f"… {len(told) - TOLD} more …"]
    return " → ".join(told)
