"""Deaths and damage by nature or accident are no ASSAULT, whatever verb tells of them.

"Dozens of villagers were hurt when a dam gave way after the flood": nobody did it. Only where nobody is named as doing it, and
nothing in the sentence tells of violence, does a word for a disaster or an accident decide (``lexicons/violence.yaml``).
"""

from __future__ import annotations

from ..parse import Sentence
from .disambiguation import Match
from .violence import load_violence, violent_words


def is_accident(match: Match, sentence: Sentence) -> bool:
    """True for harm without a doer in a sentence that tells of a disaster and of no violence."""
    if match.event_type != "ASSAULT" or match.actors:
        return False
    around = [t for t in sentence.tokens if t is not match.trigger]
    if load_violence().disasters.isdisjoint(t.lemma.lower() for t in around):
        return False
    return violent_words().search(" ".join(t.text for t in around)) is None
