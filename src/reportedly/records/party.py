"""Somebody who acts, is acted on, or speaks."""

from __future__ import annotations

from .base import Record, Span


class Party(Record, frozen=True, kw_only=True):
    """A mention resolved as far as the text and the actor tables allow.

    ``country`` is ISO 3166 alpha-3 or PLOVER's IGO UNO EUR NGO ISM IMG MNC; ``sector`` a PLOVER sector.
    ``basis`` says how it was resolved: ``table`` (actor table), ``user`` (the user's actor table), ``country``,
    ``demonym``, ``role``, ``capital``, ``coreference``, ``place``,
    ``focus`` (a guess from the document's country in focus), or ``None`` when nothing is known.
    """

    span: Span
    name: str
    country: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    entity: str | None = None
    basis: str | None = None
