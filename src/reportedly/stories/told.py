"""What of a document is compared: its words, and its day."""

from __future__ import annotations

from datetime import date

from ..records import Document
from .vector import Vector, make_vector


def vector_of(document: Document) -> Vector:
    """The heaviest terms of the text, below its title."""
    text = f"{document.title}\n{document.text}" if document.title and document.title_span is None else document.text
    return make_vector(text, document.language)


def day_of(document: Document) -> int | None:
    """The day of publication, as an ordinal, where it is known to the day. A date read from the running text is often another day's, and
    is not used."""
    published = document.published
    if published is None or published.precision != "day" or published.basis == "text":
        return None
    return date.fromisoformat(published.start).toordinal()
