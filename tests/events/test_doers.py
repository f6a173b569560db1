"""Who an event is done by, where the words around the trigger name several, or a place."""

from __future__ import annotations

import pytest

from reportedly.pipeline import Resources, read_page
from reportedly.records import Page

MORE = " Shops stayed open. Buses ran as usual. The market opened at dawn."
"""Makes a story of the sentence, so that what it mentions in passing counts too."""


def _actors(text: str, word: str, resources: Resources) -> set[str]:
    """Names of the actors of the event whose anchor holds the word."""
    report = read_page(Page(content=text + MORE, is_clean=True, language="en"), resources)
    event = next(e for e in report.events if word in report.document.text[slice(*e.anchor)])
    return {p.name for p in event.actors}


ROWS = [
    # whom somebody is accused of, or blamed for, doing it
    ("Mali accused the Togolese government of bombing the village of Kati.", "bombing", {"the Togolese government"}),
    ("Peruvian officials assailed Chile for shelling a fishing port.", "shelling", {"Chile"}),
    ("A court in Accra acquitted two Nigerians of kidnapping a trader.", "kidnapping", {"two Nigerians"}),
    # but who boasts of it, or starts by it, does it
    ("Mali boasted of bombing the village of Kati.", "bombing", {"Mali"}),
    # who does it too
    ("Along with the Danes and Swedes, Norway attacked the pirates.", "attacked", {"Norway", "the Danes", "Swedes"}),
    ("Togo fought alongside Benin against the rebels.", "fought", {"Togo", "Benin", "the rebels"}),
    ("Togo attacked the rebels with Danish rifles.", "attacked", {"Togo"}),
    ("Dutch police joined Belgian detectives to investigate the murders.", "investigate", {"Dutch police", "Belgian detectives"}),
    ("Dutch police hired Belgian detectives to investigate the murders.", "investigate", {"Dutch police"}),
    # a place or a vehicle beside a deed does nothing
    ("The Bolivia bombing killed a Dane.", "killed", set()),
    ("A Bolivian bombing killed a Dane.", "killed", {"Bolivian"}),
    ("A Belarus strike on Vilnius killed a Dane.", "killed", {"Belarus"}),
    ("Bombings at Dutch consulates in Basra and Erbil killed forty clerks.", "killed", set()),
    ("The car bombing killed a Dane.", "killed", set()),
    # a deed after "said" is done by whom it follows; those seized are seized
    ("The candidate said Turkish spies hacked into Green Party computers.", "hacked", {"Turkish spies"}),
    ("Police said men arrested in Oslo by guards were Danes.", "arrested", {"guards"}),
    # who tells of a deed did not do it
    ("In Tunis, 65 shops were completely destroyed, said Ali Krichen, head of the federation.", "destroyed", set()),
    # who is reported killed killed nobody
    ("At least nine miners were reported killed in clashes in Lesotho.", "killed", set()),
]


@pytest.mark.parametrize(("text", "word", "expected"), ROWS)
def test_actors(resources: Resources, text: str, word: str, expected: set[str]) -> None:
    assert _actors(text, word, resources) == expected


def test_who_questions_in_connection_with_a_bombing_did_not_bomb(resources: Resources) -> None:
    text = "Kenya expelled two Danes who were questioned by the CIA and police in connection with the bombing of two schools."
    assert not {"Kenya", "the CIA", "police"} & _actors(text, "bombing", resources)
