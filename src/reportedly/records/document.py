"""The story found on a page: clean text, and the map back to the page."""

from __future__ import annotations

from typing import Literal

from .about_text import Correction, Item
from .base import Record, Span
from .provenance import Provenance

Basis = Literal["given", "metadata", "url", "dateline", "text"]


class Published(Record, frozen=True, kw_only=True):
    """When the document was published: an interval of ISO dates, how precise it is, and what it was read from."""

    start: str
    end: str
    precision: Literal["day", "month", "year"] = "day"
    basis: Basis
    certainty: Literal["sure", "likely", "unsure"] | None = None
    """``sure``: given, stated as the date of publication, or told by two sources; ``unsure``: contradicted, or only a line's."""


class DateEvidence(Record, frozen=True, kw_only=True):
    """One date that was read, believed or not. ``where``: "json-ld datePublished", "meta article:published_time", "address" ..."""

    kind: Literal["published", "updated"]
    start: str
    end: str
    precision: Literal["day", "month", "year"] = "day"
    basis: Basis
    where: str


class Document(Record, frozen=True, kw_only=True):
    """A clean body (title, paragraphs) with its metadata. ``None`` means not known.

    ``origin`` holds ``(start, end, page_start, page_end)``: where each stretch of ``text`` stood in the page as received,
    both in code points. ``title_span`` is where the title stands in ``text``, when it stands there.
    """

    id: str
    external_id: str | None = None
    provenance: Provenance | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    title_span: Span | None = None
    byline: str | None = None
    section: str | None = None
    language: str | None = None
    published: Published | None = None
    updated: Published | None = None
    dates: tuple[DateEvidence, ...] = ()
    """All the dates that were read, best first: those not believed as well."""
    text: str
    origin: tuple[tuple[int, int, int, int], ...] = ()
    corrections: tuple[Correction, ...] = ()
    """What the outlet says it corrected or updated; such notes are no events."""
    items: tuple[Item, ...] = ()
    """The entries of a live blog or round-up."""
