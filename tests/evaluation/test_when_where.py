"""Time and place figures on records of our own."""

from __future__ import annotations

from typing import Any

from evaluation.when_where import when_where

TEXT = "Police raided a school in Lima on Monday. They arrested nine men. On Friday, crowds marched."


def gold_event(anchor: str, **annotated: str) -> dict[str, Any]:
    at = TEXT.index(anchor)
    start = max(TEXT.rfind(". ", 0, at) + 2, 0) if ". " in TEXT[:at] else 0
    return {
        "anchor_span": [at, at + len(anchor)], "sentence_span": [start, TEXT.index(".", at) + 1], "types": ["COERCE"],
        "actors": [], "recipients": [], "certain": True, "time": None, "place": None, **annotated,
    }  # fmt: skip


def our_event(anchor: str, timex: int | None = None, place: int | None = None, basis: str = "clause") -> dict[str, Any]:
    at = TEXT.index(anchor)
    span = [at, at + len(anchor)]
    return {
        "id": anchor, "anchor": span, "event_type": "COERCE", "actors": [], "recipients": [],
        "time": None if timex is None else {"timex": timex, "basis": basis},
        "places": [] if place is None else [place],
        "location": None if place is None else {"span": span_of("Lima"), "basis": basis},
    }  # fmt: skip


def span_of(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def figures(ours: list[dict[str, Any]]) -> dict[str, float]:
    wanted = [gold_event("raided", time="Monday", place="a school in Lima"), gold_event("arrested"), gold_event("marched", time="Friday")]
    record = {
        "timexes": [{"span": span_of("Monday")}, {"span": span_of("Friday")}],
        "toponyms": [{"span": span_of("Lima")}],
        "events": ours,
    }
    return when_where([{"id": "one", "text": TEXT, "events": wanted}], {"one": record})


def test_all_found() -> None:
    got = figures([our_event("raided", 0, 0), our_event("arrested"), our_event("marched", 1)])
    assert got == dict.fromkeys(got, 1.0)
    assert set(got) == {f"{field}.{name}" for field in ("time", "place") for name in ("P", "R", "F1", "all")}


def test_a_wrong_time_costs_precision_and_a_missing_event_counts_only_in_all() -> None:
    got = figures([our_event("raided", 1, 0), our_event("arrested", 0)])
    assert (got["time.P"], got["time.R"], got["time.all"]) == (0.0, 0.0, 0.0)
    assert (got["place.P"], got["place.all"]) == (1.0, 1.0)


def test_what_the_story_lends_costs_no_precision() -> None:
    got = figures([our_event("raided", 0, 0), our_event("arrested", 0, 0, basis="story")])
    assert (got["time.P"], got["place.P"]) == (1.0, 1.0)
    assert got["time.all"] == 0.5
