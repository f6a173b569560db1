"""Noun phrase -> the role its words name: "riot police" COP, "opposition leader" OPP, "deputy foreign minister" GOV."""

from __future__ import annotations

from typing import NamedTuple

from ..parse import Token
from .table import ActorTable, Role

MAX_WORDS = 5


class RoleMatch(NamedTuple):
    """A role and the tokens (consecutive, ending at ``last``) that name it."""

    role: Role
    first: Token
    last: Token


def role_at(tokens: list[Token], table: ActorTable) -> RoleMatch | None:
    """The longest role ending at the last of the tokens, which are consecutive words before and with a head."""
    return _longest(tokens, table, may_modify=False)


def modifier_roles(tokens: list[Token], table: ActorTable) -> list[RoleMatch]:
    """Roles and sector adjectives among words before a weak head, nearest to the head first."""
    found: list[RoleMatch] = []
    end = len(tokens)
    while end > 0:
        match = _longest(tokens[:end], table, may_modify=True)
        if match is not None:
            found.append(match)
            end -= match.last.i - match.first.i + 1
        else:
            end -= 1
    return found


def _longest(tokens: list[Token], table: ActorTable, may_modify: bool) -> RoleMatch | None:
    """The longest role ending at the last of the tokens; with ``may_modify`` a sector adjective will do."""
    if not tokens or tokens[-1].lower not in table.role_endings:
        return None
    words = [t.lower for t in tokens[-MAX_WORDS:]]
    for size in range(len(words), 0, -1):
        role = table.roles.get(" ".join(words[-size:]).replace(" - ", "-"))
        if role is not None and (may_modify or role.kind != "modifier"):
            return RoleMatch(role, tokens[-size], tokens[-1])
    return None
