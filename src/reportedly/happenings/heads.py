"""Names of parties -> their head nouns, by which two reports of one story may speak of the same people though no country is told."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PART = re.compile(r"[,;(]|\b(?:of|in|at|from|for|near|on|who|that|with|by|to|and)\b")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NOBODY = frozenset(
    "i you he she it we they him her them us his its their one some many several others other another this that these those who all both "
    "people person persons man men woman women group groups member members side sides official officials number hundreds thousands dozens "
    "scores country countries government authorities force forces party parties leader leaders here there".split()
)
"""Words that anybody may be called by."""


_PRONOUNS = frozenset(
    "i you he she it we they me him her them us my your his its our their mine yours hers ours theirs one some many several others another "
    "this that these those who whom whose all both".split()
)


def is_pronoun(name: str) -> bool:
    """True for words that name nobody outside their text.

    >>> is_pronoun("They"), is_pronoun("its"), is_pronoun("UN"), is_pronoun("people")
    (True, True, False, False)
    """
    return name.strip().casefold() in _PRONOUNS


def head_nouns(names: Iterable[str]) -> frozenset[str]:
    """The last noun of each part of each name, folded; nothing for words that anybody may be called by.

    >>> sorted(head_nouns(["the five police officers", "Governor Elena Rosero", "a police station of the town", "they"]))
    ['officer', 'rosero', 'station', 'town']
    """
    words = (_WORD.findall(part) for name in names for part in _PART.split(name.casefold()))
    return frozenset(_singular(found[-1]) for found in words if found and found[-1] not in _NOBODY and len(found[-1]) > 2)


def _singular(noun: str) -> str:
    if noun.endswith("men"):
        return noun[:-3] + "man"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun
