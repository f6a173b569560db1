"""A claim is never stored as a fact, and what a claim takes as known is not made into a claim."""

from __future__ import annotations

import pytest

from reportedly.pipeline import Resources, read_page
from reportedly.records import Page

ROWS = [
    # text, words of the anchor, standing
    ("Gunmen attacked a bank in Oran. Two men were killed.", "attacked", "asserted"),
    ("Gunmen attacked a bank in Oran, police said.", "attacked", "attributed"),
    # only accused of it
    ("Prosecutors in Lima charged a colonel with killing two students. The trial opens in June.", "killing", "unconfirmed"),
    ("Police in Suva arrested six men on suspicion of bombing a ferry. They were freed on Friday.", "bombing", "unconfirmed"),
    (
        "A court in Lima convicted a colonel of killing two students. He was jailed.",
        "killing",
        "asserted attributed",
    ),
    # known before it was spoken of
    ("Gunmen attacked a bank in Oran. The governor said police had arrested three men over the attack.", "attack", "asserted"),
    ("Rebels said the attack had killed four soldiers in Goma. The army was silent.", "attack", "attributed"),
]


@pytest.mark.parametrize(("text", "anchor", "standing"), ROWS)
def test_standing(resources: Resources, text: str, anchor: str, standing: str) -> None:
    report = read_page(Page(content=text, is_clean=True, language="en"), resources)
    found = [e.standing for e in report.events if anchor in report.document.text[slice(*e.anchor)].split()]
    assert set(found) & set(standing.split()), found
