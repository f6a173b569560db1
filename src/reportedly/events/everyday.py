"""Is a short text about ordinary crime, and which of its events are public all the same?

"Two brothers were arrested after a string of burglaries" is police work in private matters. Coders of short items leave it out; readers
of whole stories mark it (docs/decisions/2026-11-26-everyday-crime.md). Words decide, from ``lexicons/everyday.yaml`` and ``violence.yaml``.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from ..lexicons import lexicon_path, load_yaml, term_pattern
from ..records import Party
from .disambiguation import Match
from .violence import load_violence

_POLICE_WORK = frozenset({"ACCUSE", "COERCE", "SANCTION", "ASSAULT", "REQUEST", "THREATEN", "REJECT", "AID"})
_PUBLIC_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "PTY", "OPP", "REB", "UAF", "JRN", "SPY", "ELI", "REL"})


class Everyday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Word lists, and texts that show where they hold."""

    crime: tuple[str, ...]
    public: tuple[str, ...]
    grave: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def load_everyday() -> Everyday:
    """The built-in word lists."""
    return load_yaml(lexicon_path("everyday.yaml"), Everyday)


def is_everyday_crime(text: str) -> bool:
    """True for a text with a word of ordinary crime and none of public life, war or grave violence.

    >>> is_everyday_crime("A man was arrested in Cebu for stealing a bus.")
    True
    >>> is_everyday_crime("A senator was arrested in Cebu for stealing a bus.")
    False
    """
    crime, public = _patterns()
    return bool(crime.search(text)) and not public.search(text)


def is_public(match: Match) -> bool:
    """True for an event that is politics even among ordinary crime: between two countries, or against those who hold office."""
    if match.event_type not in _POLICE_WORK:
        return True
    if any(p.sector in _PUBLIC_SECTORS for p in match.recipients):
        return True
    return bool(_countries(match.actors)) and bool(_countries(match.recipients) - _countries(match.actors))


def _countries(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.country for p in parties if p.country)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What shows ordinary crime, and what makes it public all the same."""
    lists = load_everyday()
    return term_pattern(lists.crime), term_pattern((*lists.public, *lists.grave, *load_violence().armed))
