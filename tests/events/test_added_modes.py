"""With what violence was done, and in which circle people met, where the frame leaves it open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.events.added_modes import load_instruments
from reportedly.ontology import load_ontology
from reportedly.pipeline import Resources, read_page
from reportedly.records import Event, Page

MORE = " Rain fell on the coast. The market was open. Children went to school."


def events(text: str, resources: Resources) -> tuple[Event, ...]:
    return read_page(Page(content=text + MORE, is_clean=True, language="en"), replace(resources, tagger=None)).events


@pytest.mark.parametrize(("mode", "text"), load_instruments().examples)
def test_the_means_give_the_mode(resources: Resources, mode: str, text: str) -> None:
    found = [e for e in events(text, resources) if e.event_type == "ASSAULT"]
    assert any(mode in e.modes for e in found), found
    assert all(e.score == load_ontology().score("ASSAULT", e.modes) for e in found)


@pytest.mark.parametrize(("mode", "text"), load_instruments().counterexamples)
def test_words_beside_the_means_do_not(resources: Resources, mode: str, text: str) -> None:
    found = [e for e in events(text, resources) if e.event_type == "ASSAULT"]
    assert found
    assert not any(mode in e.modes for e in found)


def test_all_modes_of_the_lexicon_are_the_ontologys() -> None:
    lexicon = load_instruments()
    assert {*lexicon.means, *lexicon.verbs} <= set(load_ontology().types["ASSAULT"].modes)


@pytest.mark.parametrize(
    ("text", "multilateral"),
    [
        ("ASEAN foreign ministers met in Vientiane.", True),
        ("The foreign ministers of India and Nepal met in Kathmandu.", False),
        ("The UN envoy met the Libyan president.", False),
    ],
)
def test_a_body_that_meets_by_itself_is_multilateral(resources: Resources, text: str, multilateral: bool) -> None:
    found = [e for e in events(text, resources) if e.event_type == "CONSULT"]
    assert found
    assert any("multilateral" in e.modes for e in found) is multilateral


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Violent protests against the government spread across Greece.", "riot"),
        ("A demonstration by students in Dhaka turned violent.", "riot"),
        ("Peaceful protests against the government spread across Greece.", "demo"),
    ],
)
def test_violent_protests_are_riots(resources: Resources, text: str, mode: str) -> None:
    assert {m for e in events(text, resources) if e.event_type == "PROTEST" for m in e.modes} == {mode}
