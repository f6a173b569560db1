"""A user's own places: read from three formats, preferred, and refused with line and way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import LexiconError
from reportedly.parse import Parser
from reportedly.places import Gazetteer, find_toponyms, read_user_file

CSV = "name,lat,lon,aliases,country,kind,id\nPost Kilo,12.5,24.25,Kilo Camp|PK,SDN,base,x7\nLagos,37.1,-8.67,,PRT,city,12\n"
GEOJSON = """{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "x7", "geometry": {"type": "Point",
"coordinates": [24.25, 12.5]}, "properties": {"name": "Post Kilo", "aliases": ["Kilo Camp"], "country": "SDN", "kind": "base"}}]}"""


@pytest.mark.parametrize(("name", "text"), [("own.csv", CSV), ("own.tsv", CSV.replace(",", "\t")), ("own.geojson", GEOJSON)])
def test_formats(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (row,) = read_user_file(path)["kilo camp"]
    place = row.place()
    assert (place.name, place.lat, place.lon, place.country, place.feature) == ("Post Kilo", 12.5, 24.25, "SDN", "L.MILB")
    assert (place.basis, place.user_id, place.geonameid) == ("user", "x7", None)


def test_a_number_of_the_users_is_no_geonames_identifier(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(CSV, encoding="utf-8")
    place = read_user_file(path)["lagos"][0].place()
    assert (place.geonameid, place.user_id) == (None, "12")


def test_a_users_place_comes_before_the_built_in_ones(tmp_path: Path, parser: Parser) -> None:
    path = tmp_path / "own.csv"
    path.write_text(CSV, encoding="utf-8")
    parse = parser.parse("Police arrested ten men in Lagos on Monday.")
    gazetteers = (Gazetteer.load().with_user(read_user_file(path)), Gazetteer.load())
    own, built_in = (next(t.place for t in find_toponyms(parse, g)) for g in gazetteers)
    assert own is not None
    assert built_in is not None
    assert (own.country, own.basis, built_in.country, built_in.basis) == ("PRT", "user", "NGA", None)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("own.csv", "place,lat,lon\nx,1,2\n", "own.csv:1: no column name"),
        ("own.csv", "name,lat,lon\nKilo,95,2\n", "own.csv:2: lat '95' is no number from -90 to 90"),
        ("own.csv", "name,lat,lon\nKilo,,2\n", "own.csv:2: lat"),
        ("own.csv", "name,lat,lon\nKilo,nan,2\n", "own.csv:2: lat"),
        ("own.csv", "name,lat,lon,country\nA,1,2,TCD\nKilo,1,2,Chad\n", "own.csv:3: country 'CHAD' is no ISO"),
        ("own.csv", "name,lat,lon,kind\nKilo,1,2,moonbase\n", "own.csv:2: kind 'moonbase' is not known"),
        ("own.csv", "name,lat,lon\n,1,2\n", "own.csv:2: the place has no name"),
        ("own.csv", "", "no column name"),
        ("own.csv", "name,lat,lon\n", "no places in it"),
        ("own.geojson", "{}", "no GeoJSON FeatureCollection"),
        ("own.geojson", '{"features": [{"geometry": {"type": "Polygon"}}]}', "feature 1: a Polygon, not a Point"),
        ("own.geojson", '{"features": [7]}', "feature 1: no point in it"),
    ],
)
def test_errors_tell_line_and_way_out(name: str, text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        read_user_file(path)
    assert told in str(error.value)
    assert ";" in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="name a CSV"):
        read_user_file(tmp_path / "none.csv")
