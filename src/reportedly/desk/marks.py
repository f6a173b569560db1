"""Small signs that mean the same on every page: standing, event type, quad class. Shape and word, never colour alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from ..export.visual import STANDING_SHAPE, event_words

STANDING_MEANS = {
    "asserted": "told in the publisher's own voice",
    "attributed": "somebody is reported to say so",
    "unconfirmed": "hedged, anonymous, or not confirmed",
    "denied": "somebody denies it",
    "disputed": "claimed by some and denied by others",
}
QUAD_SHAPE = {1: "◇", 2: "◆", 3: "△", 4: "▲"}
"""Hollow is said, filled is done; a diamond brings together, a triangle is sharp."""
QUAD_WORDS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def standing_mark(standing: str) -> Markup:
    """How firmly something is told: a shape, a word, and on hovering what it means."""
    if standing not in STANDING_MEANS:
        return Markup('<span class="standing">{}</span>').format(standing)
    shape = STANDING_SHAPE[standing]  # type: ignore[index]
    sign = Markup('<span class="standing standing-{0}" title="{1}"><span class="glyph" aria-hidden="true">{2}</span>{0}</span>')
    return sign.format(standing, STANDING_MEANS[standing], shape)


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
}  # fmt: skip
