"""Fills that differ without colour. ``chart_patterns()`` goes once into every page that shows a chart.

One place per page, because an ``id`` may stand only once in a page, and a list of stories has a chart in every row.
"""

from __future__ import annotations

from functools import cache

_FIGURE: dict[str, tuple[int, str]] = {
    "quad-1": (6, '<circle cx="1.5" cy="1.5" r="1.1" class="on"/><circle cx="4.5" cy="4.5" r="1.1" class="on"/>'),
    "quad-2": (6, ""),
    "quad-3": (6, '<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" class="on-line"/>'),
    "quad-4": (7, '<path d="M0 0L7 7M7 0L0 7" class="on-thin"/>'),
    "share-asserted": (6, ""),
    "share-attributed": (6, '<path d="M0 3H6" class="on-line"/>'),
    "share-unconfirmed": (6, '<circle cx="1.5" cy="1.5" r="1.1" class="on"/><circle cx="4.5" cy="4.5" r="1.1" class="on"/>'),
    "share-denied": (7, '<path d="M0 0L7 7M7 0L0 7" class="on-line"/>'),
    "share-disputed": (6, '<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" class="on-line"/>'),
}


FILLS = frozenset(_FIGURE)
"""Names that ``url(#…)`` may hold."""


@cache
def chart_patterns() -> str:
    """A hidden SVG with the fills that the charts refer to, for the head of a page's body."""
    fills = "".join(_pattern(name, size, marks) for name, (size, marks) in _FIGURE.items())
    hatch = '<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" class="hatch-line"/>'
    fills += f'<pattern id="uncertain" width="6" height="6" patternUnits="userSpaceOnUse">{hatch}</pattern>'
    return f'<svg class="chart-patterns" width="0" height="0" aria-hidden="true"><defs>{fills}</defs></svg>'


def _pattern(name: str, size: int, marks: str) -> str:
    square = f'<rect width="{size}" height="{size}" class="{name}"/>'
    return f'<pattern id="{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">{square}{marks}</pattern>'
