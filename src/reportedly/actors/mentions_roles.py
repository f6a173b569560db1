"""Roles and titles -> sectors: "riot police", "Foreign Minister Lavrov", "Hamas officials", "former president"."""

from __future__ import annotations

import re

from ..parse import Token
from .evidence import tells_nothing
from .finding import Finding, merge
from .mentions import Mentions
from .noun_phrase import complements, left_tokens
from .roles import RoleMatch, modifier_roles, role_at

_FORMER = {"former", "ex", "ex-", "late", "deposed", "ousted", "onetime", "retired", "fugitive", "exiled", "toppled"}


class RoleMentions(Mentions):
    """Nouns that say what somebody is."""

    def role(self, head: Token) -> RoleMatch | None:
        """The role the phrase names: its head noun, or the title before a name."""
        if head.i not in self._roles:
            self._roles[head.i] = self._find_role(head)
        return self._roles[head.i]

    def _find_role(self, head: Token) -> RoleMatch | None:
        after = self._role_with_of(head)
        if after is not None:
            return after
        direct = role_at(self._run(head), self.table) if head.lower in self.table.role_endings else None
        if direct is not None and direct.role.definite and not _means_people(head):
            return None
        return direct or (self._title(head) if self.is_name(head) else None)

    def _role_with_of(self, head: Token) -> RoleMatch | None:
        tokens = self.parse.tokens
        if head.i + 2 >= len(tokens) or tokens[head.i + 1].lower not in ("of", "in"):
            return None
        for size in (3, 4):
            words = tokens[head.i : head.i + size]
            if len(words) == size:
                role = self.table.roles.get(" ".join(t.lower for t in words))
                if role is not None:
                    return RoleMatch(role, head, words[-1])
        return None

    def _run(self, head: Token) -> list[Token]:
        """The words that stand directly before the head inside its phrase, and the head."""
        known = self._runs.get(head.i)
        if known is None:
            known = self._runs[head.i] = self._measure_run(head)
        return known

    def _measure_run(self, head: Token) -> list[Token]:
        start = head.i
        tokens = self.parse.tokens
        while start > 0 and head.i - start < 9:
            before = tokens[start - 1]
            if before.sentence != head.sentence or not _hangs_on(before, head) or before.tag in ("DT", "POS", "PRP$"):
                break
            start -= 1
        return tokens[start : head.i + 1]

    def _title(self, head: Token) -> RoleMatch | None:
        """The title before a name: "Foreign Minister" in "Russian Foreign Minister Sergey Lavrov"."""
        run = self._run(head)[:-1]
        for end in range(len(run), 0, -1):
            match = role_at(run[:end], self.table)
            if match is not None and match.role.kind == "person":
                return match
        return None

    def _with_role(self, head: Token, match: RoleMatch, named: Finding | None) -> Finding:
        role = match.role
        if role.kind == "quantity":
            inner = complements(head, {"of"})
            return self.resolve(inner[0]) if inner else Finding(sector="CVL", basis="role", kind="group", local=True)
        sector, others, entity = role.sector, (), None
        if role.weak:
            sector, entity = self._weak_sector(head, match)
        elif (role.kind == "asset" and sector == "MIL") or sector == "UAF":
            sector = self._owner_sector(head, match) or sector
        if self._is_former(head, match):
            sector = "ELI"
        found = Finding(None, sector, others, entity, "role" if sector else None, role.kind, role.local)
        if named is None:
            return found
        if named.basis == "user" and named.sector and sector != "ELI":
            return merge(named, found)
        if named.kind == "person" and role.sector and not role.weak:
            return merge(found._replace(entity=named.entity), named)._replace(kind="person", basis=named.basis)
        return merge(named, found)

    def _weak_sector(self, head: Token, match: RoleMatch) -> tuple[str | None, str | None]:
        """A weak noun takes its sector from what qualifies it: "Hamas officials", "union leader", "spokesman for the rebels"."""
        run = [t for t in self._run(match.last) if t.i < match.first.i]
        for other in modifier_roles(run, self.table):
            if other.role.sector and not (other.role.weak and other.role.kind != "modifier"):
                return other.role.sector, None
        for token in reversed(left_tokens(head)):
            inner = self.names.at(token)
            if inner is not None and not self._covers(inner, head):
                named = self._named(inner, token)
                if named is not None and _qualifies(named) and not tells_nothing(self.parse.text, inner):
                    return named.sector or match.role.sector, named.entity
        for noun in complements(head, {"of", "for", "from"}):
            below = self.resolve(noun)
            if below.sector and below.kind in ("institution", "group", "person"):
                return below.sector, below.entity
        possessor = head.child("poss")
        if possessor is not None and possessor.pos in ("NOUN", "PROPN"):
            below = self.resolve(possessor)
            if below.sector and (below.kind in ("institution", "group") or self._is_named_by_trade(head, possessor)):
                return below.sector, below.entity
        if match.role.term == "officer":
            return self._officer_sector(), None
        return match.role.sector, None

    def _officer_sector(self) -> str:
        """Of an army where the story tells of one and of no police."""
        return "MIL" if _ARMY.search(self.parse.text) and not _POLICE.search(self.parse.text) else "COP"

    def _is_named_by_trade(self, head: Token, possessor: Token) -> bool:
        """ "The miners' federation", "a journalists' association", "the ombudsman's office"."""
        role = self.role(possessor)
        plural_or_office = possessor.tag == "NNS" or head.lower == "office"
        return role is not None and role.role.kind == "person" and not role.role.weak and plural_or_office

    def _owner_sector(self, head: Token, match: RoleMatch) -> str | None:
        """ "Houthi drones", "Hezbollah's rockets": what stands for a named organisation is of its sector; "Maute gunmen" are identified."""
        for token in reversed([t for t in left_tokens(head) if t.i < match.first.i]):
            inner = self.names.at(token)
            if inner is not None and inner.kind == "organisation" and not tells_nothing(self.parse.text, inner):
                named = self._named(inner, token)
                return named.sector if named is not None else None
        return None

    def _is_former(self, head: Token, match: RoleMatch) -> bool:
        if match.role.sector not in ("GOV", "LEG", "MIL", "COP", "JUD", "SPY") or match.role.kind != "person":
            return False
        return any(t.lower in _FORMER for t in self._run(head)) or any(c.lower in _FORMER for c in head.children)


_ARMY = re.compile(r"\b(?:army|armies|military|soldiers?|troops|colonels?|generals|barracks|junta|coup)\b", re.IGNORECASE)
_POLICE = re.compile(r"\b(?:police\w*|sheriffs?|constables?|patrol)\b", re.IGNORECASE)


def _means_people(adjective: Token) -> bool:
    """True for the wounded of "the wounded" and "six wounded"; not of "wounded soldiers" or "was wounded"."""
    return any(c.lower in ("the", "all", "many") or c.dep == "nummod" for c in adjective.children if c.i < adjective.i)


def _qualifies(named: Finding) -> bool:
    """True for what gives a weak noun its sector: "Hamas officials", "the Zapatista movement"; "a Kurdish movement" is of civilians."""
    return named.kind in ("institution", "person") or (named.kind == "people" and named.sector not in (None, "CVL"))


def _hangs_on(token: Token, head: Token) -> bool:
    for _ in range(5):
        if token.head is head:
            return token.dep not in ("relcl", "acl", "prep", "appos", "advcl", "cc")
        if token.dep in ("conj", "cc") or token.head is token:
            return False
        token = token.head
    return False
