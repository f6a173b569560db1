"""Which mention says where another lies: "Oxford, North Carolina", "Paris (Texas)", "Basra in Iraq", "Toco, Lamar County, Texas"."""

from __future__ import annotations

from itertools import pairwise

from ..parse import Parse
from .mention import Mention
from .names import Names
from .rows import Row

_FARTHEST_WORDS = 3
_STATE_WRITERS = frozenset({"AUS", "CAN", "USA"})
"""Countries whose papers write the state after the town as a matter of course."""


def link_containers(mentions: list[Mention], parse: Parse, names: Names) -> list[Mention]:
    """The mentions with ``within`` set; a state's short form after a comma ("Ky.") becomes a mention of its own."""
    linked = _with_abbreviations(mentions, parse, names)
    for inner, outer in pairwise(linked):
        if inner.rows and _says_within(inner, outer, parse):
            if _hits(inner, outer):
                inner.within = outer
            elif _is_state_name(outer.rows) and not inner.rows[0].is_region:
                inner.rows = ()  # "Stroud, Ontario" is none of the Strouds we know
    return linked


def _with_abbreviations(mentions: list[Mention], parse: Parse, names: Names) -> list[Mention]:
    starts = {m.first: m for m in mentions}
    taken = {i for m in mentions for i in range(m.first, m.last)}
    found = []
    for mention in mentions:
        found.append(mention)
        if mention.last + 1 >= len(parse.tokens) or parse.tokens[mention.last].text != ",":
            continue
        first = mention.last + 1
        row, size = names.abbreviation(parse.tokens[first : first + 2])
        if row is None:
            continue
        if first in starts:
            starts[first].rows = (row,)
        elif first not in taken:
            tokens = parse.tokens[first : first + size]
            found.append(Mention(first, first + size, names.spelled(tokens), (row,)))
    return found


def _says_within(inner: Mention, outer: Mention, parse: Parse) -> bool:
    """Whether the words between say so; a list ("in Perth, Victoria and Cairns") says nothing unless the places fit."""
    between = [t.lower for t in parse.tokens[inner.last : outer.first]]
    if not 0 < len(between) <= _FARTHEST_WORDS or inner.is_demonym or outer.is_demonym or not outer.rows:
        return False
    if between[0] not in {",", "(", "in"} or any(w in {"and", "or"} for w in between):
        return False
    if between[0] == "," and len(between) > 1:
        return False
    is_list = any(m.last < len(parse.tokens) and parse.tokens[m.last].lower in {"and", "or"} for m in (inner, outer))
    return between[0] != "," or not is_list or bool(_hits(inner, outer))


def _hits(inner: Mention, outer: Mention) -> list[Row]:
    """Rows of the inner that lie in the outer; "Niger, Nigeria" are two countries, "Lebanon, Indiana" is a town."""
    is_list = inner.rows[0].is_country and outer.rows[0].is_country
    return [] if is_list else [a for a in inner.rows for b in outer.rows if b.is_region and lies_in(a, b)]


def _is_state_name(rows: tuple[Row, ...]) -> bool:
    """A state by itself or with the city it is named for; not "Georgia", which is a country first."""
    return not rows[0].is_country and any(row.is_state and row.country in _STATE_WRITERS for row in rows[:2])


def lies_in(inner: Row, outer: Row) -> bool:
    """Whether the inner row's country, state or county is the outer row.

    >>> row = lambda name, feature, code=None: Row(None, name, 0, 0, "USA", code and code[0], code and code[1], None, feature, None, 0)
    >>> lies_in(row("Paris", "P.PPL", ("Texas", "US.TX")), row("Texas", "A.ADM1", ("Texas", "US.TX")))
    True
    >>> lies_in(row("Paris", "P.PPL", ("Texas", "US.TX")), row("Ohio", "A.ADM1", ("Ohio", "US.OH")))
    False
    """
    if inner.country != outer.country or inner.country is None or inner is outer:
        return False
    if outer.is_country:
        return not inner.is_country
    if outer.is_state:
        return inner.admin1_code == outer.admin1_code and not inner.is_state and not inner.is_country
    return inner.admin1_code == outer.admin1_code and inner.admin2 == outer.admin2 and inner.feature[0] in "PS"
