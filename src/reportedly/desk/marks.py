"""Small signs that mean the same on every page: standing, event type, quad class. Shape and word, never colour alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from ..export.visual import event_words
from . import charts
from .charts.timeline import QUAD_WORDS as _IN_ORDER

QUAD_SHAPE = {1: "◇", 2: "◆", 3: "△", 4: "▲"}
"""Hollow is said, filled is done; a diamond brings together, a triangle is sharp."""
QUAD_WORDS = dict(enumerate(_IN_ORDER, 1))


def standing_mark(standing: str) -> Markup:
    """How firmly something is told: a shape, a word, and on hovering what it means."""
    known = next((name for name in charts.standing.STANDINGS if name == standing), None)
    return Markup('<span class="standing">{}</span>').format(standing) if known is None else Markup(charts.standing_mark(known))


def chart_patterns() -> Markup:
    """The fills that charts refer to: once in a page that shows any."""
    return Markup(charts.chart_patterns())


def event_badge(event_type: str, quad: int, modes: tuple[str, ...] = ()) -> Markup:
    """PLOVER's type with its quad class, and what was done in words on hovering."""
    words = event_words(event_type, tuple(modes))  # type: ignore[arg-type]
    sign = Markup('<span class="type quad-{}" title="{}: {}"><span class="glyph" aria-hidden="true">{}</span>{}</span>')
    return sign.format(quad, words, QUAD_WORDS[quad], QUAD_SHAPE[quad], event_type)


def quad_badge(quad: int) -> Markup:
    """A quad class in words."""
    return Markup('<span class="quad quad-{0}"><span class="glyph" aria-hidden="true">{1}</span>{2}</span>').format(
        quad, QUAD_SHAPE[quad], QUAD_WORDS[quad]
    )


MARKS: dict[str, Callable[..., Any]] = {
    "standing_mark": standing_mark, "event_badge": event_badge, "quad_badge": quad_badge, "event_words": event_words,
    "chart_patterns": chart_patterns,
}  # fmt: skip
