"""How standing looks on every page: one shape, one word and one class each, the same words as in the terminal.

The shapes differ without colour, at 14 pixels, in print and in forced colours: they are drawn in ``currentColor``.
"""

from __future__ import annotations

from typing import get_args

from ...records import Standing
from .markup import text

STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""In the order in which they are always told."""
MEANING: dict[Standing, str] = {
    "asserted": "the publisher says so in its own voice",
    "attributed": "somebody is reported to say so",
    "unconfirmed": "hedged, from unnamed sources, or not to be confirmed",
    "denied": "reported not to be so, according to somebody",
    "disputed": "claimed by one and denied by another",
}
SHAPE: dict[Standing, str] = {
    "asserted": '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>',
    "attributed": (
        '<path d="M1.8 2.3h12.4v8.6H7.6L4 14.4v-3.5H1.8z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>'
        '<path d="M5.6 5v3M10.4 5v3" stroke="currentColor" stroke-width="2.2"/>'
    ),
    "unconfirmed": (
        '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 1.55"/>'
        '<path d="M6 6.4a2 2 0 1 1 3 1.8c-.7.4-1 .7-1 1.3" fill="none" stroke="currentColor" stroke-width="1.5"/>'
        '<circle cx="8" cy="11.5" r="1" fill="currentColor"/>'
    ),
    "denied": (
        '<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.6"/>'
        '<path d="M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6" stroke="currentColor" stroke-width="2"/>'
    ),
    "disputed": (
        '<path d="M6.6 1.2a6 6 0 0 0 0 12z" fill="currentColor"/>'
        '<path d="M9.6 3.4a5.4 5.4 0 0 1 0 10.8z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>'
    ),
}


def standing_glyph(standing: Standing, size: int = 14) -> str:
    """The shape alone, ``size`` pixels square, silent to screen readers: set a word beside it."""
    return (
        f'<svg class="standing-glyph standing-{standing}" viewBox="0 0 16 16" width="{size}" height="{size}" aria-hidden="true">'
        f"{SHAPE[standing]}</svg>"
    )


def standing_mark(standing: Standing, *, word: bool = True, count: int | None = None) -> str:
    """Shape and word as inline HTML, its meaning as a tooltip; with ``word=False`` the word is for screen readers only.

    >>> standing_mark("denied", count=3).count("denied")
    4
    """
    hidden = "" if word else " visually-hidden"
    told = "" if count is None else f' <span class="standing-count">{count:,}</span>'
    return (
        f'<span class="standing standing-{standing}" title="{standing}: {text(MEANING[standing])}">{standing_glyph(standing)}{told}'
        f' <span class="standing-word{hidden}">{standing}</span></span>'
    )


def standing_key() -> str:
    """All standings with their meanings, as an HTML description list for a legend or a help page."""
    rows = (f"<dt>{standing_mark(standing)}</dt><dd>{text(MEANING[standing])}</dd>" for standing in STANDINGS)
    return f'<dl class="standing-key">{"".join(rows)}</dl>'
