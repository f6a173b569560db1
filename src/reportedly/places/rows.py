"""What the gazetteer knows of one place, and what it knows besides names: countries, capitals, demonyms, abbreviations."""

from __future__ import annotations

import math

import msgspec

from ..records import Place


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One place as filed under one name. ``weight`` says how likely the name means this place when nothing else is known."""

    geonameid: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    admin1_code: str | None
    admin2: str | None
    feature: str
    population: int | None
    weight: float
    user: str | None = None
    """For a row of the user's own gazetteer, the identifier it has there ("" where it has none)."""

    @property
    def is_country(self) -> bool:
        return self.feature.startswith("A.PCL")

    @property
    def is_state(self) -> bool:
        """A first-order division, which may stand after a town: "Oxford, North Carolina"."""
        return self.feature == "A.ADM1"

    @property
    def is_region(self) -> bool:
        """Something that towns lie in."""
        return self.feature[0] in "AL"

    def place(self) -> Place:
        """The row as records show it."""
        return Place(
            geonameid=self.geonameid, name=self.name, lat=self.lat, lon=self.lon, country=self.country,
            admin1=self.admin1, feature=self.feature, population=self.population,
            basis=None if self.user is None else "user", user_id=self.user or None,
        )  # fmt: skip


class Index(msgspec.Struct, frozen=True):
    """The small tables kept in memory. Keys of ``country_names`` and ``own`` are normalized names; acronyms keep their capitals."""

    codes: list[str]
    capitals: dict[int, str]
    countries: dict[str, Row]
    country_names: dict[str, str]
    demonyms: dict[str, Row]
    abbreviations: dict[str, Row]
    own: dict[str, tuple[Row, ...]]


def kilometres(a: Row, b: Row) -> float:
    """Distance between two rows on a sphere.

    >>> row = lambda lat, lon: Row(None, "x", lat, lon, None, None, None, None, "P.PPL", None, 0.0)
    >>> round(kilometres(row(50.45, 30.52), row(55.75, 37.62)), -1)
    760.0
    """
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))
