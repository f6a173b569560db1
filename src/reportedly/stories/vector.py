"""A text as weighted words: what stands early and is rare weighs most (the inverted pyramid of news).

Weights are whole numbers, so that sums over them are exact and do not depend on the order of adding, on any machine.
"""

from __future__ import annotations

import math
from itertools import islice

from .rarity import rarity_of
from .words import find_words

TERMS = 120
"""Terms kept; 80 to 200 and all of them group the development stories alike."""
HALF_WEIGHT = 50
"""A word's place at which it weighs half of one at the beginning; 20 to 100 were alike."""
SCALE = 4096
"""The length of every vector, in whole numbers: a product of two is their cosine times ``SCALE ** 2``."""
WORDS_READ = 5_000
"""A word behind them weighs under a hundredth; bounds the cost of a hostile page."""

Vector = tuple[tuple[str, int], ...]
"""Terms with their weights, heaviest first."""


def make_vector(text: str, language: str | None = None) -> Vector:
    """The heaviest terms of a text; empty for a text without words.

    >>> [term for term, _ in make_vector("Earthquake in Batken. Police said the earthquake was felt in Osh.")][:3]
    ['batken', 'osh', 'earthquake']
    """
    presence: dict[str, float] = {}
    for place, word in enumerate(islice(find_words(text), WORDS_READ)):
        presence[word] = presence.get(word, 0.0) + HALF_WEIGHT / (HALF_WEIGHT + place)
    rarity = rarity_of(language)
    weights = {word: min(1.0, share) * rarity(word) for word, share in presence.items()}
    heaviest = sorted(weights.items(), key=lambda item: (-round(item[1], 9), item[0]))[:TERMS]
    length = math.sqrt(math.fsum(weight * weight for _, weight in heaviest))
    if not length:
        return ()
    whole = ((word, round(weight / length * SCALE)) for word, weight in heaviest)
    return tuple((word, weight) for word, weight in whole if weight)
