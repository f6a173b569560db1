"""Where an event took place: the words, how precise they are, and how the place stands to them."""

from __future__ import annotations

import pytest

from reportedly.parse import Parser
from reportedly.places import Gazetteer, find_toponyms, locate_event

ROWS = [
    ("Turkey shelled a market in Idlib on Friday.", "shelled", ["Idlib"], "a market in Idlib", "site", "in"),
    ("Police dispersed marchers in Lagos.", "dispersed", ["Lagos"], "Lagos", "city", "in"),
    ("Rebels attacked a convoy in Ethiopia.", "attacked", ["Ethiopia"], "Ethiopia", "country", "in"),
    ("Militants attacked a convoy near Gao.", "attacked", ["Gao"], "Gao", "city", "near"),
    ("Students protested outside the parliament.", "protested", [], "the parliament", "site", "near"),
    ("Unions struck across the country.", "struck", [], "the country", "country", "in"),
    ("Smugglers killed two guards on the border with Chad.", "killed", ["Chad"], "the border with Chad", "site", "border"),
    ("Gunmen killed a driver on the road between Aden and Taiz.", "killed", ["Aden", "Taiz"], "between Aden and Taiz", "site", "between"),
    ("The rebels seized Aleppo on Tuesday.", "seized", ["Aleppo"], "Aleppo", "city", "in"),
    ("The invasion of Kuwait began at dawn.", "invasion", ["Kuwait"], "Kuwait", "country", "in"),
    ("The rebels seized Goma on Tuesday.", "seized", ["Goma"], "Goma", "city", "in"),
    ("The army retook the eastern town of Bunia.", "retook", ["Bunia"], "the eastern town of Bunia", "city", "in"),
    ("In the capital, Abuja, police fired tear gas at marchers.", "fired", ["Abuja"], "Abuja", "city", "in"),  # the parser's two phrases
    ("Soldiers shot dead a protester near the capital, Conakry, witnesses said.", "shot", ["Conakry"], "Conakry", "city", "near"),
    ("Police arrested ten men in the Darfur region.", "arrested", ["Darfur"], "the Darfur region", "region", "in"),
]  # fmt: skip
NOWHERE = [
    ("Many countries condemned the coup.", "condemned"),
    ("India accused Pakistan of breaking the truce.", "accused"),
    ("Envoys from Chad thanked the donors.", "thanked"),
    ("Ministers signed the accord between Serbia and Kosovo.", "signed"),
    ("Outside the city, Kenya said, rebels attacked a convoy.", "attacked"),
    ("Critics attacked the plan in many countries' newspapers.", "attacked"),
]


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(("text", "anchor", "names", "words", "precision", "relation"), ROWS)
def test_location(
    text: str, anchor: str, names: list[str], words: str, precision: str, relation: str, parser: Parser, places: Gazetteer
) -> None:
    parse = parser.parse(text)
    toponyms = find_toponyms(parse, places)
    token = next(t for t in parse.tokens if t.text == anchor)
    indexes, location = locate_event(toponyms, parse, token)
    assert [toponyms[i].name for i in indexes] == names
    assert location is not None
    assert words in text[location.span[0] : location.span[1]]
    assert (location.precision, location.relation) == (precision, relation)


@pytest.mark.parametrize(("text", "anchor"), NOWHERE)
def test_nowhere(text: str, anchor: str, parser: Parser, places: Gazetteer) -> None:
    parse = parser.parse(text)
    token = next(t for t in parse.tokens if t.text == anchor)
    assert locate_event(find_toponyms(parse, places), parse, token) == ((), None)
