"""A denial finds the claim it answers, and nothing else."""

from __future__ import annotations

import pytest

from reportedly.attribution import CueLexicon, find_attributions, find_disputes
from reportedly.parse import Parser

ROWS = [
    # text, source of the claim, source of the denial
    # points back
    ("Ethiopia accused Eritrea of sending troops across the border. Eritrea dismissed the accusation.", "Ethiopia", "Eritrea"),
    # repeats the words
    ("Villagers said planes had bombed the market. The army denied that its planes had bombed the market.", "Villagers", "The army"),
    # quotes the claim
    ("Manila rejected Beijing's claim that its coast guard had rammed a fishing boat.", "Beijing", "Manila"),
    # does not deny, but does not let it stand
    ("The paper reported that the king had died. The palace could not confirm the report.", "The paper", "The palace"),
    # in other words
    ("Villagers said soldiers had burned the market in Bria. The army dismissed the report as propaganda.", "Villagers", "The army"),
    ("The radio reported that rebels had seized Goma. The army spokesman called the report fabricated.", "The radio", "The army spokesman"),
    ("Ankara said the militia had shelled the town of Kilis. The militia said the claim was false.", "Ankara", "The militia"),
    ("Kampala accused Kigali of arming the rebels. A Rwandan spokesman said that was a lie.", "Kampala", "A Rwandan spokesman"),
    ("Kampala accused Kigali of arming the rebels. Rwanda dismissed it as propaganda.", "Kampala", "Rwanda"),
    # a pronoun stands for the claim, or the claim is named again in the sentence
    ("The opposition said police had killed four marchers. The government denies it.", "The opposition", "The government"),
    ("Kampala accused Kigali of arming the rebels, an accusation Rwanda denies.", "Kampala", "Rwanda"),
    # withheld, by an outlet
    ("Rebels said they had shot down a helicopter. Reuters could not independently verify the claim.", "Rebels", "Reuters"),
]


@pytest.mark.parametrize(("text", "claimant", "denier"), ROWS)
def test_denial_and_claim_are_linked(parser: Parser, cues: CueLexicon, text: str, claimant: str, denier: str) -> None:
    parse = parser.parse(text)
    found = find_attributions(parse, None, cues)
    (dispute,) = find_disputes(parse, found, ())
    source = {a.id: text[slice(*a.source[0])] for a in found if a.source}
    assert (source[dispute.claim[0]], source[dispute.denial[0]]) == (claimant, denier)


UNDISPUTED = [
    "The army said the road was open. The union said the strike would go on.",
    "The senator denied that he had taken bribes.",  # nobody here says that he did
    "The union said the strike had begun. The minister said the report was not false.",
    "The union said the strike had begun. The bishop said fake medicines were sold in the market of the town near the old harbour.",
    "Canada had sent soldiers, the radio said. The minister rejected claims by Norway.",
    "The governor said the road was open. The police denied him entry.",
    "The mayor said the bridge had collapsed. The ministry confirmed the report.",
    "Farmers said the wells were dry. The bank denied that its manager had resigned.",
]


@pytest.mark.parametrize("text", UNDISPUTED)
def test_no_dispute(parser: Parser, cues: CueLexicon, text: str) -> None:
    parse = parser.parse(text)
    assert find_disputes(parse, find_attributions(parse, None, cues), ()) == ()
