"""Ordinary crime is no event in a short text."""

import pytest

from reportedly.events.everyday import load_everyday
from reportedly.pipeline import Resources, read_page
from reportedly.records import Page


def _events(text: str, resources: Resources) -> list[str]:
    return [e.event_type for e in read_page(Page(content=text, is_clean=True, language="en"), resources).events]


@pytest.mark.parametrize("text", load_everyday().examples)
def test_ordinary_crime_gives_no_event(resources: Resources, text: str) -> None:
    assert _events(text, resources) == []


@pytest.mark.parametrize("text", load_everyday().counterexamples)
def test_crime_in_public_life_is_coded(resources: Resources, text: str) -> None:
    assert _events(text, resources) != []


def test_the_examples_would_be_events_without_their_crime(resources: Resources) -> None:
    assert _events("Two brothers were arrested in Maputo on Tuesday after a meeting in the Polana district.", resources) == ["COERCE"]


def test_a_long_text_is_coded_in_full(resources: Resources) -> None:
    text = load_everyday().examples[0] + (
        " The elder worked as a locksmith. His neighbours said they had noticed nothing. A judge will hear them on Friday."
    )
    assert "COERCE" in _events(text, resources)
