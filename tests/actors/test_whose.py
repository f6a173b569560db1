"""Whose somebody is, who is named only by whom they serve, by where they sit, or by a name that holds a country's."""

from __future__ import annotations

import pytest

from reportedly.pipeline import Resources, read_page
from reportedly.records import Page

REST = " It rained all day. Nobody came to the market. The harvest was late."

ROWS = [
    # hackers are of whoever stands behind them
    ("North Korea-linked hackers attacked a bank in Nairobi.", "hackers", "PRK", "CRM"),
    ("Pro-Iranian hackers attacked a bank in Israel.", "hackers", "IRN", "CRM"),
    ("A group with ties to Eritrea attacked a pipeline.", "group", "ERI", "CVL"),
    # rebels are of where they fight
    ("Rwanda-backed rebels shelled a village in Congo.", "rebels", "COD", "REB"),
    # a seat tells
    ("China-based hackers attacked the Philippine coast guard.", "hackers", "CHN", "CRM"),
    ("A London-based rights group condemned the arrest of a monk.", "group", "GBR", "SOC"),
    # a branch is not the state
    ("Greenpeace India condemned the coal mine.", "Greenpeace", "IND", "SOC"),
    ("Teamsters Canada condemned the railway.", "Teamsters", "CAN", "LAB"),
    # who follows or opposes a leader is a compatriot, unless a place tells
    ("Emmanuel Macron's supporters attacked a baker.", "supporters", "FRA", "GOV"),
    ("Critics of Vladimir Putin in Latvia attacked a baker.", "Critics", "LVA", "GOV"),
    # an office or corps of one country
    ("Norway reformed its schools. The Pope condemned the war.", "Pope", "VAT", "REL"),
    ("Norway reformed its schools. The Egyptian pope condemned the war.", "pope", "EGY", "REL"),
    # adjectives that mean people
    ("Norway reformed its schools. The homeless attacked a baker.", "homeless", "NOR", "CVL"),
    # a scene is not who owns
    ("The raid renewed doubts about Chad's aims in Niger as its troops attacked Agadez.", "its troops", "TCD", "MIL"),
    # a secretary-general is of the organisation wherever the story plays
    ("NATO Secretary-General Jan Bos came to Bosnia. Bosnia rejoiced. The secretary-general condemned a baker.", "secretary", "IGO", "GOV"),
    # in a quotation "they" are not of the speaker's side
    ('Peruvian fishermen met Chilean soldiers. "They attacked our boats," the Peruvian premier said.', "They", "CHL", "?"),
    # a word for any group is of the sector of the one it stands for
    ("The African Union met in Lome. Togo has hills. The bloc condemned the coup.", "bloc", "IGO", "GOV"),
    ("Hamas fired rockets on Monday. Nobody was hurt. The group attacked a kibbutz.", "group", "PSE", "REB"),
    ("Norway reformed its schools. A group of women attacked a baker.", "group", "NOR", "CVL"),
    # "in" before a deed says what somebody has to do with
    ("Norway reformed its schools. Norway has snow. A suspect in the Peru bombing attacked a baker.", "suspect", "NOR", "CRM"),
    ("Norway reformed its schools. Norway has snow. A suspect in Peru attacked a baker.", "suspect", "PER", "CRM"),
    # of two services of one name the one of the story
    ("The Belarusian president spoke in Minsk. The KGB condemned the priests.", "KGB", "BLR", "SPY"),
    # officers of an army
    ("Turkish officers condemned the Greek armies in Ankara.", "officers", "TUR", "MIL"),
    ("Turkish officers condemned the police in Ankara.", "officers", "TUR", "COP"),
]


@pytest.mark.parametrize(("text", "word", "country", "sector"), ROWS)
def test_whose(resources: Resources, text: str, word: str, country: str, sector: str) -> None:
    events = read_page(Page(content=text + REST, is_clean=True, language="en"), resources).events
    actor = next(p for e in events for p in e.actors if word in p.name)
    assert (actor.country, sector if sector == "?" else actor.sector) == (country, sector)
