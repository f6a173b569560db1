"""How much is read of one input, so that a wrong file costs bounded time and memory."""

from __future__ import annotations

MAX_PAGE_BYTES = 5_000_000
"""A news page is 0.1 to 2 MB; with embedded pictures rarely 4. Above this the page is refused, not cut."""

MAX_LINE_BYTES = 2 * MAX_PAGE_BYTES
"""A JSON line may be longer than its page: a quotation mark takes two bytes, an escaped letter six."""

MAX_ENVELOPE_BYTES = 25_000_000
"""A mail or a saved page (MHTML) with its pictures, or a feed; mail systems refuse more."""

MAX_PDF_BYTES = 50_000_000
"""A magazine with photographs; a newspaper's daily issue is 10 to 30 MB."""

MAX_RECORD_BYTES = 10 * MAX_PAGE_BYTES
"""A line that `read` wrote: text, map to the page and events; some five to eight times its text."""

BOMB_RATIO, BOMB_BYTES = 400, 50_000_000
"""Compressed data that has grown to so many bytes at so many times its size is a bomb: text shrinks to a third or a tenth, full of
repetition to a hundredth, and gzip cannot do better than 1/1032."""

MAX_ENTRIES, MAX_UNPACKED_BYTES = 1_000_000, 100_000_000_000
"""Files in one zip or tar archive, and what they may hold together: a year of a large site fits."""


def megabytes(count: int) -> str:
    """A size in words.

    >>> megabytes(5_000_000)
    '5 MB'
    """
    return f"{count / 1_000_000:.0f} MB"
