"""Universal part of speech and lemma of each token, by the model's own rules, looked up where they were applied before.

The rules look at a word, its tag and its relation, so their answer for the three can be kept. A few look at two words at once
("there *is*", "let *'s*"); a stretch that holds the first of such two is given to the rules whole.
"""

from __future__ import annotations

import re
from typing import Any

_KEPT = 100_000
"""Answers kept; past that, all are forgotten and found anew."""

Tagged = tuple[str, str, str]
"""A word, its tag and its relation."""


class WordForms:
    """Wraps the model's rules for parts of speech and lemmas."""

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        self._rules = (ruler, lemmatizer)
        firsts = [tokens[0] for rule in ruler.patterns for tokens in rule["patterns"] if len(tokens) > 1]
        words = [first["LOWER"] for first in firsts if "LOWER" in first]
        self._first_words = re.compile("|".join(word["REGEX"] if isinstance(word, dict) else f"^{re.escape(word)}$" for word in words))
        self._first_relations = frozenset(first["DEP"] for first in firsts if "DEP" in first)
        self._found: dict[Tagged, tuple[str, str] | None] = {}

    def __call__(self, doc: Any, tokens: list[Tagged]) -> list[tuple[str, str]]:
        """Part of speech and lemma of each token of a tagged and parsed stretch."""
        new = {token: None for token in tokens if token not in self._found}
        if new:
            if len(self._found) + len(new) > _KEPT:
                self._found.clear()
                new = dict.fromkeys(tokens)
            self._learn(doc, list(new))
        known = [answer for token in tokens if (answer := self._found[token]) is not None]
        return known if len(known) == len(tokens) else self._apply(doc)

    def _learn(self, doc: Any, tokens: list[Tagged]) -> None:
        """Applies the rules to words as if each stood alone; first words of two have no answer of their own."""
        alone = [token for token in tokens if not self._looks_on(token)]
        self._found.update(dict.fromkeys(tokens))
        if alone:
            words, tags, relations = (list(column) for column in zip(*alone, strict=True))
            made = type(doc)(doc.vocab, words=words, tags=tags, deps=relations, heads=list(range(len(words))))
            self._found.update(zip(alone, self._apply(made), strict=True))

    def _looks_on(self, token: Tagged) -> bool:
        word, _, relation = token
        return relation in self._first_relations or self._first_words.search(word.lower()) is not None

    def _apply(self, doc: Any) -> list[tuple[str, str]]:
        for rules in self._rules:
            doc = rules(doc)
        return [(token.pos_, token.lemma_) for token in doc]
