"""A time expression in the text, in TIMEX3 terms."""

from __future__ import annotations

from typing import Literal

from .base import Record, Span


class Timex(Record, frozen=True, kw_only=True):
    """``value`` is TIMEX3; ``start``/``end`` are inclusive ISO dates, ``None`` when they cannot be known."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    start: str | None = None
    end: str | None = None
    anchored_to: Literal["published", "item", "text", "none"] | None = None
    """What a relative value was counted from: the document's date, that of an entry of a live blog, an earlier time in the text, or
    nothing."""
    why: str | None = None
