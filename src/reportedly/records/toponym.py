"""A place name in the text and the gazetteer row it stands for."""

from __future__ import annotations

from typing import Literal

from .base import Record, Span


class Place(Record, frozen=True, kw_only=True):
    """One gazetteer row. ``lat``/``lon`` in degrees (WGS 84); ``country`` is ISO 3166 alpha-3."""

    geonameid: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None = None
    feature: str | None = None
    """GeoNames feature class and code, such as ``P.PPLC`` or ``A.PCLI``."""
    population: int | None = None
    basis: Literal["user"] | None = None
    """``user``: a row of the user's own gazetteer, ``user_id`` its identifier there; ``None``: the built-in one."""
    user_id: str | None = None


class Toponym(Record, frozen=True, kw_only=True):
    """Words that name a place; ``place`` is ``None`` when no row fits, ``candidates`` counts the rows considered."""

    span: Span
    name: str
    place: Place | None
    candidates: int
    kind: Literal["name", "demonym"] = "name"
