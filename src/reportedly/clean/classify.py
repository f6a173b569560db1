"""Lines -> which of them are the article: two linear layers, then the most probable sequence (Viterbi).

The weights are data (lexicons/clean/line_weights.tsv), fitted by evaluation/clean/fit_line_weights.py.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..lexicons.loader import lexicon_path, load_tsv
from .features import Features, context_features, local_features
from .furniture import load_furniture
from .lines import Line


@dataclass(frozen=True)
class LineWeights:
    """Weights by feature name; ``switch`` is what a change between furniture and article costs above, in and below the core."""

    local: Mapping[str, float]
    context: Mapping[str, float]
    switch: Mapping[str, float]


@cache
def load_weights() -> LineWeights:
    """The committed weights, once per process."""
    layers: dict[str, dict[str, float]] = {"local": {}, "context": {}, "switch": {}}
    for row in load_tsv(lexicon_path("clean/line_weights.tsv")):
        layers[row["layer"]][row["feature"]] = float(row["weight"])
    return LineWeights(**layers)


def is_article(lines: Sequence[Line], weights: LineWeights | None = None) -> list[bool]:
    """For each line, whether it belongs to the article."""
    weights = weights or load_weights()
    local = local_features(lines, load_furniture())
    chances = [chance(weighted(f, weights.local)) for f in local]
    context = context_features(lines, local, chances)
    return best_sequence([weighted(f, weights.context) for f in context], switch_costs(context, weights.switch))


def switch_costs(context: Sequence[Features], switch: Mapping[str, float]) -> list[float]:
    """The price of a change at each line. Above the core a standfirst may stand alone between headline and share buttons."""
    return [switch["above" if f["above"] else "below" if f["below"] else "core"] for f in context]


def weighted(features: Features, weights: Mapping[str, float]) -> float:
    """The weighted sum, with the bias."""
    return weights.get("bias", 0.0) + sum(value * weights.get(name, 0.0) for name, value in features.items())


def chance(score: float) -> float:
    """A score as a probability.

    >>> chance(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def best_sequence(scores: Sequence[float], costs: Sequence[float]) -> list[bool]:
    """Signs of the scores, with a price on every change, so that one odd line among twenty does not break an article.

    >>> best_sequence([2.0, -0.5, 2.0, -3.0], costs=[1.0] * 4)
    [True, True, True, False]
    """
    keep = drop = 0.0
    came: list[tuple[bool, bool]] = []
    for score, cost in zip(scores, costs, strict=True):
        to_keep, to_drop = keep >= drop - cost, keep - cost > drop
        came.append((to_keep, to_drop))
        keep, drop = (keep if to_keep else drop - cost) + score / 2, (keep - cost if to_drop else drop) - score / 2
    state = keep > drop
    path = []
    for to_keep, to_drop in reversed(came):
        path.append(state)
        state = to_keep if state else to_drop
    return path[::-1]
