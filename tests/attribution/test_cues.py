"""Every family of cues proves itself by its examples and counterexamples."""

from __future__ import annotations

import pytest

from reportedly.attribution import CueFamily, CueLexicon
from reportedly.attribution.check import CueChecker
from reportedly.lexicons import lexicon_path, load_yaml
from reportedly.parse import Parser

FAMILIES = load_yaml(lexicon_path("attribution/cues.yaml"), tuple[CueFamily, ...])
EXAMPLES = [(f, text) for f in FAMILIES for text in f.examples]
COUNTEREXAMPLES = [(f, text) for f in FAMILIES for text in f.counterexamples]


@pytest.mark.parametrize(("family", "text"), EXAMPLES, ids=[f"{f.id}: {text}" for f, text in EXAMPLES])
def test_example_reports(parser: Parser, cues: CueLexicon, family: CueFamily, text: str) -> None:
    assert _reports(parser, cues, family, text)


@pytest.mark.parametrize(("family", "text"), COUNTEREXAMPLES, ids=[f"{f.id}: {text}" for f, text in COUNTEREXAMPLES])
def test_counterexample_does_not(parser: Parser, cues: CueLexicon, family: CueFamily, text: str) -> None:
    assert not _reports(parser, cues, family, text)


def test_families_are_unique_and_clean() -> None:
    assert len({f.id for f in FAMILIES}) == len(FAMILIES)
    for pos in ("verbs", "nouns", "adjectives", "adverbs"):
        words = [word for f in FAMILIES for word in getattr(f, pos)]
        assert len(set(words)) == len(words), f"a word stands in two families of {pos}"
        assert all(word == word.strip().lower() for word in words)


def test_every_family_has_an_example() -> None:
    assert all(f.examples for f in FAMILIES)


def _reports(parser: Parser, cues: CueLexicon, family: CueFamily, text: str) -> bool:
    return CueChecker(parser, cues).reports(family, text)
