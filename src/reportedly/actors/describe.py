"""Noun-phrase head -> Finding, from the phrase itself, then from the rest of the document.

Order of belief: the name in the table, a title or role with its modifiers, an apposition, of-complements, a place in the phrase,
another mention of the same person or group, and last the country in focus, which is marked as a guess.
"""

from __future__ import annotations

from ..parse import Token
from .evidence import is_possessor
from .finding import NOTHING, Finding, merge
from .focus import NON_STATES
from .mentions_countries import CountryMentions
from .mentions_earlier import EarlierMentions
from .mentions_guessed import GuessedMentions
from .mentions_named import NamedMentions
from .mentions_roles import RoleMentions
from .noun_phrase import apposition, complements


class Describer(NamedMentions, RoleMentions, CountryMentions, EarlierMentions, GuessedMentions):
    """Describes the noun phrases of one document. ``resolve`` gives the finished finding of another mention; the cast sets it."""

    def describe(self, head: Token) -> Finding:
        """Everything known of the mention."""
        found = self.explicit(head)
        if found.country and found.sector:
            return found
        if self.is_person_name(head):
            found = merge(found, self._same_person(head))
        elif head.pos != "NUM":
            found = self._as_before(head, found)
        return self.guess(head, found)

    def _as_before(self, head: Token, found: Finding) -> Finding:
        """With what the mention before says. A word for any group ("the bloc") takes the sector of the one it stands for."""
        before = self._antecedent(head, found)
        role = self.role(head)
        if before.entity is not None and before.sector and role is not None and role.role.weak and role.role.kind == "group":
            found = found._replace(sector=before.sector, other_sectors=before.other_sectors)
        return merge(found, before)

    def explicit(self, head: Token) -> Finding:
        """What the phrase itself says."""
        known = self._explicit.get(head.i)
        if known is None:
            self._explicit[head.i] = NOTHING  # "Ivanov, head of the group of Ivanov": an apposition may lead back here
            known = self._explicit[head.i] = self._from_phrase(head)
        return known

    def _from_phrase(self, head: Token) -> Finding:
        found = self._own(head)
        renamed = apposition(head)
        if renamed is None and head.dep == "appos" and head.head.i < head.i:
            renamed = head.head
        if renamed is not None and found.basis == "place" and self._is_organisation(renamed):
            return merge(self.explicit(renamed), found)  # "the peace force in Lebanon (UNIFIL)" is of the United Nations
        if renamed is not None and (not found.country or not found.sector) and self._may_rename(head, renamed):
            found = merge(found, self.explicit(renamed))
        return found

    def _is_organisation(self, token: Token) -> bool:
        match = self.names.at(token)
        return match is not None and match.kind == "organisation"

    def _may_rename(self, head: Token, other: Token) -> bool:
        if self.is_name(head) != self.is_name(other):
            return True
        # "the Libyan, Anwar Saleh": a name renames an office, and a national
        return self.is_person_name(head) and (self.role(other) is not None or self.explicit(other).kind == "people")

    def _own(self, head: Token) -> Finding:
        match = self.names.at(head)
        named = self._named(match, head) if match is not None else self._half(head)
        if named is not None and named.kind in ("country", "people"):
            return self._with_place_people(head, named)
        role = self.role(head)
        found = self._with_role(head, role, named) if role is not None else named or self._unknown(head)
        if found.country is None:
            found = merge(found, self._country_around(head, found))
            home = role.role.country if role is not None else None
            return found if found.country or not home else found._replace(country=home, basis="role")
        branch = named is not None and named.basis in ("country", "capital")  # "Teamsters Canada" says itself where it is
        if named is not None and named.kind == "institution" and not branch and found.country not in NON_STATES:
            return self._with_other_state(head, found)
        return found

    def _with_other_state(self, head: Token, found: Finding) -> Finding:
        """ "The Canadian House of Commons", "the Pakistani Taliban", "the Ministry of Defence of Georgia" are not the ones best known."""
        offices = found.sector in ("GOV", "LEG", "MIL", "COP", "JUD")
        for token, code in self.country_modifiers(head):
            if code not in NON_STATES and code != found.country and (offices or not is_possessor(token, head)):
                return found._replace(country=code, basis="demonym", entity=None)
        for noun in self._owners_after(head) if offices else ():
            below = self.explicit(noun)
            if below.kind == "country" and below.country not in (None, found.country):
                return found._replace(country=below.country, basis="country", entity=None)
        return found

    def _with_place_people(self, head: Token, named: Finding) -> Finding:
        # "Palestinians in Lebanon" stay Palestinians; "ethnic Albanians in Kosovo" have no country of their own here
        if named.kind == "people" and named.country is None:
            return merge(named, self._country_around(head, named))
        return named

    def _owners_after(self, head: Token) -> list[Token]:
        """ "Georgia" in "the Ministry of Defence of Georgia", wherever the parser hangs it."""
        match = self.names.at(head)
        inside = self.parse.tokens_in((match.start, match.end)) if match is not None else [head]
        return [noun for token in inside for noun in complements(token, {"of"}) if noun not in inside]
