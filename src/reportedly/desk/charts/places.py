"""What a map shows: places that are points, countries that are areas, and both as rows of a table."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

from ...records import Record
from .markup import html_link, text

Kind = Literal["site", "city", "region", "country"]
KIND_WORDS: dict[Kind, str] = {"site": "place", "city": "town or city", "region": "region", "country": "whole country"}


class MapPoint(Record, frozen=True, kw_only=True):
    """A place with a position in degrees (WGS 84): a site or city is known to the point, a region is not."""

    name: str
    lat: float
    lon: float
    count: int
    precision: Literal["site", "city", "region"] = "city"
    country: str | None = None
    """Its country in words, for the title and the table."""
    href: str | None = None

    @property
    def has_position(self) -> bool:
        """Whether it can be drawn: degrees that exist on this earth, and something to count."""
        return math.isfinite(self.lat) and math.isfinite(self.lon) and abs(self.lat) <= 90 and abs(self.lon) <= 180 and self.count > 0


class MapCountry(Record, frozen=True, kw_only=True):
    """Events known to be in a country and no nearer: ``code`` is ISO 3166 alpha-3."""

    code: str
    name: str
    count: int
    href: str | None = None


class MapRow(Record, frozen=True, kw_only=True):
    """One line of the table beside a map."""

    name: str
    kind: Kind
    country: str | None
    count: int
    href: str | None


def map_rows(points: Iterable[MapPoint], countries: Iterable[MapCountry]) -> tuple[MapRow, ...]:
    """All that the map shows and what it cannot show, as rows: most events first, then by name."""
    rows = [MapRow(name=p.name, kind=p.precision, country=p.country, count=p.count, href=p.href) for p in points]
    rows += [MapRow(name=c.name, kind="country", country=None, count=c.count, href=c.href) for c in countries]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.name)))


def map_table(points: Iterable[MapPoint], countries: Iterable[MapCountry], *, caption: str = "Places by number of events") -> str:
    """The same as an HTML table."""
    rows = "".join(map(_row, map_rows(points, countries)))
    head = '<tr><th scope="col">Place</th><th scope="col">Known as</th><th scope="col">Country</th><th scope="col">Events</th></tr>'
    return f'<table class="chart-table"><caption>{text(caption)}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _row(row: MapRow) -> str:
    name = html_link(row.name, row.href)
    return (
        f'<tr><th scope="row">{name}</th><td>{KIND_WORDS[row.kind]}</td><td>{text(row.country or "")}</td>'
        f'<td class="count">{row.count:,}</td></tr>'
    )
