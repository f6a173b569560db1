"""The built-in gazetteer: built from installed packages, kept in the cache, looked up by name."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportedly.lexicons import lexicon_path, load_tsv
from reportedly.places import Gazetteer
from reportedly.places.names_file import NamesFile, join_lines


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


LIKELIEST = """
    Kiev UKR P.PPLC | Kyiv UKR P.PPLC | KYIV UKR P.PPLC | Cape Town ZAF P.PPL | U.S. USA A.PCLI | Mexico MEX A.PCLI
    the West Bank PSE L.RGN | Black Sea None H.SEA | Burma MMR A.PCLI | Zürich CHE P.PPL | Zurich CHE P.PPL | New York USA P.PPL
    Saint Petersburg RUS P.PPL | DR Congo COD A.PCLI | Congo-Brazzaville COG A.PCLI | Crimea UKR L.RGN | Niger NER A.PCLI
    Jordan JOR A.PCLI | Côte d'Ivoire CIV A.PCLI | Mogadishu SOM P.PPLC | São Paulo BRA P.PPL | Odessa UKR P.PPL | Bombay IND P.PPL
"""


@pytest.mark.parametrize("written", [entry.strip() for line in LIKELIEST.strip().splitlines() for entry in line.split("|")])
def test_likeliest_row(places: Gazetteer, written: str) -> None:
    name, country, feature = written.rsplit(" ", 2)
    row = places.lookup(name)[0]
    assert (str(row.country), row.feature) == (country, feature)


def test_acronym_needs_its_capitals(places: Gazetteer) -> None:
    assert places.lookup("US")[0].is_country
    assert not any(row.is_country for row in places.lookup("us"))


@pytest.mark.parametrize(
    ("name", "country"),
    [("Moscow", "RUS"), ("Peking", "CHN"), ("Washington", "USA"), ("Victoria", None), ("Sydney", None), ("", None), ("Sanaa", "YEM")],
)
def test_capital_country(places: Gazetteer, name: str, country: str | None) -> None:
    assert places.capital_country(name) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Britain", "GBR"),
        ("the Netherlands", "NLD"),
        ("U.A.E.", "ARE"),
        ("Turkiye", "TUR"),
        ("Kosovo", "XKX"),
        ("Congo", "COD"),
        ("Narnia", None),
        ("car", None),
    ],
)
def test_country_of_name(places: Gazetteer, name: str, country: str | None) -> None:
    assert places.country_of_name(name) == country


def test_demonyms_of_countries_and_regions(places: Gazetteer) -> None:
    rows = [places.demonym(word) for word in ("Kenyans", "Kurdish", "IRAQI", "kenyan")]
    assert [row.name if row else None for row in rows] == ["Kenya", "Kurdistan", "Iraq", None]


@pytest.mark.parametrize("own", load_tsv(lexicon_path("places/spellings.tsv")), ids=lambda own: own["name"])
def test_newspaper_spelling_means_its_place_first(places: Gazetteer, own: dict[str, str]) -> None:
    assert [row.country for row in places.lookup(own["name"])][:1] == [own["country"]]


def test_abbreviation_is_the_state(places: Gazetteer) -> None:
    row = places.abbreviation("N.C.")
    assert row is not None
    assert (row.name, row.geonameid, places.abbreviation("in")) == ("North Carolina", 4482348, None)


def test_warm_load_is_quick(places: Gazetteer) -> None:
    start = time.process_time()
    Gazetteer.load()
    assert time.process_time() - start < 0.1


def test_lookups_from_many_threads_agree(places: Gazetteer) -> None:
    other = Gazetteer.load()
    names = ["Paris", "Lima", "Springfield", "Khartoum", "Nowhere at all"] * 40
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(other.lookup, names)) == [places.lookup(name) for name in names]


def test_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.names"
    path.write_bytes(join_lines([("a", "c1")])[:-3])
    with pytest.raises(ValueError, match="cut short"):
        NamesFile(path)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 50])
def test_every_key_is_found_and_no_other(tmp_path: Path, size: int) -> None:
    keys = sorted(f"k{n * 7 % 101} é" for n in range(size))
    path = tmp_path / "x.names"
    path.write_bytes(join_lines([(key, f"c{key}\x1ed") for key in keys]))
    names = NamesFile(path)
    assert [names.get(key) for key in keys] == [[f"c{key}", "d"] for key in keys]
    assert [names.get(key) for key in ("", "k", "zz", "k1", "!end")] == [[]] * 5
