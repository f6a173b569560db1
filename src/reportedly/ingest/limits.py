"""How much is read of one input, so that a wrong file costs bounded time and memory."""

from __future__ import annotations

MAX_PAGE_BYTES = 5_000_000
"""A news page is 0.1 to 2 MB; with embedded pictures rarely 4. Above this the page is refused, not cut."""

MAX_LINE_BYTES = 2 * MAX_PAGE_BYTES
"""A JSON line may be longer than its page: a quotation mark takes two bytes, an escaped letter six."""


def megabytes(count: int) -> str:
    """A size in words.

    >>> megabytes(5_000_000)
    '5 MB'
    """
    return f"{count / 1_000_000:.0f} MB"
