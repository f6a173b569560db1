"""Modes that the wording around a match tells where its frame leaves them open: by what means, in which circle, how peacefully.

``lexicons/instruments.yaml`` has the words of violence. A meeting of an international body with nobody from outside is multilateral.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import msgspec

from ..lexicons import lexicon_path, load_yaml
from ..parse import Token
from .disambiguation import Match

_BODIES = frozenset({"IGO", "UNO", "EUR"})
_STRIKES = frozenset({"strike", "attack", "bombing", "raid", "assault", "ambush", "blast", "explosion"})
"""Nouns whose first word tells the means: killed "in a *drone* strike"."""


class Instruments(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by mode, and (mode, sentence) pairs that show where they hold and where not."""

    means: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[tuple[str, str], ...]


@cache
def load_instruments() -> Instruments:
    """The built-in words."""
    return load_yaml(lexicon_path("instruments.yaml"), Instruments)


def with_added_modes(match: Match) -> Match:
    """The match with the mode that its surroundings tell, when it has none."""
    if match.event_type == "PROTEST" and match.modes == ("demo",) and _is_violent(match):
        return replace(match, modes=("riot",))
    if match.modes:
        return match
    if match.event_type == "ASSAULT":
        modes = _means(match)
        return replace(match, modes=modes) if modes else match
    if match.event_type == "CONSULT" and match.actors and not match.recipients and all(p.country in _BODIES for p in match.actors):
        return replace(match, modes=("multilateral",))
    return match


def _is_violent(match: Match) -> bool:
    """ "*violent* protests", "the demonstration *turned violent*"."""
    carrier = match.arguments.carrier
    turned = carrier.children_by("acomp", "oprd", "attr") if carrier is not None and carrier.lemma.lower() in ("turn", "become") else []
    return any(t.lower in _VIOLENT for t in (*match.arguments.modifier, *turned))


_VIOLENT = frozenset({"violent", "deadly", "bloody"})


def _means(match: Match) -> tuple[str, ...]:
    lexicon, verb = load_instruments(), match.trigger.lemma.lower()
    if match.arguments.is_verb:
        told = [verb, *(t.lemma.lower() for t in match.trigger.conjuncts() if abs(t.i - match.trigger.i) <= 2)]  # "shot and killed"
        for mode, verbs in lexicon.verbs.items():
            if any(v in verbs for v in told):
                return (mode,)
    words = {w for token in _striking(match) for w in _with_modifiers(token)}
    return next(((mode,) for mode, means in lexicon.means.items() if words & set(means)), ())


def _striking(match: Match) -> list[Token]:
    """Words that say who or what strikes, and with what."""
    a = match.arguments
    found = [*a.subject, *a.slot("with"), *(a.slot("modifier") if not a.is_verb else [])]
    found += [c for noun in a.subject for p in noun.children_by("prep") if p.lower == "with" for c in p.children_by("pobj")]
    found += [t for t in (*a.slot("in"), *a.slot("by"), *(a.object if a.is_verb else [])) if t.lemma.lower() in _STRIKES]
    return found


def _with_modifiers(token: Token) -> list[str]:
    return [t.lemma.lower() for t in (token, *token.children_by("compound", "amod", "nmod"))]
