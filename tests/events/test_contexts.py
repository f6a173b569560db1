"""Contexts named by the words of a sentence."""

from __future__ import annotations

import re
from itertools import product

import pytest

from reportedly.errors import LexiconError
from reportedly.events.contexts import ContextWords, find_contexts, load_contexts
from reportedly.lexicons import lexicon_path, load_yaml
from reportedly.parse import Parser


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("The army left Bamako.", ["military"]),
        ("ARMIES of ants crossed the road.", []),  # another word, and no star
        ("The premiership of Harare", []),
        ("Parliamentarians met in Suva.", ["legislative"]),
        ("Women asked for human rights in Lima.", ["human_rights", "gender"]),
        ("Human beings have rights.", []),
        ("A foreign\u00a0ministry", []),  # the words of a term stand as they are written
        ("The foreign ministers of Chad and Niger", ["diplomatic"]),
        ("A pro-democracy march in Yangon", ["pro_democracy"]),
    ],
)
def test_contexts_of_a_sentence(text: str, contexts: list[str]) -> None:
    assert load_contexts().named_in(text) == contexts


def test_lookup_finds_what_the_terms_find_one_by_one() -> None:
    terms = load_yaml(lexicon_path("contexts.yaml"), dict[str, tuple[str, ...]])
    for name, term in ((name, term) for name, words in terms.items() for term in words):
        for ending, case in product(("", "ing"), (str.lower, str.upper, str.title)):
            text = case(f"a {term.replace('*', ending)}{'' if '*' in term else ending} b")
            slow = [
                other
                for other, words in terms.items()
                if any(re.search(r"\b" + re.escape(w).replace(r"\*", r"\w*") + r"\b", text, re.IGNORECASE) for w in words)
            ]
            assert load_contexts().named_in(text) == slow, (name, text)


def test_term_without_a_word_to_begin_with_is_told() -> None:
    with pytest.raises(LexiconError, match=r"contexts\.yaml: military: '-army'"):
        ContextWords({"military": ("-army",)})


def test_two_sentences_in_turn_keep_their_own_contexts(parser: Parser) -> None:
    parse = parser.parse("Troops marched through Gao. Voters queued in Lomé.")
    asked = [find_contexts(parse, parse.sentences[n], (), ()) for n in (0, 1, 0, 1)]
    assert asked[:2] == asked[2:]
    assert asked[0] != asked[1]
