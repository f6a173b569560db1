"""An arrest nobody is named for -> the police who report it: "a man was arrested in Durban, *police* said".

Only where the report is of the same sentence, and the deed is police work.
"""

from __future__ import annotations

from dataclasses import replace

from ..actors import Cast
from ..parse import Token
from ..records import Party
from .clauses import find_subjects, is_verb
from .disambiguation import Match

BASIS = "role"
_POLICE_WORK = frozenset({"arrest", "seize", "deport"})
_TELLING = frozenset({"say", "tell", "confirm", "announce", "report", "state", "add", "note"})


def with_reporting_police(match: Match, cast: Cast) -> Match:
    """The match, with those who report it as its actors when they are police and nobody else did it."""
    if match.actors or match.event_type != "COERCE" or _POLICE_WORK.isdisjoint(match.modes):
        return match
    told_by = tuple(p for t in _tellers(match.trigger) for p in _police(t, cast) if p.span not in {r.span for r in match.recipients})
    return replace(match, actors=told_by) if told_by else match


def _police(teller: Token, cast: Cast) -> tuple[Party, ...]:
    return tuple(p for p in cast.parties(teller) if p.sector == "COP") if cast.is_political(teller) else ()


def _tellers(trigger: Token) -> list[Token]:
    """Subjects of the verb of saying that the sentence, or the clause around the trigger, hangs on."""
    for verb in (trigger, *trigger.ancestors()):
        if verb is not trigger and is_verb(verb) and verb.lemma.lower() in _TELLING:
            return find_subjects(verb)
        aside = next((c for c in verb.children if c.dep in ("parataxis", "ccomp") and c.lemma.lower() in _TELLING and c.i > verb.i), None)
        if aside is not None:
            return find_subjects(aside)
    return []
