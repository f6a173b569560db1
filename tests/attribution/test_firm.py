"""Which readings are put forward as so (firm), and which only praise, want or mean to do something (loose)."""

from __future__ import annotations

import pytest

from reportedly.attribution.candidates import Candidate
from reportedly.attribution.firm import is_firm
from reportedly.attribution.gather import gather
from reportedly.attribution.layout import Layout
from reportedly.attribution.linked import SHAPE
from reportedly.parse import Parser

FIRM = [
    ("The mayor of Gao said that the bridge had collapsed.", "said", "that the bridge had collapsed", "collapsed"),
    ("The mayor of Gao said the bridge will be rebuilt.", "said", "the bridge will be rebuilt", "rebuilt"),
    ("Nurses in Suva complained: the ward has no beds.", "complained", "the ward has no beds", "has"),
    ("The poet called the law “a noose for every village”.", "called", "“a noose for every village”", "noose"),
    ("The chiefs ignored his threat of a boycott of the vote.", "threat", "a boycott of the vote", "boycott"),
]
LOOSE = [
    ("The chiefs called for a boycott of the vote.", "called", "a boycott of the vote", "boycott"),
    ("The bishop praised the rescuers who had dug all night.", "praised", "the rescuers who had dug all night", "rescuers"),
    ("The junta wants to hold the vote that it put off.", "wants", "to hold the vote that it put off", "hold"),
    ("The striker missed playing where his brother plays.", "missed", "playing where his brother plays", "playing"),
    ("The poet called the law a “noose” for every village of the valley.", "called", "a “noose” for every village of the valley", "noose"),
]


@pytest.mark.parametrize(("text", "cue", "content", "head"), FIRM, ids=[f[0] for f in FIRM])
def test_clauses_quotations_and_what_nouns_name_are_firm(parser: Parser, text: str, cue: str, content: str, head: str) -> None:
    assert is_firm(*_linked(parser, text, cue, content, head))


@pytest.mark.parametrize(("text", "cue", "content", "head"), LOOSE, ids=[f[0] for f in LOOSE])
def test_a_finite_verb_further_down_makes_nothing_firm(parser: Parser, text: str, cue: str, content: str, head: str) -> None:
    assert not is_firm(*_linked(parser, text, cue, content, head))


def test_a_complement_without_a_finite_verb_is_loose(parser: Parser) -> None:
    layout = Layout(parser.parse("The coach saw the keeper drop the ball. The coach saw that the keeper had dropped the ball."))
    found = {c.head.text: is_firm(layout, c) for group in gather(layout) for c in group if c.shape == "ccomp"}
    assert found == {"drop": False, "dropped": True}


def test_a_cue_inside_the_quotation_is_not_quoting(parser: Parser) -> None:
    text = "“I want to leave this island,” he shrugged."
    assert not is_firm(*_linked(parser, text, "want", "to leave this island", "leave"))


def _linked(parser: Parser, text: str, cue: str, content: str, head: str) -> tuple[Layout, Candidate]:
    layout = Layout(parser.parse(text))
    start = text.index(content)
    inside = [t for t in layout.tokens if start <= t.start < start + len(content)]
    word = next(t for t in layout.tokens if t.text == cue)
    top = next(t for t in inside if t.text == head)
    return layout, Candidate(cue=word, shape=SHAPE, source=None, content=((inside[0].i, inside[-1].i + 1),), head=top)
