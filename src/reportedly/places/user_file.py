"""A user's own gazetteer file (CSV, TSV or GeoJSON) -> rows by normalized name.

Columns, or GeoJSON properties: ``name``, ``lat``, ``lon`` (GeoJSON: the geometry's point), and as far as there are any ``aliases``
(with ``|`` between), ``country`` (ISO 3166 alpha-3), ``kind`` (a GeoNames feature such as ``P.PPL``, or city, region, country, site,
base, river, sea, mountain) and ``id``.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..errors import LexiconError
from .normalize import acronym_key, normalize_name
from .rows import Row

MAX_BYTES = 50_000_000
WEIGHT = 30.0
"""Above every built-in row: whoever lists a place means it by its name, unless the text says otherwise."""

KINDS = {
    "city": "P.PPL", "town": "P.PPL", "village": "P.PPL", "region": "A.ADM1", "district": "A.ADM2", "country": "A.PCLI", "site": "S.BLDG",
    "base": "L.MILB", "camp": "S.CMP", "river": "H.STM", "lake": "H.LK", "sea": "H.SEA", "mountain": "T.MT", "island": "T.ISL",
}  # fmt: skip


def read_user_file(path: Path) -> Mapping[str, tuple[Row, ...]]:
    """Rows by key; raises ``LexiconError`` with file, line and way out."""
    found: dict[str, list[Row]] = defaultdict(list)
    for where, entry in _entries(path):
        row = _row(entry, where)
        for name in [row.name, *str(entry.get("aliases") or "").split("|")]:
            key = acronym_key(name.strip()) or normalize_name(name)
            if key and row not in found[key]:
                found[key].append(row)
    if not found:
        raise LexiconError(f"{path}: no places in it; write a line of column names (name,lat,lon,...) and a line for each place")
    return {key: tuple(rows) for key, rows in found.items()}


def _entries(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each place as name and value, and where it stands."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise LexiconError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; leave out places that you do not need")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}; name a CSV, TSV or GeoJSON file that can be read") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not in UTF-8 (byte {error.start}); save it as UTF-8") from error
    yield from _features(text, path) if path.suffix.lower() in (".json", ".geojson") else _lines(text, path)


def _lines(text: str, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    head = text.partition("\n")[0]
    reader = csv.DictReader(text.splitlines(), delimiter="\t" if "\t" in head else ",")
    columns = [c.strip().lower() for c in reader.fieldnames or []]
    reader.fieldnames = columns
    missing = [name for name in ("name", "lat", "lon") if name not in columns]
    if missing:
        raise LexiconError(
            f"{path}:1: no column {', '.join(missing)}; the first line names the columns: name,lat,lon,aliases,country,kind,id"
        )
    try:
        for entry in reader:
            yield f"{path}:{reader.line_num}", entry
    except csv.Error as error:
        raise LexiconError(f"{path}:{reader.line_num}: {error}; put text that holds commas or quotes into double quotes") from error


def _features(text: str, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        features = json.loads(text)["features"]
        listed = list(enumerate(features, start=1))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LexiconError(f"{path}: no GeoJSON FeatureCollection ({error}); export one, or use CSV with name,lat,lon") from None
    for number, feature in listed:
        where = f"{path}: feature {number}"
        try:
            geometry, entry = feature["geometry"], dict(feature.get("properties") or {})
            if geometry["type"] != "Point":
                raise LexiconError(f"{where}: a {geometry['type']}, not a Point; give one point for each place")
            entry["lon"], entry["lat"] = geometry["coordinates"][:2]
            entry.setdefault("id", feature.get("id"))
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            raise LexiconError(f"{where}: no point in it; write geometry: {{type: Point, coordinates: [lon, lat]}}") from None
        yield where, {key.lower(): "|".join(map(str, value)) if isinstance(value, list) else value for key, value in entry.items()}


def _row(entry: dict[str, Any], where: str) -> Row:
    name = str(entry.get("name") or "").strip()
    if not normalize_name(name):
        raise LexiconError(f"{where}: the place has no name; fill in the column name")
    country = str(entry.get("country") or "").strip().upper() or None
    if country is not None and not (len(country) == 3 and country.isascii() and country.isalpha()):
        raise LexiconError(f"{where}: country {country!r} is no ISO 3166 alpha-3 code; write UKR, not UA or Ukraine, or leave it empty")
    kind = str(entry.get("kind") or "").strip()
    feature = KINDS.get(kind.lower(), kind or "P.PPL")
    if not (len(feature) > 2 and feature[0] in "AHLPRSTUV" and feature[1] == "."):
        raise LexiconError(f"{where}: kind {kind!r} is not known; use one of {', '.join(sorted(KINDS))}, or a GeoNames code such as P.PPL")
    ident = str(entry.get("id") or "").strip() or None
    return Row(
        None, name, _degrees(entry, "lat", 90, where),
        _degrees(entry, "lon", 180, where), country, None, None, None, feature, None, WEIGHT, ident or "",
    )  # fmt: skip


def _degrees(entry: dict[str, Any], name: str, limit: int, where: str) -> float:
    try:
        value = float(entry.get(name) or "none")
    except (TypeError, ValueError):
        value = limit + 1.0
    if not -limit <= value <= limit:
        raise LexiconError(f"{where}: {name} {entry.get(name)!r} is no number from -{limit} to {limit}; write degrees such as 48.59")
    return value
