"""What a lone sentence says, and what it mentions in passing."""

import pytest

from reportedly.pipeline import Resources, read_page
from reportedly.records import Page

ROWS = [
    ("A quiet vigil in Lusaka fell apart when police fired tear gas at the mourners.", ["ASSAULT"]),
    ("The evening ended in panic as soldiers shot at a minibus in Bamenda.", ["ASSAULT"]),
    ("Heavy fighting raged on the outskirts of Goma.", ["ASSAULT"]),
    ("Shelling by the army damaged a hospital in Idlib.", ["ASSAULT"]),
    ("A strike by railway workers paralysed Belgium.", ["PROTEST"]),
    ("The union issued a statement after rebels shot at a convoy near Goma.", []),
    ("The shelling inspired a novel.", []),
    # force used at a protest tells of the protest too
    ("Police in Yerevan detained forty students during a protest against the arrest of a poet.", ["COERCE", "PROTEST"]),
    ("Soldiers detained two nurses in Khartoum as doctors took to the streets against the junta.", ["COERCE", "PROTEST"]),
    # what people suffered from is the news, whatever the clause
    ("Six families were treated in hospital after the junta shelled a market in Magway.", ["ASSAULT"]),
    # what a doer claims of itself is told as a claim
    ("The guerrillas claimed that they had attacked a barracks in Arauca.", ["ASSAULT"]),
    ("The guerrillas claimed responsibility for the bombing of a barracks in Arauca.", ["ASSAULT"]),
    ("The villagers claimed that soldiers had attacked a school in Arauca.", ["ASSAULT"]),
    ("There have been angry protests in Chisinau.", ["PROTEST"]),
    ("Chad condemned the attack that killed ten herders in Tahoua.", ["ACCUSE"]),
    ("The cooks went home before the guests arrived in Bamenda.", []),
    ("The broadcaster showed a film about the soldiers who shot at a minibus in Bamenda.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_lone_sentence_is_coded_for_what_it_says(resources: Resources, text: str, expected: list[str]) -> None:
    report = read_page(Page(content=text, is_clean=True, language="en"), resources)
    assert [e.event_type for e in report.events] == expected


def test_what_is_celebrated_or_mourned_has_happened(resources: Resources) -> None:
    text = "Hundreds of miners gathered in Oruro to celebrate the arrest of the minister. It rained. Nobody came. That is all."
    events = read_page(Page(content=text, is_clean=True, language="en"), resources).events
    arrest = next(e for e in events if e.event_type == "COERCE")
    assert arrest.auxiliary == ()
    assert not any("miners" in p.name for p in arrest.actors)
