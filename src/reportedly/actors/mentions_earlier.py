"""Other mentions -> Findings: "Lavrov" after "Sergey Lavrov", "the group" after Boko Haram, "the country" after Belarus."""

from __future__ import annotations

from bisect import bisect_left

from ..parse import Token
from .antecedent_nouns import GENERIC_ORGANISATIONS, PLACE_NOUNS
from .finding import NOTHING, Finding, merge
from .focus import NON_STATES
from .mentions import Mentions
from .pieces import fold

_DOMINANT = 0.5
_MEMORY = 20
"""Mentions a role noun looks back over."""
_HEAD_DEPS = {
    "nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr", "conj", "appos", "poss", "ROOT", "agent", "oprd", "npadvmod", "csubj", "dep",
}  # fmt: skip
_MISSIONS = {"embassy", "embassies", "consulate", "consulates"}
_TITLES = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "lady", "lord", "dr", "dr."}


class EarlierMentions(Mentions):
    """What the rest of the document says of the same person or group."""

    def _surnames(self) -> dict[str, list[Token]]:
        if self._by_surname is None:
            self._by_surname = {}
            for entity in self.parse.entities:
                if entity.label == "PERSON":
                    last = [t for t in entity.tokens if t.pos == "PROPN" or t.text[0].isupper()]
                    if last:
                        self._by_surname.setdefault(fold(last[-1].text), []).append(entity.head if entity.head.pos == "PROPN" else last[-1])
        return self._by_surname

    def _same_person(self, head: Token) -> Finding:
        found = NOTHING
        words = self._name_words(head)
        for other in self._surnames().get(words[-1], ()):
            if other is head or not _same_name(words, self._name_words(other)):
                continue
            found = merge(found, self.explicit(other))
            if found.country and found.sector:
                break
        if found.is_empty:
            return NOTHING
        return found._replace(basis="coreference")

    def _name_words(self, head: Token) -> list[str]:
        tokens = self.parse.tokens
        start = end = head.i
        while start > 0 and tokens[start - 1].ent == "PERSON" and not tokens[start].ent_start:
            start -= 1
        while end + 1 < len(tokens) and tokens[end + 1].ent == "PERSON" and not tokens[end + 1].ent_start:
            end += 1
        words = [fold(t.text) for t in tokens[start : end + 1] if t.text[0].isalnum() and t.lower not in _TITLES and t.pos == "PROPN"]
        return words or [fold(head.text)]

    def _antecedent(self, head: Token, found: Finding) -> Finding:
        if head.lower in PLACE_NOUNS:
            return self._latest_country(head)
        if self.is_name(head) and head.ent != "ORG":
            return NOTHING
        if not _is_definite(head) and head.lower not in _MISSIONS:
            return NOTHING
        earlier = self._earlier_same(head) or self._earlier_organisation(head)
        if earlier is None:
            return NOTHING
        before = self.explicit(earlier)
        return before._replace(basis="coreference", kind=found.kind or before.kind)

    def _latest_country(self, head: Token) -> Finding:
        if not any(c.lower in ("the", "this", "that", "its", "their", "his", "her", "our") for c in head.children):
            return NOTHING
        owner = head.child("poss")
        code = self.resolve(owner).country if owner is not None else self._country_named_before(head)
        code = code or self.focus.country(head.start)
        return Finding(country=code, sector="GOV" if code else None, basis="coreference" if code else None, kind="country")

    def _country_named_before(self, head: Token) -> str | None:
        """ "Belarus said troops had reached the country": the country itself named before in the sentence, not an adjective."""
        sentence = self.parse.sentences[head.sentence]
        for match in reversed(self.names.starting_in(sentence.start, head.start)):
            term = self.table.actors[match.names[0].actor].at(self._date)
            if match.kind == "country" and term.country and term.country not in NON_STATES:
                return term.country
        return None

    def _earlier_same(self, head: Token) -> Token | None:
        role = self.role(head)
        if role is None:
            return None
        before = self._roles_by_word().get(_last_word(role.role.term), [])
        known = bisect_left(before, head.i, key=lambda t: t.i)
        for other in reversed(before[max(0, known - _MEMORY) : known]):
            country = self.explicit(other).country
            if country:
                # an embassy is never of the country the story plays in, nor is the secretary-general of an organisation
                weighed = head.lower not in _MISSIONS and country not in NON_STATES
                return None if weighed and self._is_outweighed(head, country) else other
        return None

    def _is_outweighed(self, head: Token, country: str) -> bool:
        """In a story about Turkey "the police" are Turkish though Serbian police were mentioned once."""
        scenes = self._scenes(head.sentence)
        guess = self.focus.country(head.start, scenes)
        return guess not in (None, country) and (guess in scenes or self.focus.share(guess or "") > _DOMINANT)

    def _roles_by_word(self) -> dict[str, list[Token]]:
        if self._by_role is None:
            self._by_role = {}
            for token in self.parse.tokens:
                if token.pos in ("NOUN", "PROPN") and token.dep in _HEAD_DEPS:
                    role = self.role(token)
                    if role is not None:
                        self._by_role.setdefault(_last_word(role.role.term), []).append(token)
        return self._by_role

    def _earlier_organisation(self, head: Token) -> Token | None:
        sectors = GENERIC_ORGANISATIONS.get(head.lower)
        if sectors is None:
            return None
        for match in reversed(self.names.matches):
            if match.start >= head.start or match.kind != "organisation":
                continue
            token = self.parse.tokens_in((match.start, match.end))[-1]
            found = self._named(match, token)
            if found is not None and (not sectors or found.sector in sectors or found.country in sectors):
                return token
        return None


def _last_word(term: str) -> str:
    return term.rsplit(" ", 1)[-1]


def _is_definite(head: Token) -> bool:
    parts = [head, *(c for c in head.children if c.dep == "compound")]  # the article of "the secretary-general" may hang on "secretary"
    determiners = [c.lower for part in parts for c in part.children if c.dep == "det"]
    return bool(determiners) and determiners[0] in ("the", "this", "that", "these", "those", "both", "all")


def _same_name(a: list[str], b: list[str]) -> bool:
    """Equal names, or one of them a surname alone: "Sergey Lavrov" and "Lavrov", not "Jason Jones" and "Rob Jones"."""
    return len(a) == 1 or len(b) == 1 or a[0] == b[0]
