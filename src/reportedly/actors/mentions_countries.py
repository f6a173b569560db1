"""Modifiers, possessors, complements and places -> whose the mention is: "Peruvian police", "the port of Goma", "Iran's allies"."""

from __future__ import annotations

from ..parse import Token
from .evidence import is_possessor, leads, tells_nothing
from .finding import NOTHING, Finding
from .focus import NON_STATES
from .mentions import PEOPLE_KINDS, RELATIONS, Mentions
from .noun_phrase import complements, left_tokens

_SETTLED = {"exile", "exiles", "expatriate", "expatriates", "diaspora", "community", "immigrants", "residents", "population"}
_PARTISANS = {"supporter", "supporters", "critic", "critics", "opponent", "opponents"}
_JOINT_FORCES = {"coalition", "alliance", "force", "forces", "troops", "mission", "operation", "strikes", "airstrikes", "intervention"}
_SCENE_PREPOSITIONS = {"in", "at", "near", "on", "outside", "inside", "around", "across", "throughout"}


_OCCASIONS = frozenset(
    "case investigation inquiry probe trial plot scandal affair attack bombing blast explosion shooting murder killing slaying massacre "
    "assassination kidnapping genocide hijacking siege strike".split()
)
"""Nouns behind "in" that say what somebody has to do with, not where they are: "suspects in the Bali *bombing*"."""


class CountryMentions(Mentions):
    """Countries named in and around a phrase."""

    def country_modifiers(self, head: Token) -> list[tuple[Token, str]]:
        """Countries named before the head, in text order, possessors only when nothing stands nearer."""
        known = self._modifiers.get(head.i)
        if known is None:
            known = self._modifiers[head.i] = self._find_country_modifiers(head)
        return known

    def _find_country_modifiers(self, head: Token) -> list[tuple[Token, str]]:
        near: list[tuple[Token, str]] = []
        far: list[tuple[Token, str]] = []
        for token in left_tokens(head):
            code = self._country_at(token, head)
            if code is not None:
                (far if is_possessor(token, head) else near).append((token, code))
        return _distinct(near or far)

    def name_around(self, token: Token) -> list[Token]:
        """The words of the name a token is of: "Sierra Leonean"."""
        match = self.names.at(token)
        return self.parse.tokens_in((match.start, match.end)) if match is not None else [token]

    def _shared_modifiers(self, head: Token) -> list[tuple[Token, str]]:
        """ "Peruvian" for "police" in "Peruvian police stations", and for "boats" in "Peruvian frigates and boats"."""
        if any(c.dep in ("det", "poss") for c in head.children) or head.pos == "PROPN":
            return []
        if head.dep in ("compound", "nmod") and head.head.i > head.i:
            return [(token, code) for token, code in self.country_modifiers(head.head) if token.i < head.i]
        if head.dep == "conj" and head.head.pos == "NOUN" and not self._run(head)[:-1]:
            return [(token, code) for token, code in self.country_modifiers(head.head) if not is_possessor(token, head.head)]
        return []

    def _country_at(self, token: Token, head: Token) -> str | None:
        match = self.names.at(token)
        if match is None:
            place = self._places.get(token.i)
            return place[0] if place is not None and token is not head else None
        if self._covers(match, head) or tells_nothing(self.parse.text, match):
            return None
        found = self._named(match, token)
        return found.country if found is not None else None

    def _country_around(self, head: Token, found: Finding) -> Finding:
        leader = self._leader(head)
        if leader is not None:
            return leader
        before = self.country_modifiers(head)
        if head.lower in _SETTLED:
            here = self._other_side(head)
            if here.country:
                return here
        if head.lower in RELATIONS:
            before = [(token, code) for token, code in before if not is_possessor(token, head)]
        before = before or self._shared_modifiers(head)
        if before:
            token, code = before[0] if self.is_double(before) and head.tag == "NN" else before[-1]
            return self._country_from(token, code)
        if head.lower in RELATIONS:
            return self._side_of(head) if head.lower in _PARTISANS else self._other_side(head)
        possessor = head.child("poss")
        if possessor is not None:
            owner = self.resolve(possessor)
            if owner.country and owner.basis != "focus":
                return Finding(country=owner.country, basis=owner.basis, entity=None)
        for noun in complements(head, {"of"}):
            below = self.resolve(noun)
            if below.country and below.basis != "focus":
                return Finding(country=below.country, basis=below.basis)
        role = self.role(head)
        if role is not None and role.role.kind == "asset" and role.role.weak:
            return NOTHING
        for noun in complements(head, {"in", "from", "at", "for", "near", "outside", "across", "with"}):
            below = self._place_of(noun)
            if below.country:
                return below
        return NOTHING

    def _leader(self, head: Token) -> Finding | None:
        """ "A U.S.-led coalition", "the NATO-led force": something international."""
        if head.lower not in _JOINT_FORCES:
            return None
        for token in left_tokens(head):
            match = self.names.at(token)
            found = self._named(match, token) if match is not None and leads(self.parse.text, match) else None
            if found is not None and found.country:
                return Finding(country=found.country if found.country in NON_STATES else "IGO", basis="role")
        return None

    def is_double(self, before: list[tuple[Token, str]]) -> bool:
        """ "German-Iraqi": one person of two nations, the first of which is coded."""
        if len(before) != 2:
            return False
        (first, _), (last, _) = before
        return self.parse.text[first.end : last.start] in ("-", "–")

    def _other_side(self, head: Token) -> Finding:
        """ "Its neighbour", "France's allies", "critics of Iran": somebody else than the owner."""
        for noun in complements(head, {"in", "from", "at", "near", "across"}):
            below = self._place_of(noun)
            if below.country:
                return below
        return NOTHING

    def _side_of(self, head: Token) -> Finding:
        """ "The president's supporters", "critics of the ruling party": politics is made at home, unless a place is named."""
        owners = [*head.children_by("poss"), *complements(head, {"of"})]
        here = next((place for noun in (head, *owners) if (place := self._other_side(noun)).country), NOTHING)
        if here.country:
            return here
        for owner in owners:
            found = self.resolve(owner)
            if found.country and found.country not in NON_STATES and found.basis != "focus" and found.kind in ("person", "institution"):
                return Finding(country=found.country, basis=found.basis)
        return NOTHING

    def _country_from(self, token: Token, code: str) -> Finding:
        match = self.names.at(token)
        if match is None:
            return Finding(country=code, basis="place")
        name = self._pick(match, token)
        actor = self.table.actors[name.actor] if name else None
        others = actor.terms[0].other_sectors if actor and name and name.kind in ("country", "demonym") else ()
        basis = "demonym" if match.kind in PEOPLE_KINDS else "table" if match.kind in ("organisation", "person", "seat") else "country"
        return Finding(country=code, other_sectors=others, basis=basis)

    def _place_of(self, noun: Token) -> Finding:
        """Where the noun is: a place by name, "the Peruvian *capital*"; nowhere for "suspects in the Peru *case*"."""
        if noun.pos == "NOUN" and noun.lemma.lower() in _OCCASIONS:
            return NOTHING
        place = self._places.get(noun.i)
        match = self.names.at(noun)
        if match is not None or noun.pos == "PROPN":
            below = self.explicit(noun)
            if below.country:
                return Finding(country=below.country, basis=below.basis)
        if place is not None:
            return Finding(country=place[0], basis="place")
        for token in left_tokens(noun):
            code = self._country_at(token, noun)
            if code:
                return Finding(country=code, basis="place")
        return NOTHING

    def _place_beside(self, head: Token) -> str | None:
        """The country of a place that the noun, or what it depends on, has beside it: "marched in *Istanbul*"."""
        top = head.head.head if head.dep == "pobj" else head.head
        for token in (head, top):
            for prep in token.children_by("prep"):
                place = next((p for n in prep.children_by("pobj") if (p := self._place_of(n)).country), None)
                if prep.lower in _SCENE_PREPOSITIONS and place is not None:
                    return place.country
        return None

    def _scenes(self, sentence: int) -> tuple[str, ...]:
        """Countries of the places in which the sentence plays: "in Goma", "near the Kenyan border"."""
        known = self._scenes_by_sentence.get(sentence)
        if known is None:
            found = []
            for token in self.parse.sentences[sentence].tokens:
                if token.dep == "pobj" and token.head.lower in _SCENE_PREPOSITIONS:
                    place = self._place_of(token)
                    if place.country:
                        found.append(place.country)
            known = self._scenes_by_sentence[sentence] = tuple(dict.fromkeys(found))
        return known


def _distinct(found: list[tuple[Token, str]]) -> list[tuple[Token, str]]:
    seen: dict[str, tuple[Token, str]] = {}
    for token, code in found:
        seen.setdefault(code, (token, code))
    return list(seen.values())
