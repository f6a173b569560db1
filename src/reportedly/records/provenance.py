"""Which file, and which record of it, a page was taken from."""

from __future__ import annotations

from .base import Record


class Provenance(Record, frozen=True, kw_only=True):
    """Enough to find the page again, and nothing about the machine.

    ``file`` is the path below the folder that was named, beginning with that folder's name; for a file that was named itself, its name;
    ``-`` for standard input. ``record`` tells pages of one file apart: a line or row number, a WARC-Record-ID, a Message-ID, a feed item's
    guid. ``offset`` is the byte at which the record begins in a WARC file (in a compressed one, at which its gzip member begins).
    ``fetched`` is when the page was taken from its address, as the archive or the browser that saved it wrote it down, or as
    our own clock said when we fetched it ourselves; ``file`` is then the address as it was given, ``redirects`` those on the way.
    """

    file: str
    record: str | None = None
    offset: int | None = None
    fetched: str | None = None
    redirects: tuple[str, ...] = ()
