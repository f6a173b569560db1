"""How much a word tells about what a text is about: inverse document frequency from a fixed table, never from the collection.

The table is ``wordfreq``'s (Speer 2022; data CC BY-SA 4.0): how often a word is used in a language. A collection's own counts would shift
with every arrival, and with them every similarity: the same documents would then fall into other stories when they come one by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

WORDS_OF_A_STORY = 300
"""A word of probability p stands in a story of this length with probability 1-(1-p)^300."""
RAREST = 2e-7
NUMBER = 3e-6
YEAR = 1e-5
SMALL_NUMBER = 1e-4

Rarity = Callable[[str], float]


def rarity_of(language: str | None) -> Rarity:
    """The measure for a language (BCP 47); English where the language is not known or has no table.

    >>> rarity = rarity_of("en")
    >>> rarity("the") < rarity("police") < rarity("earthquake") < rarity("batken")
    True
    >>> rarity("7") < rarity("2011") < rarity("1,219")
    True
    """
    return _rarity(_table_name((language or "en").split("-")[0].lower()))


@cache
def _rarity(language: str) -> Rarity:
    frequencies = _frequencies(language)

    @lru_cache(maxsize=1 << 17)
    def rarity(word: str) -> float:
        probability = _number(word) if word[0].isdigit() else max(frequencies.get(word, 0.0), RAREST)
        return -math.log(1 - (1 - probability) ** WORDS_OF_A_STORY)

    return rarity


def _number(digits: str) -> float:
    if len(digits) <= 2:
        return SMALL_NUMBER
    return YEAR if len(digits) == 4 and digits[:2] in ("19", "20") else NUMBER


@cache
def _table_name(language: str) -> str:
    import wordfreq

    return language if language in wordfreq.available_languages("best") else "en"


@cache
def _frequencies(language: str) -> Mapping[str, float]:
    import wordfreq

    return wordfreq.get_frequency_dict(language, wordlist="best")
