"""Names -> Findings: whom a name of the table means here, and what a name says that no table knows."""

from __future__ import annotations

from ..parse import Token
from .finding import NOTHING, Finding
from .mentions import PEOPLE_KINDS, Mentions
from .names import NameMatch, may_be_elsewhere
from .noun_phrase import complements
from .pieces import fold
from .table import Actor, Name, Term

_GOVERNMENTS = {"administration", "government", "regime", "cabinet", "presidency", "camp"}
_ACTING = {"nsubj", "nsubjpass", "dobj", "agent", "dative", "poss"}
_HALVES = (("PRK", "KOR"), ("SDN", "SSD"))


class NamedMentions(Mentions):
    """Proper names."""

    def is_name(self, head: Token) -> bool:
        return head.pos == "PROPN" or head.ent in ("PERSON", "ORG", "GPE", "NORP")

    def is_person_name(self, head: Token) -> bool:
        match = self.names.at(head)
        if match is not None:
            return match.kind == "person"
        if head.ent == "PERSON":
            return True
        # "Reno" and "Pence" alone pass for a city and a firm; the full name elsewhere tells
        alone = head.ent == "" or (head.ent in ("ORG", "GPE") and self._is_alone(head) and head.i not in self._places)
        named = head.pos == "PROPN" or (head.pos in ("NOUN", "ADJ") and head.text[:1].isupper() and self.role(head) is None)
        return named and alone and fold(head.text) in self._surnames()

    def _is_alone(self, head: Token) -> bool:
        after = self.parse.tokens[head.i + 1 : head.i + 2]
        return head.ent_start and not any(t.ent == head.ent and not t.ent_start for t in after)

    def _named(self, match: NameMatch, head: Token) -> Finding | None:
        name = self._pick(match, head)
        if name is None:
            return None
        actor = self.table.actors[name.actor]
        term = actor.at(self._date)
        if name.kind in ("country", "capital"):
            return self._country_finding(actor, term, match, head)
        if name.kind in PEOPLE_KINDS:
            sector = term.sector if actor.kind == "people" else "CVL"
            return Finding(term.country, sector, term.other_sectors, actor.id, "demonym", "people")
        kind = "person" if name.kind == "person" else "institution"
        found = Finding(term.country, term.sector, term.other_sectors, actor.id, actor.basis, kind)
        return self._as_user_says(match, name, head, found) if actor.basis == "user" else found

    def _as_user_says(self, match: NameMatch, name: Name, head: Token, found: Finding) -> Finding:
        """A row that tells only who somebody is takes the rest from the built-in table; of equal namesakes only what they share is told."""
        if all(not term.country and not term.sector for term in self.table.actors[name.actor].terms):
            built_in = [n for n in match.names if self.table.actors[n.actor].basis != "user"]
            named = self._named(match._replace(names=tuple(built_in)), head) if built_in else None
            return found if named is None else named._replace(entity=found.entity, basis=found.basis)
        rank = self._rank(name)[:-1]
        equals = [n for n in match.names if n.weak == name.weak and self._rank(n)[:-1] == rank]
        if len(equals) < 2:
            return found
        terms = [self.table.actors[n.actor].at(self._date) for n in equals]
        return found._replace(
            country=found.country if all(t.country == found.country for t in terms) else None,
            sector=found.sector if all(t.sector == found.sector for t in terms) else None,
            other_sectors=(),
            entity=None,
        )

    def _country_finding(self, actor: Actor, term: Term, match: NameMatch, head: Token) -> Finding:
        if self._ends_organisation(match, head):
            return self._branch(term, match, head)
        place = self._places.get(head.i)
        is_other = place is not None and place[0] != term.country and not term.other_sectors
        if place is not None and is_other and may_be_elsewhere(self.parse.text, match):
            return Finding(place[0], place[1], (), None, "place", "country")  # "Georgia" in a story from Atlanta
        return Finding(term.country, term.sector, term.other_sectors, actor.id, match.kind, "country")

    def _ends_organisation(self, match: NameMatch, head: Token) -> bool:
        """ "Greenpeace *India*", "Real *Madrid*": the last word of an organisation's name, said directly behind the others."""
        before = self.parse.tokens[head.i - 1] if head.i else None
        if (
            before is None
            or before.pos not in ("PROPN", "NOUN")
            or not before.text[:1].isupper()
            or match.start != head.start
            or match.end != head.end
        ):
            return False
        parent = self.names.at(before)
        known = parent is not None and parent.kind == "organisation" and before.head is head
        return known or (head.ent == "ORG" and not head.ent_start and before.ent == "ORG")

    def _branch(self, term: Term, match: NameMatch, head: Token) -> Finding:
        """The country is the branch's own; what it is, the name before it tells, if any table knows it."""
        parent = self.names.at(self.parse.tokens[head.i - 1])
        sector = (
            self.table.actors[parent.names[0].actor].at(self._date).sector if parent is not None and parent.kind == "organisation" else None
        )
        return Finding(term.country, sector, (), None, match.kind, "institution")

    def _pick(self, match: NameMatch, head: Token) -> Name | None:
        candidates = [name for name in match.names if not name.weak or self._is_supported(name, head)]
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        return min(candidates, key=lambda name: self._rank(name))

    def _rank(self, name: Name) -> tuple[bool, bool, bool, float, int]:
        actor = self.table.actors[name.actor]
        term = actor.at(self._date)
        if actor.basis == "user":  # of namesakes the one from here, in office or not
            return (False, name.actor not in self._strong, False, -self.focus.share(term.country or ""), name.actor)
        in_office = term.sector not in (None, "ELI")
        return (True, name.actor not in self._strong, not in_office, -self.focus.share(term.country or ""), name.actor)

    def _is_supported(self, name: Name, head: Token) -> bool:
        """A weak name counts after the full name, with a title, or when its country is what the document is about."""
        if name.actor in self._strong:
            return True
        term = self.table.actors[name.actor].at(self._date)
        if name.kind == "person":
            return self._is_supported_person(name, term, head)
        modified = [code for _, code in self.country_modifiers(head)]
        return term.country in modified or (not modified and self.focus.share(term.country or "") >= 0.3)

    def _is_supported_person(self, name: Name, term: Term, head: Token) -> bool:
        """A surname alone: with a fitting title ("President Keita"), before its government, or in office in a country at hand."""
        words = self._name_words(head)
        if len(words) > 1 and words[0] not in " ".join(fold(form) for form in self.table.actors[name.actor].name.split()):
            return False  # "Daryl Williams" is not Jody Williams
        if term.sector in (None, "ELI"):
            return False
        title = self._title(head)
        if title is not None:
            return title.role.sector in (term.sector, "GOV")
        if head.dep in ("compound", "poss", "nmod") and head.head.lower in _GOVERNMENTS:
            return True
        others = [t for t in self._surnames().get(fold(head.text), ()) if len(self._name_words(t)) > 1]
        return self._date is not None and head.ent == "PERSON" and not others and self.focus.share(term.country or "") > 0

    def _acronym(self, head: Token) -> Finding | None:
        """ "FIR" where the document says "the Front for Islamic Renewal (FIR)"."""
        span = self._acronyms.get(head.text)
        tokens = self.parse.tokens_in(span) if span is not None else []
        if not tokens or tokens[0].i <= head.i <= tokens[-1].i + 2:
            return None
        inside = {t.i for t in tokens}
        top = next(t for t in [*tokens, tokens[-1]] if t.head.i not in inside or t is tokens[-1])
        found = self.resolve(top)
        return None if found.is_empty else found._replace(basis="coreference")

    def _unknown(self, head: Token) -> Finding:
        spelt = self._acronym(head)
        if spelt is not None:
            return spelt
        place = self._places.get(head.i)
        if head.ent in ("GPE", "LOC") and place is not None:
            return Finding(place[0], place[1], (), None, "place", "country")
        if head.ent == "PERSON":
            return Finding(kind="person")
        if head.ent == "ORG":
            return Finding(kind="institution")
        if head.ent == "NORP":
            return Finding(sector="CVL", basis="demonym", kind="people")
        if head.ent == "GPE":
            return Finding(kind="country")
        if self._is_bare_name(head):
            return Finding(kind="person")
        if head.pos in ("NOUN", "ADJ") and head.text[:1].isupper() and head.ent == "" and fold(head.text) in self._surnames():
            return Finding(kind="person")  # "Okello, 52, was shot", whom the parser takes for no name
        if _is_of_age(head) or _is_whom(head):
            return Finding(sector="CVL", basis="role", kind="person", local=True)
        return self._quantity(head)

    def _is_bare_name(self, head: Token) -> bool:
        """ "Slepian was killed": a capitalised word in the place of an actor which the parser took for no kind of name."""
        return head.pos == "PROPN" and head.ent == "" and head.dep in _ACTING and head.tag == "NNP" and head.text[0].isupper()

    def _quantity(self, head: Token) -> Finding:
        """ "Three of the soldiers", "at least 82": a bare number counts people when it acts or suffers."""
        inner = complements(head, {"of"})
        if head.pos in ("NUM", "DET", "ADJ") and inner:
            return self.resolve(inner[0])
        if head.pos == "NUM" and head.dep in ("nsubj", "nsubjpass", "dobj") and head.ent in ("CARDINAL", ""):
            return Finding(sector="CVL", basis="role", kind="group", local=True)
        return NOTHING

    def _half(self, head: Token) -> Finding | None:
        """ "The North", "the south": a half of Korea or the Sudans, in documents that name both halves."""
        side = head.lower
        if side not in ("north", "south") or head.dep in ("compound", "amod", "advmod") or complements(head, {"of"}):
            return None
        for north, south in _HALVES:
            if self.focus.share(north) and self.focus.share(south):
                return Finding(north if side == "north" else south, "GOV", (), None, "country", "country")
        return None


def _is_of_age(head: Token) -> bool:
    """ "The 48-year-old"."""
    return head.lower == "old" and any(c.dep == "npadvmod" and c.lemma.lower() in ("year", "month") for c in head.children)


def _is_whom(head: Token) -> bool:
    """ "A weaver *who* led the march": a noun that "who" stands for is somebody."""
    clauses = head.children_by("relcl") if head.pos == "NOUN" else []
    return any(t.lower in ("who", "whom") and t.head is clause for clause in clauses for t in clause.children)
