"""Which characters a rule's expression can begin with, so that at every word only the rules are tried that can match there.

Covers the expressions that ``grammar`` writes and no others: character sets, groups, ``|``, ``?`` and ``{0,7}``.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\[([^\]]*)\]|\(\?P<\w+>|\(\?:|\)|[|?]|\{[01],\d\}")


def first_characters(expression: str) -> frozenset[str]:
    """The characters a match can begin with.

    >>> sorted(first_characters("(?:[ab])?(?P<x>[c]|(?:[d][e]){1,8})[f]"))
    ['a', 'b', 'c', 'd']
    """
    pieces = list(_PIECE.finditer(expression))
    firsts, _, _ = _alternatives(pieces, 0)
    return frozenset(firsts)


def _alternatives(pieces: list[re.Match[str]], at: int) -> tuple[set[str], bool, int]:
    """First characters, whether nothing at all can match, and where the alternatives end."""
    firsts: set[str] = set()
    empty = False
    while True:
        found, nothing, at = _sequence(pieces, at)
        firsts |= found
        empty |= nothing
        if at >= len(pieces) or pieces[at].group() != "|":
            return firsts, empty, at
        at += 1


def _sequence(pieces: list[re.Match[str]], at: int) -> tuple[set[str], bool, int]:
    firsts: set[str] = set()
    empty = True
    while at < len(pieces) and pieces[at].group() not in ("|", ")"):
        found, nothing, at = _item(pieces, at)
        if at < len(pieces) and pieces[at].group()[0] in "?{":
            nothing |= not pieces[at].group().startswith("{1")
            at += 1
        if empty:
            firsts |= found
        empty = empty and nothing
    return firsts, empty, at


def _item(pieces: list[re.Match[str]], at: int) -> tuple[set[str], bool, int]:
    characters = pieces[at].group(1)
    if characters is not None:
        return set(characters), False, at + 1
    found, nothing, at = _alternatives(pieces, at + 1)
    return found, nothing, at + 1
