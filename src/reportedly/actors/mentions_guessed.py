"""Mentions nothing is said about -> the country in focus, marked as a guess; not for refugees, allies and the like."""

from __future__ import annotations

from ..parse import Token
from .evidence import backs
from .finding import Finding
from .focus import NON_STATES
from .mentions import RELATIONS, Mentions
from .names import NameMatch
from .noun_phrase import complements, left_tokens

LEAD = 0.05
"""How far ahead of the next a country must be to be guessed."""
LEAD_NEW = 0.2
"""The same for somebody the story has not met: "rebels", "a man" are of elsewhere more often than "the rebels"."""
_GUESSED_KINDS = {"person", "people", "group", "institution"}
_FARAWAY = {"CRM", "SPY"}
"""Sectors of those who work far from home: hackers and spies are of whoever stands behind them, rebels of where they fight."""
_STATE_KINDS = {"country", "capital", "demonym", "seat"}
_BOUND = {"link", "tie", "connect", "affiliate", "align", "back", "support", "sponsor", "fund", "finance", "arm", "train", "run", "control"}
_TIES = {"tie", "link", "connection", "loyalty"}
_FROM_ELSEWHERE = {
    "refugee", "refugees", "migrant", "migrants", "foreigner", "foreigners", "foreign", "asylum", "expatriates", "immigrants", "tourists",
    "regional", "international", "worldwide", "global", "multinational", "transnational",
}  # fmt: skip

_SHELTERS = {"camp", "shelter", "centre", "center", "hostel", "settlement", "tent"}
"""Where people from elsewhere live, which stands somewhere: "a refugee *camp*"."""

_BEYOND = {"region", "continent", "world", "humanity", "mankind"}
"""What is larger than a country: "troops in the *region*"."""

_OF_A_STATE = {"citizen", "citizens", "voter", "voters", "countrymen", "compatriots", "electorate", "taxpayers"}


class GuessedMentions(Mentions):
    """Where somebody belongs, as far as one can guess."""

    def guess(self, head: Token, found: Finding) -> Finding:
        """Somebody nothing is said about belongs, as far as one can guess, where the story plays."""
        role = self.role(head)
        if role is not None and role.role.kind == "quantity":
            inner = complements(head, {"of"})  # "thousands of refugees" are guessed no more than refugees
            if inner and self._is_from_elsewhere(inner[0]):
                return found
        if found.country is not None or not (found.local or found.kind in _GUESSED_KINDS) or self._is_from_elsewhere(head):
            return found
        if head.lemma.lower() in _BEYOND:
            return found
        scenes = self._scenes(head.sentence)
        if any(t.lower == "ethnic" for t in self._run(head)):  # "ethnic Albanians" live anywhere: only a place beside them tells
            beside = self._place_beside(head)
            return found._replace(country=beside, basis="focus") if beside else found
        backer = self._backer(head) if found.sector in _FARAWAY else None
        if backer is not None:
            return found._replace(country=backer, basis="country")
        state = self._own_state(head)
        if state is not None:
            return found._replace(country=state, basis="coreference")
        new = _is_new(head) and found.kind != "institution"
        if new and len(scenes) > 1 and head.dep in ("dobj", "nsubjpass") and self._are_listed(head, scenes):
            return found  # the dead of "bombings in Chad and Mali killed nine people" are of either
        beside = self._place_beside(head) if new and head.dep in ("dobj", "nsubjpass") else None
        guess = beside or self.focus.country(head.start, scenes, LEAD_NEW if new else LEAD)
        if guess is None and (backer := self._backer(head)) is not None:
            return found._replace(country=backer, basis="country")
        if guess is None or (head.lower in RELATIONS and self._owner_country(head) is not None):
            return found
        return found._replace(country=guess, basis="focus")

    def _own_state(self, head: Token) -> str | None:
        """ "Cuba's government exhorted *citizens*", "the Kenyan president told *voters*": those a state speaks to as its own."""
        if head.lower not in _OF_A_STATE or head.dep not in ("dobj", "dative"):
            return None
        subject = head.head.child("nsubj")
        speaker = self.resolve(subject) if subject is not None else None
        if speaker is None or speaker.sector not in ("GOV", "LEG", "ELI") or speaker.basis == "focus" or speaker.country in NON_STATES:
            return None
        return speaker.country

    def _are_listed(self, head: Token, scenes: tuple[str, ...]) -> bool:
        """True where the sentence coordinates places of different countries: "in Kenya and Tanzania"."""
        for token in self.parse.sentences[head.sentence].tokens:
            if token.dep == "pobj" and any(c.dep == "conj" for c in token.children):
                listed = {place.country for place in map(self._place_of, token.conjuncts()) if place.country}
                if len(listed & set(scenes)) and len(listed) > 1:
                    return True
        return False

    def _backer(self, head: Token) -> str | None:
        """Whose friends they are: "*Iran*-aligned hackers", "hackers linked to *North Korea*", "a group with ties to *Eritrea*"."""
        for token in left_tokens(head):
            match = self.names.at(token)
            if match is not None and match.kind in _STATE_KINDS and backs(self.parse.text, match):
                return self.table.actors[match.names[0].actor].at(self._date).country
        ties = [c for c in head.children if c.dep == "acl" and c.lemma.lower() in _BOUND]
        ties += [n for n in complements(head, {"with"}) if n.lemma.lower() in _TIES]
        for tie in ties:
            for noun in (n for p in tie.children_by("prep", "agent") if p.lower in ("to", "with", "by") for n in p.children_by("pobj")):
                state = self.resolve(noun)
                if state.country and state.kind in ("country", "people"):
                    return state.country
        return None

    def _owner_country(self, head: Token) -> str | None:
        """ "France" of "France's allies", which are anybody but France."""
        owners = [*head.children_by("poss"), *complements(head, {"of", "to", "with"})]
        return next((found.country for found in map(self.resolve, owners) if found.country), None)

    def _is_from_elsewhere(self, head: Token) -> bool:
        """ "Refugees", "Arab fighters": whoever they are, hardly of the country the story plays in."""
        run = self._run(head)
        if any(t.lower in _FROM_ELSEWHERE for t in run) and head.lemma.lower() not in _SHELTERS:
            return True
        matches = [match for token in run if (match := self.names.at(token)) is not None]
        return any(self._is_region(match) for match in matches if not self._covers(match, head))

    def _is_region(self, match: NameMatch) -> bool:
        return match.kind in ("country", "demonym") and self.table.actors[match.names[0].actor].at(self._date).country is None


def _is_new(head: Token) -> bool:
    """True for bare plurals and indefinite nouns, with which a text brings in somebody new."""
    if head.tag not in ("NN", "NNS") and head.pos != "NUM":
        return False
    return not any(c.dep == "poss" or c.lower in ("the", "this", "that", "these", "those") for c in head.children)
