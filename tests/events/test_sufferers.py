"""Who suffers a deed that is told by a noun, a report or a state: (text, the words of a party that must be a recipient or an actor)."""

from __future__ import annotations

import pytest

from reportedly.pipeline import Resources, read_page
from reportedly.records import Event, Page

REST = " It rained all day. Nobody came to the market. The harvest was late."


def _events(resources: Resources, text: str) -> tuple[Event, ...]:
    return read_page(Page(content=text + REST, is_clean=True, language="en"), resources).events


SUFFERERS = [
    ("The clinic bombing in Tamale was condemned by the bishops.", "ASSAULT", "clinic"),
    ("The blast ripped through a school in Zahle.", "ASSAULT", "school"),
    ("Nine Uighur nurses suffered torture in the camp.", "ASSAULT", "nurses"),
    ("The killing by police of a schoolboy in Santiago angered the city.", "ASSAULT", "schoolboy"),
    ("Six Guinean colonels are in custody in Conakry.", "COERCE", "colonels"),
    ("The Zambian colonel is serving a life sentence for treason.", "SANCTION", "colonel"),
    ("Soldiers shot a baker in Myanmar.", "ASSAULT", "baker"),
]


@pytest.mark.parametrize(("text", "kind", "sufferer"), SUFFERERS)
def test_the_sufferer_is_the_recipient(resources: Resources, text: str, kind: str, sufferer: str) -> None:
    found = [e for e in _events(resources, text) if e.event_type == kind]
    assert any(sufferer in p.name for e in found for p in e.recipients)
    assert not any(sufferer in p.name for e in found for p in e.actors)


def test_a_city_before_an_attack_does_not_attack(resources: Resources) -> None:
    event = next(e for e in _events(resources, "The Mombasa attacks shocked Kenya.") if e.event_type == "ASSAULT")
    assert not any("Mombasa" in p.name for p in event.actors)


def test_police_who_report_an_arrest_made_it(resources: Resources) -> None:
    event = next(e for e in _events(resources, "Three senators were arrested in Manila, police said.") if e.event_type == "COERCE")
    assert [p.name for p in event.actors] == ["police"]


def test_others_who_report_an_arrest_did_not_make_it(resources: Resources) -> None:
    event = next(e for e in _events(resources, "Three senators were arrested in Manila, the union said.") if e.event_type == "COERCE")
    assert event.actors == ()


def test_a_bare_verb_does_not_borrow_the_doer_of_another_deed(resources: Resources) -> None:
    text = "Police in Bogota charged a banker with fraud. The governor of Cali was charged in May."
    charged = [e for e in _events(resources, text) if e.event_type == "ACCUSE"]
    governor = next(e for e in charged if any("governor" in p.name for p in e.recipients))
    assert not any("Police" in p.name for p in governor.actors)
