"""Every list of cue words proves itself: bracketed names are found in its examples and not in its counterexamples."""

from __future__ import annotations

import re

import pytest

from reportedly.parse import Parser
from reportedly.places import Gazetteer, find_toponyms
from reportedly.places.cues import Cue, load_cues

CUES = load_cues()


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


def names_in(text: str, parser: Parser, places: Gazetteer) -> set[str]:
    return {t.name for t in find_toponyms(parser.parse(text), places) if t.kind == "name"}


def test_ids_are_unique_and_words_in_order_of_use() -> None:
    assert len({cue.id for cue in CUES}) == len(CUES)
    assert all(cue.examples and cue.counterexamples for cue in CUES)
    assert all(word == word.strip().lower() for cue in CUES for word in cue.words)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_examples_hold(cue: Cue, parser: Parser, places: Gazetteer) -> None:
    for written in cue.examples:
        marked, text = set(re.findall(r"\[(.*?)\]", written)), re.sub(r"[\[\]]", "", written)
        found = names_in(text, parser, places)
        assert marked <= found, f"{written}: found {sorted(found)}"


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_counterexamples_hold(cue: Cue, parser: Parser, places: Gazetteer) -> None:
    for written in cue.counterexamples:
        marked, text = set(re.findall(r"\[(.*?)\]", written)), re.sub(r"[\[\]]", "", written)
        found = names_in(text, parser, places)
        assert marked.isdisjoint(found), f"{written}: found {sorted(found)}"
