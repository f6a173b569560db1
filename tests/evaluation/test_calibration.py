"""The calibration figure itself: what is right, and how far confidence is from it."""

from __future__ import annotations

import pytest

from evaluation.calibration import calibration_error, chance_error, is_right

ARTICLE = {"events": [{"types": ["ACCUSE", "REJECT"], "sentence_span": [0, 40]}]}
SENTENCE = {"events": [{"type": "AID", "type_accepted": ["AID", "AGREE"]}, {"type": "CONSULT"}]}
SNIPPET = {"has_political_event": True, "mapping_is_one_to_one": True, "events": [{"type_accepted": ["PROTEST"]}]}

ROWS = [
    ("attributed", ARTICLE, "REJECT", (5, 9), True),
    ("attributed", ARTICLE, "AID", (5, 9), False),
    ("attributed", ARTICLE, "REJECT", (40, 44), False),  # the next sentence
    ("gsr", SENTENCE, "AGREE", (0, 1), True),
    ("gsr", SENTENCE, "CONSULT", (0, 1), True),
    ("gsr", SENTENCE, "ASSAULT", (0, 1), False),
    ("negatives", {}, "ASSAULT", (0, 1), False),
    ("snippets", SNIPPET, "PROTEST", (0, 1), True),
    ("snippets", SNIPPET, "COERCE", (0, 1), None),  # the gold names one type of what may be several
    ("snippets", {"has_political_event": False, "events": []}, "COERCE", (0, 1), False),
    ("snippets", {**SNIPPET, "mapping_is_one_to_one": False}, "PROTEST", (0, 1), None),
]


@pytest.mark.parametrize(("kind", "gold", "event_type", "anchor", "expected"), ROWS)
def test_what_counts_as_right(kind: str, gold: dict[str, object], event_type: str, anchor: tuple[int, int], expected: bool | None) -> None:
    assert is_right(kind, gold, {"event_type": event_type, "anchor": list(anchor)}) is expected


def test_overconfidence_shows_and_bins_keep_it_from_cancelling_out() -> None:
    low, high = [(0.1, True)] * 50, [(0.9, False)] * 50
    assert calibration_error(low + high) == pytest.approx(0.9)
    assert calibration_error(low + high, bins=1) == pytest.approx(0.0)


def test_order_does_not_matter() -> None:
    rows = [(k / 40, k % 3 > 0) for k in range(40)]
    assert calibration_error(rows) == calibration_error(rows[::-1])


def test_no_events_no_error() -> None:
    assert calibration_error([]) == 0.0


def test_chance_error_falls_with_the_number_of_events() -> None:
    few, many = [(0.8, True)] * 50, [(0.8, True)] * 2000
    assert chance_error(many) < chance_error(few) < 0.2
