"""What is said about copies: which texts are one article and which is likely the original."""

from __future__ import annotations

from typing import Literal

from reportedly.records import Record, Span

Basis = Literal["published", "completeness"]
"""Why a text is held to be the original: ``published``, it is the earliest of which the date is known; ``completeness``, it holds most
of what the others hold."""


class CopyInput(Record, frozen=True, kw_only=True):
    """One document as the search for copies sees it: its cleaned text and, where known, when it was published (ISO 8601)."""

    id: str
    text: str
    published: str | None = None


class CopyOf(Record, frozen=True, kw_only=True):
    """Where one document stands. All three are ``None`` for a text that has no copies here."""

    copy_group: str | None = None
    copy_of: str | None = None
    """The likely original's id; ``None`` for the original itself."""
    similarity: float | None = None
    """How much of this text stands in the original in the same order, or of the original in this one: the larger share of weighty words,
    0 to 1, furniture left out; 1 for the original itself."""


class Copy(Record, frozen=True, kw_only=True):
    """One member of a group beside its original."""

    id: str
    similarity: float


class CopyGroup(Record, frozen=True, kw_only=True):
    """Texts that are one article: the likely original, why it is held to be, and the others by id."""

    id: str
    original: str
    basis: Basis
    copies: tuple[Copy, ...]


class Difference(Record, frozen=True, kw_only=True):
    """Words that differ between an original and its copy: ``original`` is ``None`` for what was added, ``copy`` for what was dropped."""

    original: Span | None = None
    copy: Span | None = None

    @property
    def kind(self) -> Literal["added", "dropped", "changed"]:
        """Added, dropped, or or other words in their place."""
        return "added" if self.original is None else "dropped" if self.copy is None else "changed"


class QuoteDrift(Record, frozen=True, kw_only=True):
    """One quotation in different words: its span in each text, marks left out, and the words that differ."""

    original: Span
    copy: Span
    differences: tuple[Difference, ...]


class Comparison(Record, frozen=True, kw_only=True):
    """All spans are offsets (half open) in the original's text or in the copy's, and in the order of the text."""

    differences: tuple[Difference, ...] = ()
    quote_drift: tuple[QuoteDrift, ...] = ()
