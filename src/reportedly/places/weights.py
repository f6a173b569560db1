"""How likely a bare name means this place, before any context: a country beats a capital beats a town, large beats small.

The scale is the decimal logarithm of a city's population; the other classes are put beside it, so that "Georgia" alone is a
near tie between state and country, "New York" rather the city than the state, and "Lima" the capital and not Lima, Ohio.
"""

from __future__ import annotations

import math

CAPITAL_BONUS = 1.0
STATE_BASE = 1.5
NAMESAKE_BONUS = 1.0
"""For a city that bears its state's name: "New York" alone is rather the city."""
ALIAS_PENALTY = 1.0
"""For a name that is not the place's own."""
BORROWED_PENALTY = 1.5
"""Besides, where a well-known place bears it as its own: "Mexico" for Mexico City, "Victoria" for Hong Kong."""
WELL_KNOWN = 5.0
"""Weight of such a place; "Geneva" is no town of that name in Illinois but Genève."""
PREFERRED_BONUS = 0.7
"""For the place that newspapers mean by a name that several bear, as told by ``spellings.tsv``."""
STRONG_ALIAS_POPULATION = 100_000
"""Above it another name is as good as the place's own ("Kiev"), unless another place bears it."""
_FEATURE_WEIGHTS = {"L.CONT": 9.0, "H.OCN": 7.5, "H.SEA": 7.5, "L.RGN": 6.5, "A.ADM1": 6.3, "H.STM": 5.5, "P.PPL": 4.8, "P.PPLX": 5.3}


def city_weight(population: int, is_capital: bool = False) -> float:
    """
    >>> city_weight(1_000_000) < city_weight(300_000, is_capital=True)
    True
    """
    return math.log10(population + 100) + (CAPITAL_BONUS if is_capital else 0.0)


def country_weight(population: int) -> float:
    return 5.0 + math.log10(population + 10) / 2


def division_weight(population: int, level: int) -> float:
    """States and provinces (level 1), counties and districts (level 2); ``population`` is the sum of their listed places."""
    people = math.log10(population + 100)
    return STATE_BASE + 0.75 * people if level == 1 else 0.2 + 0.65 * people


def feature_weight(feature: str) -> float:
    return _FEATURE_WEIGHTS.get(feature, 5.8)
