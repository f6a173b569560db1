"""Every wording of page furniture proves itself on its examples and counterexamples."""

import re

import pytest

from reportedly.clean.classify import load_weights
from reportedly.clean.furniture import furniture_entries

ENTRIES = furniture_entries()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_wording_matches_examples_and_no_counterexample(entry):
    assert entry.examples
    assert entry.counterexamples
    assert [x for x in entry.examples if not entry.compiled().search(x)] == []
    assert [x for x in entry.counterexamples if entry.compiled().search(x)] == []


def test_ids_are_unique_names():
    ids = [entry.id for entry in ENTRIES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z_]+", name) for name in ids)


def test_wordings_are_safe_on_repetitive_lines():
    # alternatives that overlap inside a repetition would take years on lines like these
    for entry in ENTRIES:
        for atom in ("1,", "share ", "a@", "Ab ", ". ", "by A", "(a "):
            entry.compiled().search((atom * 300)[:300] + "!")


def test_weights_name_known_wordings():
    weights = load_weights()
    said = {name for layer in (weights.local, weights.context) for name in layer if "says_" in name}
    known = {entry.id for entry in ENTRIES}
    assert {name.split("says_")[1].removesuffix("_long") for name in said} <= known
    assert set(weights.switch) == {"above", "core", "below"}
