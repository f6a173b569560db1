"""Whole-pipeline rows for codings that were wrong once: (text, type that must be there or None, types that must not be)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.pipeline import Resources, read_page
from reportedly.records import Page

ROWS = [
    # coerce.censor took a channel for television
    ("A grounded tanker blocked the channel near Suez for three days.", None, {"COERCE"}),
    ("Fishermen blocked the channel with boats in Brittany.", "PROTEST", {"COERCE"}),
    ("Turkey blocked the opposition's television channel.", "COERCE", set()),
    # caches of weapons
    ("Nigerian troops seized arms caches in Borno.", "COERCE", {"ASSAULT"}),
    ("Weapons caches were seized by the army in Myanmar.", "COERCE", {"ASSAULT"}),
    # clearing a neighbourhood at home is police work
    ("Chinese authorities evacuated residents after an explosion at a chemical plant in Tianjin.", None, {"AID"}),
    ("The Red Cross evacuated civilians from Aleppo.", "AID", set()),
    # bashing with sticks and with words
    ("Two journalists were bashed by police in Harare.", "ASSAULT", {"ACCUSE"}),
    ("Duterte bashes EU over aid conditions", "ACCUSE", {"ASSAULT"}),
    # officials protest with words
    ("The Peruvian foreign minister phoned his Chilean counterpart to protest.", "ACCUSE", {"PROTEST"}),
    ("Laos lodged a protest with the Thai embassy.", "ACCUSE", {"PROTEST"}),
    ("Nurses in Lima protested against the foreign minister.", "PROTEST", {"ACCUSE"}),
    # a shared opinion is no agreement
    ("The presidents of Ghana and Togo agreed there was a need for calm and that a truce was needed.", None, {"AGREE"}),
    ("Both ministers agreed that the ambush was a crime.", None, {"AGREE"}),
    ("The presidents of Ghana and Togo agreed to reopen the border.", "AGREE", set()),
    # what one wishes of another is not the other's threat
    ("Chad wants Niger to attack the rebels.", None, {"ASSAULT", "THREATEN"}),
    # who carries food helps
    ("Two ships bring food to Yemen.", "AID", set()),
    # persons are deported, members and diplomats expelled
    ("Botswana expelled two Zimbabwean traders from the country.", "COERCE", {"SANCTION"}),
    ("Botswana expelled two Zimbabwean diplomats.", "SANCTION", {"COERCE"}),
    ("The Andean Parliament expelled the member from Potosi.", "SANCTION", {"COERCE"}),
    # to back an accusation is to accuse
    ("Church groups in Laos supported the accusations of forced labour.", None, {"SUPPORT"}),
]


@pytest.mark.parametrize(("text", "wanted", "unwanted"), ROWS)
@pytest.mark.parametrize("fast", [True, False], ids=["rules", "tagger"])
def test_mended(resources: Resources, text: str, wanted: str | None, unwanted: set[str], fast: bool) -> None:
    report = read_page(Page(content=text, is_clean=True, language="en"), replace(resources, tagger=None) if fast else resources)
    types = {e.event_type for e in report.events}
    assert wanted is None or wanted in types
    assert not types & unwanted
