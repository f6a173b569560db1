"""Two documents -> one record that says, in spans and in words, what the copy changed."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from reportedly.records import Document, Record, Span

from .compare import compare
from .records import Difference, QuoteDrift


class Side(Record, frozen=True, kw_only=True):
    """As much of a document as tells which one it is."""

    id: str
    external_id: str | None = None
    file: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None


class Changed(Record, frozen=True, kw_only=True):
    """One difference: where it stands, half open, in the text of each document, and its words there; ``None`` where it does not stand."""

    kind: Literal["added", "dropped", "changed"]
    original: Span | None = None
    copy: Span | None = None
    original_words: str | None = None
    copy_words: str | None = None


class Drifted(Record, frozen=True, kw_only=True):
    """One quotation in two wordings, without its marks."""

    original: Span
    copy: Span
    original_words: str
    copy_words: str
    differences: tuple[Changed, ...]


class SideBySide(Record, frozen=True, kw_only=True):
    """What one copy changed, in the order of the original. ``similarity`` is known where the two were found as copies."""

    original: Side
    copy: Side
    similarity: float | None = None
    differences: tuple[Changed, ...] = ()
    quote_drift: tuple[Drifted, ...] = ()


def put_side_by_side(original: Document, copy: Document, similarity: float | None = None) -> SideBySide:
    """What the copy added, dropped and changed, and which quotations drifted."""
    a, b = original.text, copy.text
    found = compare(a, b)
    return SideBySide(
        original=_side(original),
        copy=_side(copy),
        similarity=similarity,
        differences=tuple(_changed(one, a, b) for one in found.differences),
        quote_drift=tuple(_drifted(one, a, b) for one in found.quote_drift),
    )


def encode_side_by_side(compared: SideBySide) -> bytes:
    """One line of JSON, without the line break."""
    return msgspec.json.encode(compared)


def side_by_side_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line."""
    return msgspec.json.schema(SideBySide)


def _side(document: Document) -> Side:
    published = document.published
    return Side(
        id=document.id,
        external_id=document.external_id,
        file=document.provenance.file if document.provenance else None,
        url=document.url,
        title=document.title,
        publisher=document.publisher,
        published=published.start if published else None,
    )


def _changed(one: Difference, original: str, copy: str) -> Changed:
    return Changed(
        kind=one.kind,
        original=one.original,
        copy=one.copy,
        original_words=original[slice(*one.original)] if one.original else None,
        copy_words=copy[slice(*one.copy)] if one.copy else None,
    )


def _drifted(one: QuoteDrift, original: str, copy: str) -> Drifted:
    return Drifted(
        original=one.original,
        copy=one.copy,
        original_words=original[slice(*one.original)],
        copy_words=copy[slice(*one.copy)],
        differences=tuple(_changed(d, original, copy) for d in one.differences),
    )
