"""A part of a table: whole rows, counted from 0."""

from __future__ import annotations

from ..records import Record


class Rows(Record, frozen=True, kw_only=True):
    """Rows from ``first`` to before ``last``. In JSON lines ``start`` and ``end`` are the bytes at which they begin and end."""

    first: int
    last: int
    start: int = 0
    end: int | None = None
