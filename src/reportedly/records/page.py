"""A page as it was received, before anything is understood of it."""

from __future__ import annotations

from .base import Record
from .provenance import Provenance


class Page(Record, frozen=True, kw_only=True):
    """One input: its content and whatever the sender told us about it.

    ``content`` is the decoded text of the page: HTML when ``is_html``, otherwise plain text. ``is_clean`` says that the
    text is an article body already and must be taken character for character (input lines with ``"clean": true``).
    """

    content: str
    is_html: bool = False
    is_clean: bool = False
    origin: str | None = None
    """Where it came from, for messages: a path, ``-``, ``path:line``, or ``path@offset`` in an archive."""
    provenance: Provenance | None = None
    """Which record of which file it is; comes back in the document."""
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    """Publication date as given by the sender, ISO 8601; trusted above everything on the page."""
    publisher: str | None = None
    language: str | None = None
    remarks: tuple[str, ...] = ()
    """What went wrong while it was read though the page is usable, such as a guessed encoding; becomes problems of its record."""
