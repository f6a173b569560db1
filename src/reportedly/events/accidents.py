"""Deaths and damage by nature or accident are no ASSAULT, whatever verb tells of them.

"Dozens of villagers were hurt when a dam gave way after the flood": nobody did it. Only where nobody is named as doing it, and
nothing in the sentence tells of violence, does a word for a disaster or an accident decide.
"""

from __future__ import annotations

from ..parse import Sentence
from .disambiguation import Match

_DISASTERS = frozenset(
    "disaster earthquake quake aftershock tsunami flood flooding landslide mudslide avalanche hurricane cyclone typhoon storm tornado "
    "blizzard snowfall snow rain rainfall volcano eruption wildfire drought heatwave crash collision derailment accident "
    "stampede crush leak poisoning epidemic outbreak pandemic virus nitrate capsize collapse".split()
)
_VIOLENCE = frozenset(
    "attack gunman gunmen militant rebel soldier troop police army bomb bomber bombing shoot shooting shot shell shelling mortar "
    "rocket missile airstrike strike grenade clash fighting fight war battle ambush raid assault terrorist insurgent gunfire stab "
    "knife suicide murder massacre kidnap riot protester jihadist gang".split()
)


def is_accident(match: Match, sentence: Sentence) -> bool:
    """True for harm without a doer in a sentence that tells of a disaster and of no violence."""
    if match.event_type != "ASSAULT" or match.actors:
        return False
    words = {t.lemma.lower() for t in sentence.tokens if t is not match.trigger}
    return bool(words & _DISASTERS) and not words & _VIOLENCE
