"""How likely an event of the record is right: a calibrated probability.

Two small logistic models (``lexicons/events/confidence.yml``). The first looks at the rule's match alone and was fitted on whole articles;
the second weighs its log-odds together with the tagger's, and was fitted on articles that the tagger was not trained on. "Right" means
that a reader marked an event of this type in the sentence. ``python -m evaluation.calibration`` measures how well it holds.
"""

from __future__ import annotations

import math
from functools import cache

from ..lexicons import lexicon_path, load_yaml
from ..parse import Sentence
from ..records import Record
from ..tagger import Tags
from .disambiguation import Match
from .learned import log_odds
from .salience import is_foreground

DIGITS = 3


class ConfidenceWeights(Record, frozen=True, kw_only=True):
    """Weights by feature name: of the match alone, and of its log-odds beside the tagger's opinion."""

    rules: dict[str, float]
    tagger: dict[str, float]


@cache
def load_confidence() -> ConfidenceWeights:
    """The built-in weights."""
    return load_yaml(lexicon_path("events/confidence.yml"), ConfidenceWeights)


def rule_features(match: Match, auxiliary: tuple[str, ...], said: bool, sentence: Sentence, brief: bool) -> dict[str, float]:
    """What is known without the tagger. ``said``: inside somebody's words; ``brief``: the whole text is a few sentences."""
    known = {
        "bias": 1.0,
        "specificity": match.frame.specificity,
        "noun": float(not match.arguments.is_verb and not match.arguments.is_adjective),
        "adjective": float(match.arguments.is_adjective),
        "actors": float(bool(match.actors)),
        "recipients": float(bool(match.recipients)),
        "foreground": float(is_foreground(match.arguments)),
        "retyped": float(bool(match.rules)),
        "said": float(said),
        "first": float(sentence.index == 0),
        "late": math.log1p(sentence.index),
        "brief": float(brief),
    }
    return known | dict.fromkeys(auxiliary, 1.0) | {match.event_type: 1.0}


def tagger_features(rules: float, match: Match, tags: Tags) -> dict[str, float]:
    """``rules`` is the log-odds of the match alone."""
    return {
        "bias": 1.0,
        "rules": rules,
        "type": log_odds(tags.event(match.trigger.i, match.event_type)),
        "unruled": float(match.frame.id.startswith("tagger.")),
    }


def confidence(features: dict[str, float], match: Match, tags: Tags | None) -> float:
    """The probability, rounded, for the ``rule_features`` of a match."""
    weights = load_confidence()
    total = dot(weights.rules, features)
    if tags is not None:
        total = dot(weights.tagger, tagger_features(total, match, tags))
    return round(1.0 / (1.0 + math.exp(-total)), DIGITS)


def dot(weights: dict[str, float], features: dict[str, float]) -> float:
    """The weighted sum; a feature without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
