"""Bins of events -> stacked bars over time, by quad class.

Bars stand at percentages of the width, so that letters keep their size on a phone. What is dated less finely than a bar is wide lies
hatched beneath the axis, as long as its time is uncertain.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from .axis import thinned, ticks
from .bins import Bin, Timeline, Unit
from .markup import at, counted, html_link, linked, number, percent, text
from .shares import swatch

QUAD_WORDS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
TOP, HEIGHT = 18, 170
"""Pixels above the highest bar, and of the highest bar."""
ROW = 20
MOST_ROWS = 4
LABELS = 8


def timeline(found: Timeline, *, label: str = "Events over time", undated_href: str | None = None) -> str:
    """An HTML figure: bars that lead to their events, the key, and in words what has no place on the axis."""
    if not found.bins:
        return f'<figure class="chart timeline"><p class="chart-empty">No dated events.</p>{_beyond(found, undated_href, 0)}</figure>'
    rows = _rows(found)
    drawn = [(row, spread) for row, spread in rows if row < MOST_ROWS]
    axis = TOP + HEIGHT
    depth = axis + 24 + ROW * (1 + max((row for row, _ in drawn), default=-1)) + (18 if drawn else 0)
    steps = ticks(max(sum(_counts(each)) for each in found.bins))
    bars = "".join(_bar(each, i, len(found.bins), found.unit, steps[-1]) for i, each in enumerate(found.bins))
    body = _levels(steps) + bars + _scale(steps) + _days(found) + _spreads(drawn, found, axis + 24)
    svg = f'<svg width="100%" height="{depth}" role="group" aria-label="{text(label)}, by {found.unit}">{body}</svg>'
    notes = _key(bool(drawn)) + _beyond(found, undated_href, len(rows) - len(drawn))
    return f'<figure class="chart timeline">{svg}<figcaption>{notes}</figcaption></figure>'


def period(start: date, end: date) -> str:
    """A stretch of days in words.

    >>> period(date(2026, 3, 5), date(2026, 3, 5)), period(date(2026, 3, 1), date(2026, 3, 31))
    ('5 March 2026', 'March 2026')
    >>> period(date(2026, 2, 23), date(2026, 3, 1))
    '23 February 2026 to 1 March 2026'
    """
    if start == end:
        return f"{start.day} {start:%B} {start.year}"
    is_whole = start.day == 1 and ((end.month == 12 and end.day == 31) or date.fromordinal(end.toordinal() + 1).day == 1)
    if is_whole and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if is_whole and start.month == 1 and end.month == 12:
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    return f"{period(start, start)} to {period(end, end)}"


def _counts(each: Bin) -> tuple[int, ...]:
    return tuple(max(0, count) for count in each.counts)


def _words(each: Bin, note: str = "") -> str:
    counts = _counts(each)
    parts = ", ".join(f"{number(count)} {word}" for count, word in zip(counts, QUAD_WORDS, strict=True) if count)
    return f"{period(each.start, each.end)}{note}: {counted(sum(counts), 'event')}" + (f" – {parts}" if parts else "")


def _bar(each: Bin, index: int, of: int, unit: Unit, highest: float) -> str:
    """Cooperation below, conflict above; an empty bin is a tick on the axis, so that silence is seen as silence."""
    counts = _counts(each)
    gap = 0.12 if of <= 200 else 0
    x, width = percent((index + gap / 2) / of), percent((1 - gap) / of)
    if not any(counts):
        return f'<rect x="{x}" y="{TOP + HEIGHT}" width="{width}" height="2" class="silent"/>'
    bounds = [TOP + HEIGHT * (1 - level / highest) for level in accumulate(counts, initial=0)]
    rects = "".join(
        f'<rect x="{x}" y="{at(upper)}" width="{width}" height="{at(max(lower - upper, 0.6))}" fill="url(#quad-{quad})" class="part"/>'
        for quad, (count, lower, upper) in enumerate(zip(counts, bounds, bounds[1:], strict=False), 1) if count
    )  # fmt: skip
    hit = f'<rect x="{percent(index / of)}" y="{TOP}" width="{percent(1 / of)}" height="{HEIGHT}" class="hit"/>'
    note = ", the week" if unit == "week" else ""
    return linked(hit + rects, each.href, _words(each, note), "bar")


def _levels(steps: Sequence[float]) -> str:
    heights = (at(TOP + HEIGHT * (1 - step / steps[-1])) for step in steps)
    return "".join(f'<line x1="0" x2="100%" y1="{y}" y2="{y}" class="{"axis-line" if not i else "level"}"/>' for i, y in enumerate(heights))


def _scale(steps: Sequence[float]) -> str:
    """Numbers above their lines, over the bars: beside them they would take a tenth of a phone's width."""
    marks = (f'<text x="0" y="{at(TOP + HEIGHT * (1 - step / steps[-1]) - 3)}" class="scale">{number(step)}</text>' for step in steps[1:])
    return f'<g aria-hidden="true">{"".join(marks)}</g>'


def _days(found: Timeline) -> str:
    of = len(found.bins)
    marks = []
    for place, index in enumerate(thinned(of, LABELS)):
        share = (index + 0.5) / of
        anchor = "start" if share < 0.08 else "end" if share > 0.94 else "middle"
        x = percent(0 if anchor == "start" else 1 if anchor == "end" else share)
        minor = " minor" if place % 2 else ""
        words = _short(found.bins[index].start, found.unit)
        marks.append(f'<text x="{x}" y="{TOP + HEIGHT + 17}" text-anchor="{anchor}" class="day{minor}">{words}</text>')
    return f'<g aria-hidden="true">{"".join(marks)}</g>'


def _short(day: date, unit: Unit) -> str:
    if unit in ("day", "week"):
        return f"{day.day} {day:%b}" + (f" {day.year}" if day.month == 1 and day.day <= 7 else "")
    return f"{day:%b} {day.year}" if unit == "month" else f"{day.year}s" if unit == "decade" else str(day.year)


def _rows(found: Timeline) -> list[tuple[int, Bin]]:
    """Each spread with the first row where it has room."""
    ends: list[date] = []
    rows = []
    for spread in sorted(found.spreads, key=lambda each: (each.start, each.end)):
        row = next((i for i, end in enumerate(ends) if end < spread.start), len(ends))
        ends[row : row + 1] = [spread.end]
        rows.append((row, spread))
    return rows


def _spreads(rows: Sequence[tuple[int, Bin]], found: Timeline, top: float) -> str:
    if not rows:
        return ""
    heading = f'<text x="0" y="{top + 12}" class="aside">Not known to the {found.unit}</text>'
    return heading + "".join(_spread(row, spread, found, top + 18) for row, spread in rows)


def _spread(row: int, spread: Bin, found: Timeline, top: float) -> str:
    first, last = found.bins[0].start.toordinal(), found.bins[-1].end.toordinal() + 1
    left = max(0.0, (spread.start.toordinal() - first) / (last - first))
    right = min(1.0, (spread.end.toordinal() + 1 - first) / (last - first))
    y = top + ROW * row
    bar = f'<rect x="{percent(left)}" y="{at(y)}" width="{percent(max(right - left, 0.004))}" height="{ROW - 4}"'
    count = sum(_counts(spread))
    anchor, x = ("start", left) if left < 0.5 else ("end", right)
    shift = 4 if anchor == "start" else -4
    words = f'<text x="{percent(x)}" dx="{shift}" y="{at(y + 12.5)}" text-anchor="{anchor}">{number(count)} in {_brief(spread)}</text>'
    return linked(f'{bar} class="paper"/>{bar} fill="url(#uncertain)" class="hatched"/>{words}', spread.href, _words(spread), "spread")


def _brief(spread: Bin) -> str:
    words = period(spread.start, spread.end)
    return words if " to " not in words else f"{spread.start.day} {spread.start:%b} – {spread.end.day} {spread.end:%b} {spread.end.year}"


def _key(has_spreads: bool) -> str:
    entries = [f"<li>{swatch(f'quad-{quad}')} {word}</li>" for quad, word in enumerate(QUAD_WORDS, 1)]
    if has_spreads:
        square = '<rect x="1" y="1" width="16" height="12" fill="url(#uncertain)" class="hatched"/>'
        entries.append(f'<li><svg class="swatch" width="18" height="14" aria-hidden="true">{square}</svg> some time in this span</li>')
    return f'<ul class="chart-legend">{"".join(entries)}</ul>'


def _beyond(found: Timeline, undated_href: str | None, hidden: int) -> str:
    """What has no place on the axis, in words."""
    notes = []
    if found.before:
        notes.append(f"{counted(found.before, 'event')} before {period(found.bins[0].start, found.bins[0].start)}")
    if found.after:
        notes.append(f"{counted(found.after, 'event')} after {period(found.bins[-1].end, found.bins[-1].end)}")
    if hidden:
        notes.append(f"{counted(hidden, 'more span')} of uncertain date")
    if found.undated:
        notes.append(html_link(f"{counted(found.undated, 'event')} without a date", undated_href))
    return f'<p class="chart-note">Not drawn: {"; ".join(notes)}.</p>' if notes else ""
