"""The tagger beside the rules: anchors no frame knows, and how far to believe a match.

A rule match and the tagger's opinion of its anchor are weighed by one small logistic model (``lexicons/events/weights.yml``), fitted on
articles the tagger was not trained on. What it lets through becomes an event; how far to
trust that event is for ``confidence.py`` to say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from ..lexicons import lexicon_path, load_yaml
from ..parse import Sentence, Token
from ..records import Record
from ..tagger import Tags
from .arguments import Arguments
from .circumstances import find_auxiliary
from .clauses import is_verb
from .disambiguation import Match
from .frames import Frame
from .parties import Roles
from .salience import is_foreground

PROPOSED = 0.35
"""Probability from which an anchor without a frame is put forward; the weights decide."""

SURE = 0.4
"""Probability from which the tagger's word is enough for what the rules by themselves leave out."""

_RECIPROCAL = frozenset({"CONSULT"})


class EventWeights(Record, frozen=True, kw_only=True):
    """Weights by feature name, and the probability from which a match is believed."""

    threshold: float
    weights: dict[str, float]


@cache
def load_weights() -> EventWeights:
    """The built-in weights."""
    return load_yaml(lexicon_path("events/weights.yml"), EventWeights)


def propose(sentence: Sentence, tags: Tags, taken: set[int], roles: Roles) -> Iterator[Match]:
    """Matches for anchors the tagger sees and no frame has spoken about."""
    for run, kind in _runs(sentence.tokens, tags):
        if any(t.i in taken for t in run):
            continue
        trigger = _highest(run)
        if trigger.dep == "compound" and trigger.head.pos == "NOUN" and trigger.head not in run:
            continue  # the rubber of "rubber bullets"
        if not (is_verb(trigger) or trigger.pos in ("NOUN", "ADJ", "PROPN")) or trigger.ent in ("PERSON", "GPE", "NORP", "DATE"):
            continue
        frame = _frame(kind)
        arguments = Arguments(trigger)
        actors, recipients = roles.fill(frame, arguments)
        yield Match(trigger, frame, arguments, actors, recipients, find_auxiliary(arguments), kind, ())


def _runs(tokens: list[Token], tags: Tags) -> Iterator[tuple[list[Token], str]]:
    """Neighbouring tokens of one likely type."""
    run: list[Token] = []
    kind = ""
    for token in tokens:
        best, p = tags.best_event(token.i)
        likely = p >= PROPOSED
        if run and (not likely or best != kind):
            yield run, kind
            run = []
        if likely:
            run.append(token)
            kind = best
    if run:
        yield run, kind


def _highest(run: list[Token]) -> Token:
    inside = {t.i for t in run}
    return next((t for t in run if t.head.i not in inside or t.head is t), run[0])


@cache
def _frame(kind: str) -> Frame:
    return Frame(id=f"tagger.{kind.lower()}", type=kind, verbs=("*",), lone=True, reciprocal=kind in _RECIPROCAL)  # type: ignore[arg-type]


def features(match: Match, tags: Tags) -> dict[str, float]:
    """What the weights speak about; log-odds are cut at 6."""
    i = match.trigger.i
    return {
        "bias": 1.0,
        "rule": 0.0 if match.frame.id.startswith("tagger.") else 1.0,
        "type": log_odds(tags.event(i, match.frame.type)),
        "event": log_odds(tags.any_event(i)),
        "actors": float(bool(match.actors)),
        "recipients": float(bool(match.recipients)),
        "noun": float(not match.arguments.is_verb),
        "foreground": float(is_foreground(match.arguments)),
        "hypothetical": float("hypothetical" in match.auxiliary),
    }


def contributions(match: Match, tags: Tags) -> dict[str, float]:
    """The log-odds that each feature adds to the decision."""
    weights = load_weights().weights
    return {name: weights.get(name, 0.0) * value for name, value in features(match, tags).items()}


def decide(match: Match, tags: Tags) -> float:
    """How far rule and tagger together speak for the match, between 0 and 1; it is believed from ``threshold`` on."""
    return 1.0 / (1.0 + math.exp(-sum(contributions(match, tags).values())))


def is_sure(match: Match, tags: Tags | None) -> bool:
    """True when the tagger alone takes the trigger for an event of the frame's type."""
    return tags is not None and tags.event(match.trigger.i, match.frame.type) >= SURE


def log_odds(p: float) -> float:
    """Log-odds of a probability, cut at 6 on both sides."""
    p = min(max(p, 0.0025), 0.9975)
    return math.log(p / (1.0 - p))
