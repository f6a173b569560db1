"""Slots around a trigger, whatever the construction."""

import pytest

from reportedly.events.arguments import Arguments
from reportedly.events.clauses import content_head
from reportedly.parse import Parser

ROWS = [
    # text, trigger, slot, expected heads
    ("Soldiers arrested three teachers in Bamako.", "arrested", "subject", ["Soldiers"]),
    ("Soldiers arrested three teachers in Bamako.", "arrested", "object", ["teachers"]),
    ("Three teachers were arrested by soldiers in Bamako.", "arrested", "subject", ["soldiers"]),
    ("Three teachers were arrested by soldiers in Bamako.", "arrested", "object", ["teachers"]),
    ("Peru agreed to release the fishermen.", "release", "subject", ["Peru"]),
    ("Kenya urged Somalia to release the fishermen.", "release", "subject", ["Somalia"]),
    ("Kenya and Uganda condemned the raid.", "condemned", "subject", ["Kenya", "Uganda"]),
    ("The rebels, who attacked the town, fled.", "attacked", "subject", ["rebels"]),
    ("Police arrested the men who attacked the town.", "attacked", "subject", ["men"]),
    ("Workers blocked roads and burned tyres.", "burned", "subject", ["Workers"]),
    ("Fighters attacking the town used mortars.", "attacking", "subject", ["Fighters"]),
    ("Journalists arrested in Cairo were freed.", "arrested", "object", ["Journalists"]),
    ("Chad accused Sudan of arming rebels.", "arming", "subject", ["Sudan"]),
    ("Ethiopia launched an attack on Eritrea.", "attack", "light", ["Ethiopia"]),
    ("Ethiopia launched an attack on Eritrea.", "attack", "on", ["Eritrea"]),
    ("Sanctions imposed by Norway on Belarus took effect.", "Sanctions", "by", ["Norway"]),
    ("Japan gave Nepal two helicopters.", "gave", "dative", ["Nepal"]),
    ("Thousands of farmers marched in Delhi.", "marched", "subject", ["Thousands"]),
]


@pytest.mark.parametrize(("text", "trigger", "slot", "expected"), ROWS)
def test_slots(parser: Parser, text: str, trigger: str, slot: str, expected: list[str]) -> None:
    parse = parser.parse(text)
    token = next(t for t in parse.tokens if t.text == trigger)
    assert [t.text for t in Arguments(token).slot(slot)] == expected


def test_the_noun_that_is_meant_stands_behind_a_quantity(parser: Parser) -> None:
    parse = parser.parse("Thousands of farmers marched in Delhi.")
    assert content_head(parse.tokens[0]).text == "farmers"


def test_complement_of_refusal(parser: Parser) -> None:
    parse = parser.parse("The union refused to negotiate with the ministry.")
    token = next(t for t in parse.tokens if t.text == "refused")
    assert [t.text for t in Arguments(token).complement] == ["negotiate"]
