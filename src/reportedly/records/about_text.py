"""What a page says about its own text: corrections and updates, and the entries of a live blog."""

from __future__ import annotations

from typing import Literal

from .base import Record, Span


class Correction(Record, frozen=True, kw_only=True):
    """A note of the outlet on its own text. ``span`` is the whole note, ``cue`` the words that show it, ``why`` the rule."""

    span: Span
    kind: Literal["correction", "update"]
    cue: Span
    why: str


class Item(Record, frozen=True, kw_only=True):
    """One entry of a live blog or round-up: from its time stamp to the next.

    ``time`` is "14:32", ``zone`` as it is written; ``day`` the ISO date on which it was written, where that is known.
    """

    span: Span
    stamp: Span
    time: str
    zone: str | None = None
    day: str | None = None
