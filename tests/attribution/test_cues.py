"""Every family of cues proves itself by its examples and counterexamples."""

from __future__ import annotations

import pytest

from reportedly.attribution import CueFamily, CueLexicon, find_attributions
from reportedly.attribution.check import CueChecker
from reportedly.attribution.gather import gather
from reportedly.attribution.judge import is_blocked
from reportedly.attribution.layout import Layout
from reportedly.attribution.lexicon import Block
from reportedly.lexicons import lexicon_path, load_yaml
from reportedly.parse import Parser
from reportedly.tagger import Tagger

FAMILIES = load_yaml(lexicon_path("attribution/cues.yaml"), tuple[CueFamily, ...])
EXAMPLES = [(f, text) for f in FAMILIES for text in f.examples]
COUNTEREXAMPLES = [(f, text) for f in FAMILIES for text in f.counterexamples]
BLOCKS = [(f, block) for f in FAMILIES for block in f.blocks]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


@pytest.mark.parametrize(("family", "text"), EXAMPLES, ids=[f"{f.id}: {text}" for f, text in EXAMPLES])
def test_example_reports(parser: Parser, cues: CueLexicon, family: CueFamily, text: str) -> None:
    assert _reports(parser, cues, family, text)


@pytest.mark.parametrize(("family", "text"), COUNTEREXAMPLES, ids=[f"{f.id}: {text}" for f, text in COUNTEREXAMPLES])
def test_counterexample_does_not(parser: Parser, cues: CueLexicon, family: CueFamily, text: str) -> None:
    assert not _reports(parser, cues, family, text)


@pytest.mark.parametrize(("family", "text"), COUNTEREXAMPLES, ids=[f"{f.id}: {text}" for f, text in COUNTEREXAMPLES])
def test_counterexample_does_not_with_the_tagger_either(
    parser: Parser, tagger: Tagger, cues: CueLexicon, family: CueFamily, text: str
) -> None:
    assert not _reports(parser, cues, family, text, tagger)


@pytest.mark.parametrize(("family", "block"), BLOCKS, ids=[b.verb for _, b in BLOCKS])
def test_every_block_has_a_counterexample(parser: Parser, cues: CueLexicon, family: CueFamily, block: Block) -> None:
    groups = [group for text in family.counterexamples for group in gather(Layout(parser.parse(text)))]
    readings = [c for group in groups for c in group if c.cue.lemma == block.verb]
    assert any(is_blocked(c, cues) for c in readings)


STATEMENTS_ALL_THE_SAME = [
    ("call", "The shopkeeper called the police thieves in uniform and called for the sergeant to go."),
    ("know", "Villagers knew that she had fled to Bamako."),
    ("respond", "The ministry responded that it had received no request."),
    ("concede", "The coach conceded that the penalty was fair."),
    ("question", "The judge questioned whether the suspect had been in Tunis."),
    ("recall", "The ambassador recalled that the envoy had wept."),
]


@pytest.mark.parametrize(("verb", "text"), STATEMENTS_ALL_THE_SAME)
def test_blocks_spare_clauses(parser: Parser, tagger: Tagger, cues: CueLexicon, verb: str, text: str) -> None:
    parse = parser.parse(text)
    for tags in (None, tagger.tag(parse)):
        assert any(a.why.split(".")[1] == verb for a in find_attributions(parse, None, cues, tags))


def test_families_are_unique_and_clean() -> None:
    assert len({f.id for f in FAMILIES}) == len(FAMILIES)
    for pos in ("verbs", "nouns", "adjectives", "adverbs"):
        words = [word for f in FAMILIES for word in getattr(f, pos)]
        assert len(set(words)) == len(words), f"a word stands in two families of {pos}"
        assert all(word == word.strip().lower() for word in words)


def test_every_family_has_an_example() -> None:
    assert all(f.examples for f in FAMILIES)


def _reports(parser: Parser, cues: CueLexicon, family: CueFamily, text: str, tagger: Tagger | None = None) -> bool:
    return CueChecker(parser, cues, tagger).reports(family, text)
