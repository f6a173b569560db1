"""What the encoder's links may claim for a cue, whatever the encoder believes."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution import CueLexicon
from reportedly.attribution.gather import gather
from reportedly.attribution.layout import Layout
from reportedly.attribution.linked import SHAPE, Links, linked_content, with_linked
from reportedly.attribution.tagged import choose_tagged
from reportedly.parse import Parser
from reportedly.tagger import Tags

TEXT = "Lusaka rejected the offer of its neighbours and the talks in Harare collapsed on Sunday."


def believing(cue: int, content: range, words: int) -> Tags:
    """Tags that link the cue to every word of one stretch of the text, and are sure of it."""
    roles = [[0.0, float(i == cue), float(i in content)] for i in range(words)]

    def linker(anchors: Sequence[int], relation: str) -> list[tuple[int, list[float]]]:
        return [(0, [float(relation == "content" and i == cue and k in content) for k in range(words)]) for i in anchors]

    return Tags(roles=roles, events=[], auxiliaries=[], standings=[], linker=linker, version="test")


def test_a_content_ends_before_the_next_clause(parser: Parser) -> None:
    assert _content(parser, TEXT, "rejected", "the offer of its neighbours and the talks in Harare") == "the offer of its neighbours"


def test_coordinated_objects_stay_together(parser: Parser) -> None:
    content = "the offer of its neighbours and the talks in Harare"
    assert _content(parser, f"Lusaka rejected {content}.", "rejected", content) == content


def test_where_and_when_it_is_said_are_no_cues_of_their_own(parser: Parser) -> None:
    text = "“The quay is shut,” Noor said in an interview. “It will stay shut until June.”"
    assert _cues(parser, text, {"said", "interview"}, "The quay is shut") == {"said"}


def test_words_that_only_point_are_no_cues(parser: Parser) -> None:
    assert _cues(parser, "It has her promise of a new quay.", {"It", "her", "promise"}, "a new quay") == {"promise"}


def test_according_to_may_hang_on_a_verb_that_reports(parser: Parser) -> None:
    text = "According to the daily, the mayor said the quay was shut."
    assert "According" in _cues(parser, text, {"According", "said"}, "the quay was shut")


def test_what_the_daily_vouches_for_is_his_saying_it(parser: Parser, cues: CueLexicon) -> None:
    text = "According to the daily, the mayor said the quay was shut."
    layout, tags = _believing_in(parser, text, {"According"}, "the quay was shut")
    reading = next(r for r in choose_tagged(layout, gather(layout), cues, tags) if r.candidate.cue.text == "According")
    assert [text[a:b] for a, b in layout.characters(reading.candidate.content)] == ["the mayor said the quay was shut"]


def _cues(parser: Parser, text: str, believed: set[str], content: str) -> set[str]:
    """The cues for which the encoder's own reading is looked at."""
    layout, tags = _believing_in(parser, text, believed, content)
    groups = with_linked(Links(layout, tags), gather(layout))
    return {c.cue.text for group in groups for c in group if c.shape == SHAPE} & believed


def _believing_in(parser: Parser, text: str, cues: set[str], content: str) -> tuple[Layout, Tags]:
    """Tags that link each cue to all of a content, but for cues."""
    layout = Layout(parser.parse(text))
    start = text.index(content)
    told = {t.i for t in layout.tokens if start <= t.start < start + len(content) and t.text not in cues}
    roles = [[0.0, float(t.text in cues), float(t.i in told)] for t in layout.tokens]

    def linker(anchors: Sequence[int], relation: str) -> list[tuple[int, list[float]]]:
        return [(0, [float(relation == "content" and k in told) for k in range(len(layout.tokens))])] * len(anchors)

    return layout, Tags(roles=roles, events=[], auxiliaries=[], standings=[], linker=linker, version="test")


def _content(parser: Parser, text: str, cue: str, believed: str) -> str:
    layout = Layout(parser.parse(text))
    start = text.index(believed)
    inside = [t.i for t in layout.tokens if start <= t.start < start + len(believed)]
    word = next(t for t in layout.tokens if t.text == cue)
    tags = believing(word.i, range(inside[0], inside[-1] + 1), len(layout.tokens))
    return " ".join(text[a:b] for a, b in layout.characters(linked_content(Links(layout, tags), word)))
