"""PLOVER contexts of an event, from the words of its sentence (``lexicons/contexts.yaml``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from ..errors import LexiconError
from ..lexicons import lexicon_path, load_yaml, term_pattern
from ..parse import Parse, Sentence

_WORD = re.compile(r"\w+")
Entries = Mapping[str, list[tuple[int, re.Pattern[str] | None]]]
"""First word of a term, or its beginning where a star follows -> context, and the pattern of the whole term if it goes on."""


class ContextWords:
    """The terms of every context by their first word, so that a sentence is looked up word by word."""

    def __init__(self, terms: Mapping[str, tuple[str, ...]]) -> None:
        self._names = tuple(terms)
        whole: dict[str, list[tuple[int, re.Pattern[str] | None]]] = defaultdict(list)
        begun: dict[str, list[tuple[int, re.Pattern[str] | None]]] = defaultdict(list)
        for number, (name, words) in enumerate(terms.items()):
            for term in words:
                first = _WORD.match(term)
                if first is None:
                    raise LexiconError(f"contexts.yaml: {name}: {term!r} does not begin with a letter or digit; write it without")
                is_open = term[first.end() :].startswith("*")
                goes_on = len(term) > first.end() + is_open
                (begun if is_open else whole)[first.group().lower()].append((number, term_pattern([term]) if goes_on else None))
        self._whole: Entries = dict(whole)
        self._begun: Entries = dict(begun)
        self._lengths = sorted({len(word) for word in begun})
        self._terms_of = lru_cache(maxsize=20_000)(self._find_terms)

    def named_in(self, text: str) -> list[str]:
        """The contexts the text has a term of, in the ontology's order.

        >>> ContextWords({"military": ("army", "troop*"), "human_rights": ("human rights",)}).named_in("Human troopers")
        ['military']
        """
        found: set[int] = set()
        for word in set(_WORD.findall(text.lower())):
            for number, pattern in self._terms_of(word):
                if number not in found and (pattern is None or pattern.search(text)):
                    found.add(number)
        return [self._names[number] for number in sorted(found)]

    def _find_terms(self, word: str) -> tuple[tuple[int, re.Pattern[str] | None], ...]:
        """The terms that a word begins."""
        entries = list(self._whole.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            entries += self._begun.get(word[:length], ())
        return tuple(entries)


@cache
def load_contexts() -> ContextWords:
    """The built-in terms, in the ontology's order."""
    return ContextWords(load_yaml(lexicon_path("contexts.yaml"), dict[str, tuple[str, ...]]))


def find_contexts(parse: Parse, sentence: Sentence, given: tuple[str, ...], modes: tuple[str, ...]) -> tuple[str, ...]:
    """Contexts named in the sentence, after those the frame itself gives."""
    found = list(given)
    found += [m for m in modes if m in ("cyber", "misinformation")]
    found += _named_in(parse.text[sentence.start : sentence.end])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16)
def _named_in(text: str) -> tuple[str, ...]:
    """What a sentence names is asked for each of its events."""
    return tuple(load_contexts().named_in(text))
