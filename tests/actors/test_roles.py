"""Roles by the words that end them, however the parser cuts hyphens."""

from __future__ import annotations

import re

import pytest

from reportedly.actors.evidence import tells_nothing
from reportedly.actors.names import NameMatch
from reportedly.actors.roles import MAX_WORDS, modifier_roles, role_at
from reportedly.actors.table import ActorTable, Name
from reportedly.parse import Token


def tokens(words: list[str]) -> list[Token]:
    return [Token(i, word, 20 * i, word, "NN", "NOUN", "compound", "", False) for i, word in enumerate(words)]


@pytest.mark.parametrize("cut", [r"[^ ]+", r"[^ -]+|-"], ids=["hyphens stay", "hyphens apart"])
def test_every_role_is_found_by_its_own_words(cut: str) -> None:
    table = ActorTable.load()
    for term, role in table.roles.items():
        words = tokens(re.findall(cut, term))
        found = modifier_roles(words, table)[0] if role.kind == "modifier" else role_at(words, table)
        assert len(words) > MAX_WORDS or (found is not None and found.role is role), term


def test_a_longer_role_goes_before_the_word_it_ends_with() -> None:
    table = ActorTable.load()
    longest = role_at(tokens(["riot", "police"]), table)
    assert longest is not None
    assert (longest.role.term, longest.first.text) == ("riot police", "riot")


def test_words_that_end_no_role_name_none() -> None:
    assert role_at(tokens(["police", "umbrella"]), ActorTable.load()) is None
    assert role_at([], ActorTable.load()) is None


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("US-backed rebels", True),
        ("US – backed rebels", True),
        ("US backed rebels", True),
        ("pro-US rebels", True),
        ("US rebels", False),
        ("US, backed by rebels", False),
        ("The US", False),
        ("US", False),
    ],
)
def test_compounds_that_say_nothing_of_whose_somebody_is(text: str, silent: bool) -> None:
    start = text.index("US")
    name = Name(("us",), "A", 0, "country", False)
    assert tells_nothing(text, NameMatch(start, start + 2, (name,))) is silent
