"""Counts in order -> a picture the height of a line of text."""

from __future__ import annotations

from collections.abc import Sequence

from .markup import at, counted, number, text

MOST = 60
"""Bars in one picture; more counts than that are added up in equal groups."""


def sparkline(counts: Sequence[float], *, label: str) -> str:
    """Bars 24 pixels high, one per count (or per group of counts), read out as a sentence with total, highest and last.

    Negative or unknown counts are drawn as nothing. An empty series gives the baseline alone.
    """
    bars = _grouped([max(0.0, count) if count == count and abs(count) != float("inf") else 0.0 for count in counts])
    highest = max(bars, default=0.0) or 1.0
    drawn = "".join(_bar(i, count / highest, count == highest) for i, count in enumerate(bars) if count)
    width = max(4 * len(bars), 4)
    return (
        f'<svg class="sparkline" viewBox="0 0 {width} 24" width="{width}" height="24" role="img"'
        f' aria-label="{text(_words(label, bars), 300)}">'
        f'{drawn}<path d="M0 23.5H{width}" class="axis-line"/></svg>'
    )


def _grouped(counts: list[float]) -> list[float]:
    size = -(-len(counts) // MOST) or 1
    return [sum(counts[i : i + size]) for i in range(0, len(counts), size)]


def _bar(index: int, height: float, is_highest: bool) -> str:
    tall = max(1.5, 22 * height)
    return f'<rect x="{4 * index}" y="{at(23 - tall)}" width="3" height="{at(tall)}" class="{"spark-high" if is_highest else "spark"}"/>'


def _words(label: str, bars: list[float]) -> str:
    if not bars:
        return f"{label}: nothing"
    return f"{label}: {number(sum(bars))} in {counted(len(bars), 'step')}, highest {number(max(bars))}, last {number(bars[-1])}"
