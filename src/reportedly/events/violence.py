"""Word lists of violence and harm, from ``lexicons/violence.yaml``."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from ..lexicons import lexicon_path, load_yaml, term_pattern


class Violence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists as read: ``armed`` and ``blows`` are terms, the others lemmas."""

    armed: tuple[str, ...]
    blows: tuple[str, ...]
    disasters: frozenset[str]
    deeds: frozenset[str]
    harm: frozenset[str]
    suffer: frozenset[str]
    undergo: frozenset[str]
    sites: frozenset[str]
    vehicles: frozenset[str]
    bloodshed: frozenset[str]


@cache
def load_violence() -> Violence:
    """The built-in lists."""
    return load_yaml(lexicon_path("violence.yaml"), Violence)


@cache
def violent_words() -> re.Pattern[str]:
    """A pattern for any word that tells of violence."""
    lists = load_violence()
    return term_pattern((*lists.armed, *lists.blows))
