"""What the encoder's links may claim for a cue, whatever the encoder believes."""

from __future__ import annotations

from reportedly.attribution.layout import Layout
from reportedly.attribution.linked import Links, linked_content
from reportedly.parse import Parser
from reportedly.tagger import Tags

TEXT = "Lusaka rejected the offer of its neighbours and the talks in Harare collapsed on Sunday."


def believing(cue: int, content: range, words: int) -> Tags:
    """Tags that link the cue to every word of one stretch of the text, and are sure of it."""
    roles = [[0.0, float(i == cue), float(i in content)] for i in range(words)]

    def linker(i: int, relation: str) -> tuple[int, list[float]]:
        return 0, [float(relation == "content" and i == cue and k in content) for k in range(words)]

    return Tags(roles=roles, events=[], auxiliaries=[], standings=[], linker=linker, version="test")


def test_a_content_ends_before_the_next_clause(parser: Parser) -> None:
    assert _content(parser, TEXT, "rejected", "the offer of its neighbours and the talks in Harare") == "the offer of its neighbours"


def test_coordinated_objects_stay_together(parser: Parser) -> None:
    content = "the offer of its neighbours and the talks in Harare"
    assert _content(parser, f"Lusaka rejected {content}.", "rejected", content) == content


def _content(parser: Parser, text: str, cue: str, believed: str) -> str:
    layout = Layout(parser.parse(text))
    start = text.index(believed)
    inside = [t.i for t in layout.tokens if start <= t.start < start + len(believed)]
    word = next(t for t in layout.tokens if t.text == cue)
    tags = believing(word.i, range(inside[0], inside[-1] + 1), len(layout.tokens))
    return " ".join(text[a:b] for a, b in layout.characters(linked_content(Links(layout, tags), word)))
