"""The same words are said by one mouth, unless one report stands inside another."""

from __future__ import annotations

from reportedly.attribution import CueLexicon, find_attributions
from reportedly.attribution.candidates import Candidate
from reportedly.attribution.judge import Reading
from reportedly.attribution.layout import Layout
from reportedly.attribution.rivals import resolve
from reportedly.parse import Parser


def test_the_better_of_two_cues_keeps_the_words(parser: Parser) -> None:
    text = "The mayor made it clear after the vote that the quay would stay shut until the rains."
    layout = Layout(parser.parse(text))
    whole, part = "that the quay would stay shut until the rains", "the quay would stay shut until the rains"
    readings = [_reading(layout, "made", part, 0.4), _reading(layout, "clear", whole, 2.0)]
    assert [r.candidate.cue.text for r in resolve(layout, readings)] == ["clear"]


def test_different_words_keep_their_cues(parser: Parser) -> None:
    text = "The mayor praised the divers and said the quay would stay shut."
    layout = Layout(parser.parse(text))
    readings = [_reading(layout, "praised", "the divers", 0.4), _reading(layout, "said", "the quay would stay shut", 2.0)]
    assert [r.candidate.cue.text for r in resolve(layout, readings)] == ["praised", "said"]


def test_a_report_inside_a_report_stays(parser: Parser) -> None:
    text = "Radio Gao reported that the mayor said the quay would stay shut until the rains came in June."
    layout = Layout(parser.parse(text))
    inner = "the quay would stay shut until the rains came in June"
    readings = [_reading(layout, "reported", f"that the mayor said {inner}", 2.0), _reading(layout, "said", inner, 3.0)]
    assert [r.candidate.cue.text for r in resolve(layout, readings)] == ["reported", "said"]


def test_a_statement_that_says_it_is_one_act(parser: Parser, cues: CueLexicon) -> None:
    text = "The ministry published a letter saying that the quay had been safe for years."
    found = find_attributions(parser.parse(text), None, cues)
    assert [text[slice(*a.cue[0])] for a in found] == ["saying"]


def test_refusing_to_say_is_its_own_act(parser: Parser, cues: CueLexicon) -> None:
    text = "The ministry refused to say whether the quay had been safe."
    found = find_attributions(parser.parse(text), None, cues)
    assert "refused" in [text[slice(*a.cue[0])] for a in found]


def _reading(layout: Layout, cue: str, content: str, score: float) -> Reading:
    text = layout.parse.text
    start = text.index(content)
    inside = [t.i for t in layout.tokens if start <= t.start < start + len(content)]
    word = next(t for t in layout.tokens if t.text == cue)
    source = next(t for t in layout.tokens if t.dep == "nsubj")
    span = (inside[0], inside[-1] + 1)
    return Reading(Candidate(word, "ccomp", source, (span,), layout.tokens[span[0]]), score)
