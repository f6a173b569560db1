"""Every event has a confidence; it moves as it should, and identifiers do not depend on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.events import confidence as module
from reportedly.events.confidence import ConfidenceWeights, confidence, dot, load_confidence
from reportedly.pipeline import Resources, read_page
from reportedly.records import Event, Page

TEXT = """Police in Lima arrested four union leaders on Monday.

Peru's government may impose a curfew, a spokesman said. Students marched through the capital.

Chile condemned the arrests. It has called for talks between the union and the ministry."""


def events(resources: Resources) -> tuple[Event, ...]:
    return read_page(Page(content=TEXT, is_clean=True, language="en"), resources).events


@pytest.mark.parametrize("fast", [False, True])
def test_every_event_has_one(resources: Resources, fast: bool) -> None:
    found = events(replace(resources, tagger=None) if fast else resources)
    assert len(found) >= 3
    assert all(e.confidence is not None and 0.0 < e.confidence < 1.0 for e in found)


def test_ids_do_not_depend_on_it(resources: Resources, monkeypatch: pytest.MonkeyPatch) -> None:
    before = events(resources)
    monkeypatch.setattr(module, "load_confidence", lambda: ConfidenceWeights(rules={"bias": -1.0}, tagger={"bias": -1.0}))
    after = events(resources)
    assert [e.confidence for e in after] == [0.269] * len(before)
    assert [e.id for e in after] == [e.id for e in before]


def test_a_possibility_is_less_sure_than_a_deed(resources: Resources) -> None:
    found = events(replace(resources, tagger=None))
    sure = next(e for e in found if e.event_type == "COERCE" and not e.auxiliary)
    maybe = next(e for e in found if "hypothetical" in e.auxiliary)
    assert (maybe.confidence or 0.0) < (sure.confidence or 0.0)


def test_it_grows_with_what_rules_and_tagger_say() -> None:
    weights = load_confidence().tagger
    assert weights["rules"] > 0
    assert weights["type"] > 0
    assert weights["unruled"] < 0


def test_a_feature_without_a_weight_counts_nothing() -> None:
    assert dot({"bias": 1.0}, {"bias": 1.0, "unheard-of": 5.0}) == 1.0
    assert confidence({}, None, None) == 0.5  # type: ignore[arg-type]
