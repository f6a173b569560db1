"""Names, rows and event places in sentences as newspapers write them, with the real parser and gazetteer."""

from __future__ import annotations

import pytest

from reportedly.parse import Parser
from reportedly.places import Gazetteer, find_event_place, find_toponyms


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KYIV, Jan 17 (Reuters) - Shelling resumed in Mariupol.", {"KYIV": "UKR", "Mariupol": "UKR"}),
        ("A storm hit Springfield, Illinois, on Monday.", {"Springfield": "Illinois"}),
        ("The mayor of Oxford, N.C., resigned.", {"Oxford": "North Carolina"}),
        ("Residents of Paris, Texas, voted on Tuesday.", {"Paris": "Texas"}),
        ("Rebels crossed from the Democratic Republic of Congo into Rwanda.", {"Rwanda": "RWA"}),
        ("Settlers clashed with troops in the West Bank city of Nablus.", {"West Bank": "PSE", "Nablus": "PSE"}),
        ("A tanker sank in the Black Sea off Sevastopol.", {"Black Sea": None}),
        ("Troops entered South Ossetia, Georgia said, and Tbilisi cut ties.", {"Georgia": "GEO"}),
        ("Voters in Georgia and Alabama went to the polls, Atlanta officials said.", {"Georgia": "USA"}),
        ("Fishermen from Cape Town and Durban protested.", {"Cape Town": "ZAF"}),
        ("Police in Hyderabad, Pakistan, arrested nine men.", {"Hyderabad": "PAK"}),
        ("Envoys of Armenia, Azerbaijan, Georgia and Iran met.", {"Azerbaijan": "AZE", "Georgia": "GEO"}),
        ("Aid went to Mali, Niger, Nigeria and Chad.", {"Niger": "NER", "Nigeria": "NGA"}),
        ("He travelled to sub-Saharan Africa.", {"sub-Saharan Africa": None}),
        ("A fire broke out in Lebanon, Indiana, police said.", {"Lebanon": "Indiana"}),
        ("Talks on Syria opened in Geneva on Friday.", {"Geneva": "CHE"}),
        ("Floods reached Tripoli and Sidon, the Lebanese army said in Beirut.", {"Tripoli": "LBN"}),
    ],
)
def test_row(text: str, expected: dict[str, str | None], parser: Parser, places: Gazetteer) -> None:
    found = {t.name: t.place for t in find_toponyms(parser.parse(text), places)}
    for name, where in expected.items():
        assert name in found, sorted(found)
        place = found[name]
        assert place is not None
        assert where in {place.country, place.admin1}, place


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("Turkey shelled a market in Idlib on Friday.", "shelled", ["Idlib"]),
        ("The explosion near Lashkar Gah killed six soldiers.", "killed", ["Lashkar Gah"]),
        ("India accused Pakistan of breaking the truce.", "accused", []),
        ("In Lagos, police said they had dispersed the marchers.", "dispersed", ["Lagos"]),
        ("Nigerian troops freed hostages in Oxford, Mississippi.", "freed", ["Oxford"]),
        ("Delegates from Kenya met in Geneva.", "met", ["Geneva"]),
    ],
)
def test_event_place(text: str, anchor: str, expected: list[str], parser: Parser, places: Gazetteer) -> None:
    parse = parser.parse(text)
    toponyms = find_toponyms(parse, places)
    token = next(t for t in parse.tokens if t.text == anchor)
    assert [toponyms[i].name for i in find_event_place(toponyms, parse, token)] == expected
