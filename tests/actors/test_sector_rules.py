"""Where a noun takes its sector from, each rule with a case in which it must not hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.records import Party


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        # a trade body is of its trade; one person's group is not
        ("In Bolivia, a miners' federation called a strike.", "a miners' federation", ("BOL", "LAB")),
        ("A journalists' association in Kampala protested.", "A journalists' association", ("UGA", "JRN")),
        ("The ombudsman's office in Lima counted the dead.", "The ombudsman's office", ("PER", "GOV")),
        ("The villager's group in Lima met.", "The villager's group", ("PER", "CVL")),
        # what stands for a named organisation is of its sector; a state's drones are military
        ("Officials in Riyadh said Houthi drones hit a plant.", "Houthi drones", ("YEM", "REB")),
        ("Officials in Riyadh said Iranian drones hit a plant.", "Iranian drones", ("IRN", "MIL")),
        ("Iran-backed drones hit a plant in Riyadh, the Saudi army said.", "drones", ("SAU", "MIL")),
        # gunmen of a named group are identified; others are not
        ("Maute gunmen burned a school in Marawi.", "Maute gunmen", ("PHL", "REB")),
        ("Filipino gunmen burned a school in Marawi.", "Filipino gunmen", ("PHL", "UAF")),
        # a people that fights lends its sector; one that does not lends none
        ("In Mexico, the Zapatista movement condemned the arrest.", "the Zapatista movement", ("MEX", "REB")),
        ("In Mali, a Tuareg movement condemned the arrest.", "a Tuareg movement", ("MLI", "CVL")),
        # forces of a country are military, of somebody else what that one is
        ("The ministry in Baku accused Armenian forces of shelling a village.", "Armenian forces", ("ARM", "MIL")),
        ("In Syria, rebel forces took a village.", "rebel forces", ("SYR", "REB")),
        ("NATO's KFOR mission sent patrols to Mitrovica.", "NATO's KFOR mission", ("IGO", "MIL")),
        ("A mission from Ghana visited Lima.", "A mission from Ghana", ("GHA", "GOV")),
        # a guessed owner does not outweigh a place beside the noun
        ("LIMA - Peru sent police. A farmers' federation in Bolivia blocked a road.", "A farmers' federation", ("BOL", "AGR")),
    ],
)
def test_sector_and_country(parties_of: Callable[..., dict[str, Party]], text: str, phrase: str, wanted: tuple[str, str]) -> None:
    party = parties_of(text, phrase)[phrase]
    assert (party.country, party.sector) == wanted
