"""Agreement, precision and the order of the queue."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.records import Report
from reportedly.review import Correction, judge
from reportedly.review.agreement import krippendorff_alpha, measure_agreement
from reportedly.review.precision import estimate_precision
from reportedly.review.queue import queue_keys, waiting
from reportedly.review.verdict import State
from reportedly.store import EventIndex, EventQuery, Store, add_report, read_events
from tests.store.reports import event, report


def _added(store: Store, n: int) -> list[Report]:
    """That many documents of one event each."""
    ending = "Mali's army said the gunmen had fled. A spokesman denied the claim."
    told = [report(f"Gunmen killed {number} villagers near Gao. {ending}") for number in range(10, 10 + n)]
    for one in told:
        add_report(store, one, coder="1")
    return told


def test_agreement_on_verdict_and_type(store: Store) -> None:
    texts = [
        f"Gunmen killed {n} villagers near Gao. Mali's army said the gunmen had fled. A spokesman denied the claim." for n in range(10, 14)
    ]
    told = [report(text) for text in texts]
    for one in told:
        add_report(store, one, coder="1")

    def say(who: str, n: int, action: Any, **more: Any) -> None:
        judge(store, who, told[n].document.id, told[n].events[0].id, action, **more)

    for n, action in enumerate(("accept", "accept", "reject")):
        say("ann", n, action)
    for n, action in enumerate(("accept", "reject", "reject")):
        say("ben", n, action)
    say("eve", 0, "correct", correction=Correction(event_type="COERCE", modes=()))
    say("eve", 3, "accept")  # alone: nobody to agree with
    measured = measure_agreement(store)
    pairs = {(pair.one, pair.other): pair for pair in measured.verdict.pairs}
    assert (pairs["ann", "ben"].events, pairs["ann", "ben"].agreed) == (3, 2)
    assert pairs["ann", "ben"].kappa == pytest.approx(0.4)
    assert pairs["ann", "eve"].agreed == 0
    assert measured.verdict.events == 3
    assert [(pair.one, pair.other, pair.agreed) for pair in measured.event_type.pairs] == [
        ("ann", "ben", 1),
        ("ann", "eve", 0),
        ("ben", "eve", 0),
    ]
    assert {one.event for one in measured.disagreements} == {told[0].events[0].id, told[1].events[0].id}


def test_alpha_of_a_worked_example() -> None:
    """Krippendorff (2011), example C: four observers, twelve units, values missing; nominal alpha is 0.743."""
    columns = [
        "1 1 1", "2 2 3 2", "3 3 3 3", "3 3 3 3", "2 2 2 2", "1 2 3 4", "4 4 4 4", "1 1 2 1", "2 2 2 2", "5 5 5", "1 1", "3"
    ]  # fmt: skip
    assert krippendorff_alpha([column.split() for column in columns]) == pytest.approx(0.743, abs=0.001)


def test_precision_counts_corrected_events_as_real_ones() -> None:
    judged = [
        ("AID", State(verdict="accepted")),
        ("AID", State(verdict="corrected")),
        ("ASSAULT", State(verdict="rejected")),
        ("ASSAULT", State()),
    ]
    told = {one.event_type: one for one in estimate_precision(judged)}
    assert list(told) == ["all", "AID", "ASSAULT"]
    assert (told["AID"].exact.right, told["AID"].real.right, told["AID"].exact.judged) == (1, 2, 2)
    assert (told["all"].exact.right, told["all"].exact.judged) == (1, 3)
    assert told["ASSAULT"].real.low == 0.0
    assert 0.5 < told["ASSAULT"].real.high < 1


def test_the_queue_begins_with_what_is_of_most_use(store: Store) -> None:
    confidences = {"sure": 0.95, "unsure": 0.1, "denied": 0.5, "unknown": None}
    for word, confidence in confidences.items():
        text = f"Gunmen killed 12 villagers near Gao, which is {word}. Mali's army said the gunmen had fled. A spokesman denied it."
        add_report(
            store, report(text, event(text, confidence=confidence, standing="denied" if word == "denied" else "asserted")), coder="1"
        )
    index = EventIndex(store)
    words = {line.key: line.sentence for line in read_events(store, index.search(EventQuery()).page().keys)}
    assert len(words) == 4
    found = index.search(waiting(EventQuery()))
    documents = {line.key: line.confidence for line in read_events(store, list(words))}

    def order(name: Any, seed: int = 1) -> list[float | None]:
        return [documents[int(key)] for key in queue_keys(found, name, seed)]

    assert order("unsure") == [0.1, 0.5, None, 0.95]
    assert order("disputed")[0] == 0.5
    assert order("use") == [0.5, 0.1, None, 0.95]
    assert sorted(map(str, order("sample"))) == sorted(map(str, confidences.values()))
    assert order("sample", 7) == order("sample", 7)
    assert len({tuple(map(str, order("sample", seed))) for seed in range(12)}) > 3


def test_a_judged_event_waits_no_more_but_keeps_its_place_in_the_sample(store: Store) -> None:
    texts = [
        f"Gunmen killed {n} villagers near Gao. Mali's army said the gunmen had fled. A spokesman denied the claim." for n in range(20, 26)
    ]
    told = [report(text) for text in texts]
    for one in told:
        add_report(store, one, coder="1")
    index = EventIndex(store)
    before = list(queue_keys(index.search(EventQuery()), "sample"))
    judge(store, "ann", told[0].document.id, told[0].events[0].id, "accept")
    assert len(index.search(waiting(EventQuery()), fresh=True)) == 5
    assert list(queue_keys(index.search(EventQuery(), fresh=True), "sample")) == before
