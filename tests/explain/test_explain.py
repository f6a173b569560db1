"""What fired, what nearly did, which step left what out; and that explaining changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app
from reportedly.demo import story_paths
from reportedly.events import Trace
from reportedly.explain import Explanation, explain_page, format_explanation
from reportedly.explain.explanation import Trigger
from reportedly.ingest import read_inputs
from reportedly.pipeline import Resources, prepare_page, read_page, read_parse
from reportedly.records import Page, encode_report


@pytest.fixture(scope="module")
def rules(resources: Resources) -> Resources:
    """Rules alone: what they do does not move when the tagger is trained anew."""
    return replace(resources, tagger=None)


def explained(text: str, resources: Resources) -> Explanation:
    return explain_page(Page(content=text, is_clean=True, language="en"), resources)


def triggers(explanation: Explanation) -> dict[str, Trigger]:
    return {t.word: t for s in explanation.sentences for t in (*s.events, *s.dropped)}


def test_a_trace_changes_no_record(resources: Resources) -> None:
    page = next(item for item in read_inputs([str(story_paths()[-1])]) if isinstance(item, Page))
    document, problems = prepare_page(page)
    traced = read_parse(document, resources.parser.parse(document.text), resources, problems, Trace())
    assert encode_report(traced) == encode_report(read_page(page, resources))


def test_every_event_of_the_record_is_explained(resources: Resources) -> None:
    page = next(item for item in read_inputs([str(story_paths()[0])]) if isinstance(item, Page))
    told = {t.event for s in explain_page(page, resources).sentences for t in s.events}
    assert {e.id for e in read_page(page, resources).events} == told


def test_a_frame_that_fired_is_told_with_its_word_and_slots(rules: Resources) -> None:
    fired = triggers(explained("Soldiers arrested three teachers in Bamako on Friday.", rules))["arrested"]
    assert (fired.event_type, fired.modes, fired.dropped_by) == ("COERCE", ("arrest",), None)
    assert fired.rule.startswith("coerce.")
    assert (fired.slots["subject"], fired.slots["object"]) == (("Soldiers",), ("three teachers",))
    assert fired.actors
    assert fired.event


MORE = " Rain fell on the coast. The market was open. Children went to school."
"""Keeps a row's sentence from being the whole story."""

DROPPED = [
    ("Kenya demanded that Somalia release the fishermen." + MORE, "release", "content", "“demanded”"),
    ("Kenya will not reopen its border unless Somalia releases the fishermen." + MORE, "releases", "aside", "“reopen”"),
    ("Dozens of herders were injured in the disaster, brought on by a week of monsoon rain." + MORE, "injured", "accident", "disaster"),
    ("Ghana urged Togo to show restraint." + MORE, "urged", "appeal", "plain appeal"),
    ("A court in Accra convicted two officers on charges of bribery." + MORE, "charges", "redundant", "“convicted”"),
    ("Chad condemned the attack on a market.", "attack", "background", "mentioned in passing"),
    ("The storm condemned the bridge." + MORE, "condemned", "party", "nobody who counts"),
]


@pytest.mark.parametrize(("text", "word", "step", "words"), DROPPED, ids=[row[2] for row in DROPPED])
def test_a_match_left_out_names_the_step_and_why(rules: Resources, text: str, word: str, step: str, words: str) -> None:
    left_out = triggers(explained(text, rules))[word]
    assert left_out.dropped_by == step
    assert words in (left_out.reason or "")
    assert left_out.event is None


def test_a_rule_between_types_is_told(rules: Resources) -> None:
    changed = triggers(explained("Norway will send tents to Nepal next week." + MORE, rules))["send"]
    assert changed.event_type == "AGREE"
    assert changed.changes == ("cooperation that is planned or offered is AGREE (the frame says AID)",)


def test_a_frame_that_nearly_fired_names_its_failed_condition(rules: Resources) -> None:
    sentence = explained("Kenya lifted a stone on Friday." + MORE, rules).sentences[0]
    near = next(f for f in sentence.near_frames if f.word == "lifted" and [c.name for c in f.unmet] == ["object"])
    assert near.unmet[0].there == ("a stone",)
    assert near.unmet[0].said.startswith("the object should be")
    assert near.unmet[0].said.endswith("but is “a stone”")


def test_the_tagger_is_told_where_no_rule_knows_the_word(resources: Resources) -> None:
    class Sure:
        """A tagger that takes every "danced" for a protest, half sure."""

        version = "sure@1"

        def tag(self, parse: object) -> object:
            tags = resources.tagger.tag(parse)  # type: ignore[union-attr, arg-type]
            for token in parse.tokens:  # type: ignore[attr-defined]
                tags.events[token.i][:] = [0.2 if k == 11 and token.text == "danced" else 0.0 for k in range(16)]
            return tags

    told = explained("Villagers danced in Suva." + MORE, replace(resources, tagger=Sure()))  # type: ignore[arg-type]
    assert told.tagger == "sure@1"
    near = [a for s in told.sentences for a in s.near_anchors]
    assert [(a.word, a.tagger) for a in near] == [("danced", {"PROTEST": 0.2})]
    assert "PROTEST 0.20 is below 0.35" in near[0].reason


def test_the_weights_are_told_and_add_up(resources: Resources) -> None:
    import math

    weighed = [
        t for t in triggers(explained("Police in Lima arrested four union leaders on Monday." + MORE, resources)).values() if t.weights
    ]
    assert weighed
    for trigger in weighed:
        assert trigger.decision == pytest.approx(1 / (1 + math.exp(-sum(trigger.weights.values()))), abs=0.02)


def test_cues_are_told_with_what_they_had_to_beat(rules: Resources) -> None:
    cues = explained("Police arrested two men, the minister said. According to the union, nobody was hurt.", rules).sentences
    believed = [c for s in cues for c in s.cues if c.attribution]
    assert [(c.word, c.source) for c in believed] == [("said", "the minister"), ("According", "the union")]
    assert all(c.score > c.threshold for c in believed)


def test_the_view_steers_no_terminal_and_has_no_colours_of_its_own(rules: Resources) -> None:
    view = format_explanation(explained("Kenya arrested \x1b[31mtwo men\x1b[0m in Lamu.", rules))
    assert "\x1b" not in view


@pytest.fixture
def run(resources: Resources, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    (tmp_path / "page.txt").write_text("Soldiers arrested three teachers.\n\nChad condemned the arrests.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Resources, "load", classmethod(lambda cls, fast=False: resources))
    return lambda *arguments: CliRunner().invoke(app, ["explain", *arguments])


@pytest.mark.parametrize("wanted", ["2", "condemned THE arrests"])
def test_sentences_are_chosen_by_number_or_words(run: object, wanted: str) -> None:
    result = run("page.txt", "--sentence", wanted, "--format", "json")  # type: ignore[operator]
    explanation = msgspec.json.decode(result.stdout, type=Explanation)
    assert [s.text for s in explanation.sentences] == ["Chad condemned the arrests."]


def test_a_sentence_that_is_not_there_is_said_to_be_missing(run: object) -> None:
    assert "no such sentence" in run("page.txt", "--sentence", "zebra").stdout  # type: ignore[operator]


def test_a_page_that_is_not_there_is_a_problem(run: object) -> None:
    result = run("missing.txt")  # type: ignore[operator]
    assert result.exit_code == 1
    assert "missing.txt: there is no such file" in result.stderr


def test_a_failure_becomes_a_problem(rules: Resources, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.explain import gather

    def fail(*_: object) -> None:
        raise ValueError("odd page")

    monkeypatch.setattr(gather, "find_cues", fail)
    told = explained("Soldiers arrested three teachers.", rules)
    assert told.sentences == ()
    assert [p.stage for p in told.problems] == ["explain"]
    assert "odd page" in format_explanation(told)


def test_another_language_is_a_problem_not_a_crash(rules: Resources) -> None:
    told = explain_page(Page(content="Die Polizei verhaftete drei Lehrer.", is_clean=True, language="de"), rules)
    assert told.sentences == ()
    assert format_explanation(told)
