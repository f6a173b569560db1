"""Pages about public matters pass the gate, others do not; when in doubt a page passes."""

from __future__ import annotations

import pytest

from reportedly.triage.public import SHORT, is_public, load_gate

GATE = load_gate()


@pytest.mark.parametrize("text", GATE.examples)
def test_examples_pass(text: str) -> None:
    assert is_public(text)
    assert is_public(" ".join([text] * 8))


@pytest.mark.parametrize("text", GATE.counterexamples)
def test_counterexamples_do_not(text: str) -> None:
    assert not is_public(text)
    assert not is_public(" ".join([text] * 8))


@pytest.mark.parametrize("words", [GATE.public, GATE.everyday])
def test_no_word_stands_twice(words: str) -> None:
    listed = words.split()
    assert [word for word in set(listed) if listed.count(word) > 1] == []


def test_no_word_is_in_both_lists() -> None:
    assert set(GATE.public.split()).isdisjoint(GATE.everyday.split())


def test_a_short_text_passes_unless_it_is_plainly_everyday() -> None:
    assert is_public("Talks on the dam broke down late on Tuesday.")
    assert is_public("")
    assert not is_public("The goalkeeper saved two penalties before his coach took him off.")


def test_an_attack_in_a_long_report_of_a_match_passes() -> None:
    match = "The winger crossed early and the striker scored from close range before the whistle. " * 8
    assert len(match.split()) > SHORT
    assert not is_public(match)
    assert is_public(match + "Gunmen shot and killed two police officers outside the ground, and soldiers arrested eleven suspects. ")
