"""The codebook's cases between two types, each in words of our own: (sentence, types that must be there, types that must not)."""

from __future__ import annotations

import pytest

from reportedly.pipeline import Resources, read_page
from reportedly.records import Page

ROWS = [
    # what is planned of cooperation is agreed; planned concessions stay concessions
    ("Botswana will send rice to Malawi next month.", {"AGREE"}, {"AID"}),
    ("The presidents of Peru and Chile will meet in Tacna next week.", {"AGREE"}, {"CONSULT"}),
    ("Burundi will withdraw its troops from Somalia.", {"CONCEDE"}, {"RETREAT"}),
    ("The Kyrgyz prime minister said he will resign.", {"CONCEDE"}, {"RETREAT"}),
    ("Uruguay invited the Bolivian president to Montevideo.", {"AGREE"}, set()),
    # concessions in words and in deeds
    ("The king of Bahrain pardoned twelve bloggers.", {"CONCEDE"}, {"RETREAT"}),
    ("A court in Harare acquitted the opposition leader.", {"CONCEDE"}, {"SANCTION"}),
    ("The Belgian king apologised to Congo for the abuses of colonial rule.", {"CONCEDE"}, set()),
    ("Bahrain released twelve bloggers from prison.", {"RETREAT"}, {"CONCEDE"}),
    ("The Fijian finance minister resigned on Tuesday.", {"RETREAT"}, set()),
    ("Guerrillas of the ELN handed over their rifles to the Colombian army.", {"RETREAT"}, set()),
    # one side gains, or both
    ("The navies of India and Oman held a joint exercise.", {"COOPERATE"}, {"MOBILIZE"}),
    ("The Vietnamese navy held an exercise near the Spratlys.", {"MOBILIZE"}, {"COOPERATE"}),
    ("Spain extradited a drug baron to Colombia.", {"COOPERATE"}, set()),
    ("Norway cancelled the debt of Liberia.", {"AID"}, set()),
    ("French commandos rescued four hostages in Burkina Faso.", {"AID"}, {"ASSAULT"}),
    ("Canada granted asylum to a Saudi teenager.", {"AID"}, set()),
    # protests in words, and in the street
    ("Thailand summoned the Cambodian ambassador to complain about the shelling of a village.", {"ACCUSE"}, {"CONSULT"}),
    ("Jamaica lodged a protest with the Cuban embassy.", {"ACCUSE"}, {"PROTEST"}),
    ("Thousands of Chilean students marched in Santiago to demand free education.", {"PROTEST"}, {"REQUEST"}),
    ("Miners in Johannesburg went on strike over wages.", {"PROTEST"}, set()),
    ("Nine prisoners in Rabat began a hunger strike.", {"PROTEST"}, set()),
    # meetings refused, aid and ties withdrawn, doors closed
    ("Japan cancelled a meeting with the South Korean foreign minister.", {"REJECT"}, {"CONSULT"}),
    ("Sweden suspended aid to Uganda.", {"SANCTION"}, {"AID"}),
    ("Kuwait recalled its ambassador from Manila.", {"SANCTION"}, set()),
    ("Israel denied entry to two lawmakers.", {"REJECT"}, set()),
    ("Ethiopia expelled two Irish diplomats.", {"SANCTION"}, {"COERCE"}),
    ("Algeria deported hundreds of Nigerien migrants.", {"COERCE"}, {"SANCTION"}),
    # courts
    ("A court in Manila convicted a former senator of plunder.", {"SANCTION"}, {"ACCUSE"}),
    ("A court in Manila sentenced a former senator to nine years in prison.", {"SANCTION", "COERCE"}, {"ACCUSE"}),
    ("Prosecutors in Lima charged the former president with bribery.", {"ACCUSE"}, set()),
    ("Ghana's parliament opened an inquiry into the sale of the port.", {"ACCUSE"}, set()),
    # force, and moves short of it
    ("Kazakh troops moved into Almaty.", {"MOBILIZE"}, {"ASSAULT"}),
    ("Azerbaijani forces captured forty Armenian soldiers.", {"ASSAULT"}, set()),
    ("Police in Dhaka fired tear gas at garment workers.", {"ASSAULT"}, set()),
    ("The junta in Niamey imposed a curfew.", {"COERCE"}, set()),
    ("Uganda blocked social media before the vote.", {"COERCE"}, set()),
    ("Iran threatened to close the Strait of Hormuz.", {"THREATEN"}, set()),
    ("Ecuador demanded that Peru withdraw its patrols.", {"REQUEST"}, {"RETREAT"}),
    ("Ukrainian farmers handed aid to neighbours.", set(), {"ASSAULT", "COERCE"}),
]


@pytest.mark.parametrize(("text", "wanted", "unwanted"), ROWS)
def test_codebook(resources: Resources, text: str, wanted: set[str], unwanted: set[str]) -> None:
    types = {e.event_type for e in read_page(Page(content=text, is_clean=True, language="en"), resources).events}
    assert wanted <= types
    assert not types & unwanted
