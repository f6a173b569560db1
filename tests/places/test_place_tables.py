"""Our own tables are in order: sorted, described, and inside the world."""

from __future__ import annotations

import pytest

from reportedly.lexicons import lexicon_path, load_tsv
from reportedly.places.sources import OWN_TABLES


@pytest.mark.parametrize("table", OWN_TABLES)
def test_sorted_without_repeats_and_described(table: str) -> None:
    import yaml

    path = lexicon_path("places") / table
    rows = load_tsv(path)
    keys = [tuple(row.values())[:2] for row in rows]
    assert keys == sorted(set(keys))
    described = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
    assert {"origin", "licence", "date", "columns"} <= set(described)
    assert list(described["columns"]) == list(rows[0])


@pytest.mark.parametrize("table", OWN_TABLES)
def test_no_stray_whitespace_and_no_empty_alternatives(table: str) -> None:
    for row in load_tsv(lexicon_path("places") / table):
        for value in row.values():
            assert value == value.strip()
            assert all(part.strip() == part and part for part in value.split("|")) or not value


@pytest.mark.parametrize("table", ["countries.tsv", "features.tsv", "states.tsv"])
def test_coordinates_lie_on_earth(table: str) -> None:
    rows = load_tsv(lexicon_path("places") / table)
    assert all(-90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180 for row in rows)


def test_countries_of_features_exist() -> None:
    known = {row["iso3"] for row in load_tsv(lexicon_path("places") / "countries.tsv")}
    assert {row["country"] for row in load_tsv(lexicon_path("places") / "features.tsv")} - {""} <= known


def test_identifiers_are_used_once() -> None:
    ids = [row["geonameid"] for row in load_tsv(lexicon_path("places") / "features.tsv") if row["geonameid"]]
    assert len(ids) == len(set(ids))
