"""Verbs of the lexicons keep their lemma through inflection."""

import pytest

from reportedly.parse import Parser

ROWS = [
    ("Yesterday the army staged a parade.", "staged", "stage"),
    ("The rebels waged war.", "waged", "wage"),
    ("Soldiers raped villagers.", "raped", "rape"),
    ("Norway said it hoped the talks would resume.", "hoped", "hope"),
    ("The court fined the paper.", "fined", "fine"),
    ("Fire gutted the market.", "gutted", "gut"),
    ("The frogs hopped away.", "hopped", "hop"),
]


@pytest.mark.parametrize(("text", "word", "lemma"), ROWS)
def test_verb_lemmas(parser: Parser, text: str, word: str, lemma: str) -> None:
    token = next(t for t in parser.parse(text).tokens if t.text == word)
    assert token.lemma == lemma
