"""Installed data -> the sorted names file. Runs once on a machine, so it is written for speed: cities stay lines of text.

A division has no coordinates in the packages; it gets the mean of the places listed in it, unless ``states.tsv`` knows better.
"""

from __future__ import annotations

import gc
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable

import msgspec

from .names_file import join_lines
from .normalize import acronym_key, normalize_name
from .reading import Reading, is_same_place
from .rows import Index, Row
from .sources import (
    Country,
    Division,
    country_keys,
    country_rows,
    feature_keys,
    read_alternates,
    read_cities,
    read_countries,
    read_country_codes,
    read_divisions,
    read_own,
)
from .weights import PREFERRED_BONUS, division_weight

Lookup = Callable[[str], tuple[Row, ...]]
_TYPE_WORDS = frozenset({
    "canton", "county", "department", "district", "division", "governorate", "krai", "kray", "municipality", "oblast", "parish",
    "prefecture", "province", "qu", "rayon", "region", "republic", "sheng", "shi", "state", "voivodeship",
})  # fmt: skip
_log = logging.getLogger(__name__)


def build_bytes() -> bytes:
    """The content of the names file."""
    _log.info("preparing the gazetteer, once on this machine (about three seconds)")
    was_enabled = gc.isenabled()
    gc.disable()  # a million short strings and no cycles: collecting costs a third of the time
    try:
        return _build()
    finally:
        if was_enabled:
            gc.enable()


def _build() -> bytes:
    countries, codes, divisions = read_countries(), read_country_codes(), read_divisions()
    named: dict[str, list[str]] = defaultdict(list)
    tallies = _file_cities(named)
    rows = _division_rows(divisions, tallies, codes)
    for number in rows:
        _file_division(named, number, divisions[number - 1])
    named.pop("", None)
    index = _index(named, rows, countries, codes)
    encode = msgspec.json.Encoder().encode
    lines = [(key, "\x1e".join(named[key])) for key in named]
    lines += [(f"#{number}", encode(row).decode()) for number, row in rows.items()]
    lines.append(("!", encode(index).decode()))
    lines.sort()
    return join_lines(lines)


class _Tallies:
    """Per division number: how many listed places, their people, and the sums of their coordinates.

    Places of one county share one string of numbers, so they are summed by that string first.
    """

    def __init__(self) -> None:
        self._sums: dict[str, list[float]] = {}

    def add(self, numbers: str, people: int, lat: float, lon: float) -> None:
        sums = self._sums.get(numbers)
        if sums is None:
            self._sums[numbers] = [1, people, lat, lon]
        else:
            sums[0] += 1
            sums[1] += people
            sums[2] += lat
            sums[3] += lon

    def by_division(self) -> dict[int, tuple[float, ...]]:
        totals: dict[int, tuple[float, ...]] = {}
        for numbers, sums in self._sums.items():
            for number in map(int, numbers.split("|")):
                before = totals.get(number)
                totals[number] = tuple(sums) if before is None else tuple(a + b for a, b in zip(before, sums, strict=True))
        return totals


def _file_cities(named: dict[str, list[str]]) -> dict[int, tuple[float, ...]]:
    alternates, tallies = read_alternates(), _Tallies()
    for line in read_cities():
        name, ident, numbers, _, people, lat, lon = line.split("\t")
        key = normalize_name(name)
        named[key].append("c" + line)
        if numbers:
            tallies.add(numbers, int(people or 0), float(lat), float(lon))
        if ident in alternates:
            for other in sorted({normalize_name(a) for a in alternates[ident]} - {key}):
                named[other].append("a" + line)
    return tallies.by_division()


def _division_rows(divisions: list[Division], tallies: dict[int, tuple[float, ...]], codes: list[str]) -> dict[int, Row]:
    """Rows by number of the divisions that have a listed place in them."""
    exact = {(own["country"], own["name"]): (float(own["lat"]), float(own["lon"])) for own in read_own("states.tsv")}
    rows = {}
    for number, division in enumerate(divisions, start=1):
        if number in tallies and division.geonameid is not None:
            code, (count, people, lats, lons) = codes[division.country], tallies[number]
            mean = (round(lats / count, 5), round(lons / count, 5))
            lat, lon = exact.get((code, division.name), mean) if division.level == 1 else mean
            parent = divisions[division.parent - 1] if division.parent else division
            rows[number] = Row(
                division.geonameid, division.name, lat, lon, code, parent.name, parent.code,
                division.name if division.level == 2 else None, f"A.ADM{division.level}", None,
                division_weight(int(people), division.level),
            )  # fmt: skip
    return rows


def _file_division(named: dict[str, list[str]], number: int, division: Division) -> None:
    key = normalize_name(division.name)
    named[key].append(f"d{number}")
    names = {acronym_key(a) or normalize_name(a) for a in division.aliases if a.isascii() and a[:1].isupper()}
    names |= {_without_type(name) for name in (key, *names)}
    for name in sorted(names - {key, ""}):
        named[name].append(f"e{number}")


def _without_type(key: str) -> str:
    """The name without its last word where that only says what it is: "donetsk oblast" -> "donetsk"."""
    head, _, last = key.rpartition(" ")
    return head if last in _TYPE_WORDS else ""


def _index(named: dict[str, list[str]], divisions: dict[int, Row], countries: list[Country], codes: list[str]) -> Index:
    by_code = country_rows(countries)
    names = country_keys(by_code)
    capitals = _capitals(named, countries, codes)
    reading = Reading(codes, capitals, divisions.get)
    own: dict[str, list[Row]] = defaultdict(list)
    for key, row in (*feature_keys(), *names):
        own[key].append(_identified(row, reading.rows(named.get(key, []))))

    def lookup(name: str) -> tuple[Row, ...]:
        key = normalize_name(name)
        return reading.merge(named.get(key, []), tuple(own.get(key, ())))

    for key, row in _spellings(lookup):
        own[key].append(row)
    abbreviations = _abbreviations(lookup)
    for short, row in abbreviations.items():
        acronym = acronym_key(short)
        if "." in short and acronym is not None:
            own[acronym].append(row)
    return Index(
        codes=codes, capitals=capitals, countries=by_code,
        country_names={key: row.country or "" for key, row in sorted(names, key=lambda n: n[1].weight)},
        demonyms=_demonyms(lookup, by_code), abbreviations=abbreviations,
        own={key: tuple(dict.fromkeys(found)) for key, found in own.items()},
    )  # fmt: skip


def _identified(row: Row, package: Iterable[Row]) -> Row:
    """Our row with the identifier a package has for the same place under the same name."""
    same = [r for r in package if is_same_place(r, row)]
    if not same:
        return row
    best = max(same, key=lambda r: r.weight)
    return msgspec.structs.replace(row, geonameid=row.geonameid or best.geonameid, admin1=best.admin1, admin1_code=best.admin1_code)


def _capitals(named: dict[str, list[str]], countries: list[Country], codes: list[str]) -> dict[int, str]:
    """Identifier of each capital -> its country: the largest place of the capital's name there."""
    found = {}
    for country in countries:
        places = [entry.split("\t") for entry in named.get(normalize_name(country.capital), ()) if entry[0] in "ca"]
        there = [(int(p[4] or 0), int(p[1])) for p in places if codes[int(p[3])] == country.iso3]
        if there:
            found[max(there)[1]] = country.iso3
    return found


def _spellings(lookup: Lookup) -> list[tuple[str, Row]]:
    """Newspapers' names of places, each with the row it means first: "Odessa" the one in Ukraine, not in Texas."""
    found = []
    for own in read_own("spellings.tsv"):
        rows = [r for r in lookup(own["place"]) if r.country == own["country"] and r.feature.startswith("P.")]
        if rows:
            key = acronym_key(own["name"]) or normalize_name(own["name"])
            found.append((key, msgspec.structs.replace(rows[0], weight=rows[0].weight + PREFERRED_BONUS)))
    return found


def _demonyms(lookup: Lookup, by_code: dict[str, Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for own in read_own("countries.tsv"):
        row = by_code[own["iso3"]]
        for word in own["demonyms"].split("|"):
            if word and (word not in found or found[word].weight < row.weight):
                found[word] = row
    for own in read_own("demonyms.tsv"):
        if rows := lookup(own["place"]):
            found.setdefault(own["demonym"], rows[0])
    return found


def _abbreviations(lookup: Lookup) -> dict[str, Row]:
    """Short forms of states as they stand after a town, by exact spelling: "N.C.", "Ont.", "TX"."""
    found: dict[str, Row] = {}
    for own in read_own("states.tsv"):
        rows = [r for r in lookup(own["name"]) if r.country == own["country"] and r.is_state]
        for short in own["abbreviations"].split("|"):
            if short and rows:
                found.setdefault(short, rows[0])
    return found
