"""The shipped model on sentences of our own: what it must not get wrong whatever version it is."""

from __future__ import annotations

import pytest

from reportedly.parse import Parser
from reportedly.tagger import Tagger, Tags

TEXT = (
    "Officials in Antananarivo said on Monday that gunmen had attacked a convoy near Betroka.\n\n"
    "The weather stayed dry in the south of the island, where vanilla is grown."
)


@pytest.fixture(scope="module")
def tagged() -> tuple[list[str], Tags]:
    parse = Parser().parse(TEXT)
    return [t.text for t in parse.tokens], Tagger().tag(parse)


def test_a_cue_is_found_with_its_source_and_content(tagged: tuple[list[str], Tags]) -> None:
    words, tags = tagged
    said = words.index("said")
    assert tags.role(said, "cue") > 0.5
    assert tags.link(said, "source", words.index("Officials")) > 0.5
    assert tags.link(said, "content", words.index("convoy")) > 0.5
    assert tags.link(said, "content", words.index("weather")) < 0.2


def test_an_event_is_found_with_its_parties(tagged: tuple[list[str], Tags]) -> None:
    words, tags = tagged
    attacked = words.index("attacked")
    assert tags.best_event(attacked)[0] == "ASSAULT"
    assert tags.event(attacked, "ASSAULT") > 0.5
    assert tags.link(attacked, "actor", words.index("gunmen")) > tags.link(attacked, "actor", words.index("Officials"))
    assert tags.any_event(words.index("grown")) < 0.3


def test_the_same_text_is_tagged_the_same_in_any_batch() -> None:
    parser, tagger = Parser(), Tagger()
    short, long = parser.parse(TEXT), parser.parse(TEXT + "\n\n" + TEXT * 12)
    first = tagger.tag(short)
    tagger.tag(long)
    again = tagger.tag(short)
    assert (first.roles, first.events) == (again.roles, again.events)
