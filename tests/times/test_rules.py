"""Every rule of the time grammar matches its examples, with their values, and none of its counterexamples."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from reportedly.parse import Parser
from reportedly.records import Published
from reportedly.times import find_timexes
from reportedly.times.grammar import RuleEntry, load_grammar
from reportedly.times.guards import GUARDS

TODAY = Published(start="2022-01-18", end="2022-01-18", basis="given")


class Example(NamedTuple):
    text: str
    span: tuple[int, int]
    values: tuple[str, ...]


def read_example(written: str) -> Example:
    """``They met [last month]. => 2021-12``: the expression in brackets, its values in January 2022 behind the arrow."""
    sentence, _, values = written.partition(" => ")
    start, end = sentence.index("["), sentence.index("]") - 1
    return Example(re.sub(r"[\[\]]", "", sentence), (start, end), tuple(values.split("|")))


ENTRIES = [rule.entry for rule in load_grammar().rules]


def test_ids_are_unique() -> None:
    ids = [entry.id for entry in ENTRIES]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_entry_is_complete(entry: RuleEntry) -> None:
    assert set(entry.guards) <= set(GUARDS)
    assert entry.counterexamples
    assert entry.examples or "only" in entry.args or entry.read == "told_time", "a rule shows what it is for"


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.examples], ids=lambda e: e.id)
def test_examples_match(entry: RuleEntry, parser: Parser) -> None:
    for written in entry.examples:
        example = read_example(written)
        found = {t.span: t for t in find_timexes(parser.parse(example.text), TODAY)}
        assert example.span in found, f"{written}: found {[(example.text[a:b], t.value) for (a, b), t in found.items()]}"
        assert found[example.span].value in example.values, written


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_counterexamples_do_not(entry: RuleEntry, parser: Parser) -> None:
    for text in entry.counterexamples:
        found = find_timexes(parser.parse(text), TODAY)
        assert not [t for t in found if entry.id in (t.why or "").split("+")], text
