"""Noun-phrase head -> Finding, from the phrase itself, then from the rest of the document.

Order of belief: the name in the table, a title or role with its modifiers, an apposition, of-complements, a place in the phrase,
another mention of the same person or group, and last the country in focus, which is marked as a guess.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from ..parse import Parse, Token
from ..records import Toponym
from .antecedent_nouns import GENERIC_ORGANISATIONS, PLACE_NOUNS
from .evidence import is_possessor, leads, tells_nothing
from .finding import NOTHING, Finding, merge
from .focus import NON_STATES, Focus
from .names import NameIndex, NameMatch, find_acronyms, may_be_elsewhere
from .noun_phrase import apposition, complements, left_tokens
from .pieces import fold
from .roles import RoleMatch, modifier_roles, role_at
from .sovereignty import sovereign
from .table import Actor, ActorTable, Interval, Name, Term

_FORMER = {"former", "ex", "ex-", "late", "deposed", "ousted", "onetime", "retired", "fugitive", "exiled", "toppled"}
_HEAD_DEPS = {
    "nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr", "conj", "appos", "poss", "ROOT", "agent", "oprd", "npadvmod", "csubj", "dep",
}  # fmt: skip
LEAD = 0.05
"""How far ahead of the next a country must be to be guessed."""
LEAD_NEW = 0.2
"""The same for somebody the story has not met: "rebels", "a man" are of elsewhere more often than "the rebels"."""
_GUESSED_KINDS = {"person", "people", "group", "institution"}
_SETTLED = {"exile", "exiles", "expatriate", "expatriates", "diaspora", "community", "immigrants", "residents", "population"}
_RELATIONS = {
    "neighbor", "neighbour", "neighbors", "neighbours", "enemy", "enemies", "rival", "rivals", "foe", "foes", "ally", "allies", "friend",
    "friends", "opponent", "opponents", "critic", "critics", "supporter", "supporters", "counterpart", "counterparts", "adversary",
    "adversaries", "partner", "partners", "victim", "victims", "creditor", "creditors", "donor", "donors", "fan", "fans",
}  # fmt: skip
_JOINT_FORCES = {"coalition", "alliance", "force", "forces", "troops", "mission", "operation", "strikes", "airstrikes", "intervention"}
_GOVERNMENTS = {"administration", "government", "regime", "cabinet", "presidency", "camp"}
_DOMINANT = 0.5
_MEMORY = 20
"""Mentions a role noun looks back over."""
_MISSIONS = {"embassy", "embassies", "consulate", "consulates"}
_HALVES = (("PRK", "KOR"), ("SDN", "SSD"))
_ACTING = {"nsubj", "nsubjpass", "dobj", "agent", "dative", "poss"}
_FROM_ELSEWHERE = {
    "refugee", "refugees", "migrant", "migrants", "foreigner", "foreigners", "foreign", "asylum", "expatriates", "immigrants", "tourists",
    "regional",
}  # fmt: skip
_SCENE_PREPOSITIONS = {"in", "at", "near", "on", "outside", "inside", "around", "across", "throughout"}
_PEOPLE_KINDS = {"people", "demonym"}
_TITLES = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "lady", "lord", "dr", "dr."}


class Describer:
    """Describes the noun phrases of one document. ``resolve`` gives the finished finding of another mention; the cast sets it."""

    resolve: Callable[[Token], Finding]

    def __init__(
        self, parse: Parse, table: ActorTable, names: NameIndex, focus: Focus, toponyms: tuple[Toponym, ...], date: Interval | None
    ) -> None:
        self.parse = parse
        self.table = table
        self.names = names
        self.focus = focus
        self._date = date
        self._places = _places_by_token(parse, toponyms)
        self._explicit: dict[int, Finding] = {}
        self._roles: dict[int, RoleMatch | None] = {}
        self._strong = {name.actor for match in names.matches for name in match.names if not name.weak}
        self._by_role: dict[str, list[Token]] | None = None
        self._by_surname: dict[str, list[Token]] | None = None
        self._acronyms = find_acronyms(parse.text)
        self._scenes_by_sentence: dict[int, tuple[str, ...]] = {}

    # ---- the whole description

    def describe(self, head: Token) -> Finding:
        """Everything known of the mention."""
        found = self.explicit(head)
        if found.country and found.sector:
            return found
        if self.is_person_name(head):
            found = merge(found, self._same_person(head))
        elif head.pos != "NUM":
            found = merge(found, self._antecedent(head, found))
        return self.guess(head, found)

    def guess(self, head: Token, found: Finding) -> Finding:
        """Somebody nothing is said about belongs, as far as one can guess, where the story plays."""
        role = self.role(head)
        if role is not None and role.role.kind == "quantity":
            inner = complements(head, {"of"})  # "thousands of refugees" are guessed no more than refugees
            if inner and self._is_from_elsewhere(inner[0]):
                return found
        if found.country is not None or not (found.local or found.kind in _GUESSED_KINDS) or self._is_from_elsewhere(head):
            return found
        scenes = self._scenes(head.sentence)
        if any(t.lower == "ethnic" for t in self._run(head)):  # "ethnic Albanians" live anywhere: only a place beside them tells
            beside = self._place_beside(head)
            return found._replace(country=beside, basis="focus") if beside else found
        new = _is_new(head) and found.kind != "institution"
        guess = self.focus.country(head.start, scenes, LEAD_NEW if new else LEAD)
        if guess is None or (head.lower in _RELATIONS and guess == self._owner_country(head)):
            return found
        return found._replace(country=guess, basis="focus")

    def _owner_country(self, head: Token) -> str | None:
        """ "France" of "France's allies", which are anybody but France."""
        owners = [*head.children_by("poss"), *complements(head, {"of", "to", "with"})]
        return next((found.country for found in map(self.resolve, owners) if found.country), None)

    def _is_from_elsewhere(self, head: Token) -> bool:
        """ "Refugees", "Arab fighters": whoever they are, hardly of the country the story plays in."""
        run = self._run(head)
        if any(t.lower in _FROM_ELSEWHERE for t in run):
            return True
        matches = [match for token in run if (match := self.names.at(token)) is not None]
        return any(self._is_region(match) for match in matches if not self._covers(match, head))

    def _is_region(self, match: NameMatch) -> bool:
        return match.kind in ("country", "demonym") and self.table.actors[match.names[0].actor].at(self._date).country is None

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

    def _place_beside(self, head: Token) -> str | None:
        """The country of a place that the noun, or what it depends on, has beside it: "marched in *Istanbul*"."""
        top = head.head.head if head.dep == "pobj" else head.head
        for token in (head, top):
            for prep in token.children_by("prep"):
                place = next((p for n in prep.children_by("pobj") if (p := self._place_of(n)).country), None)
                if prep.lower in _SCENE_PREPOSITIONS and place is not None:
                    return place.country
        return None

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
            return merge(found, self._country_around(head, found))
        if named is not None and named.kind == "institution" and found.country not in NON_STATES:
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

    def _half(self, head: Token) -> Finding | None:
        """ "The North", "the south": a half of Korea or the Sudans, in documents that name both halves."""
        side = head.lower
        if side not in ("north", "south") or head.dep in ("compound", "amod", "advmod") or complements(head, {"of"}):
            return None
        for north, south in _HALVES:
            if self.focus.share(north) and self.focus.share(south):
                return Finding(north if side == "north" else south, "GOV", (), None, "country", "country")
        return None

    # ---- names

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
        return head.pos == "PROPN" and alone and fold(head.text) in self._surnames()

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
        if name.kind in _PEOPLE_KINDS:
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
        place = self._places.get(head.i)
        is_other = place is not None and place[0] != term.country and not term.other_sectors
        if place is not None and is_other and may_be_elsewhere(self.parse.text, match):
            return Finding(place[0], place[1], (), None, "place", "country")  # "Georgia" in a story from Atlanta
        return Finding(term.country, term.sector, term.other_sectors, actor.id, match.kind, "country")

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

    # ---- roles

    def role(self, head: Token) -> RoleMatch | None:
        """The role the phrase names: its head noun, or the title before a name."""
        if head.i not in self._roles:
            self._roles[head.i] = self._find_role(head)
        return self._roles[head.i]

    def _find_role(self, head: Token) -> RoleMatch | None:
        after = self._role_with_of(head)
        if after is not None:
            return after
        words = self._run(head)
        direct = role_at(words, self.table)
        return direct or (self._title(head) if self.is_name(head) else None)

    def _role_with_of(self, head: Token) -> RoleMatch | None:
        tokens = self.parse.tokens
        for size in (3, 4):
            words = tokens[head.i : head.i + size]
            if len(words) == size and words[1].lower in ("of", "in"):
                role = self.table.roles.get(" ".join(t.lower for t in words))
                if role is not None:
                    return RoleMatch(role, head, words[-1])
        return None

    def _run(self, head: Token) -> list[Token]:
        """The words that stand directly before the head inside its phrase, and the head."""
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
        return match.role.sector, None

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

    def _covers(self, match: NameMatch, head: Token) -> bool:
        return match.start <= head.start < match.end

    def _is_former(self, head: Token, match: RoleMatch) -> bool:
        if match.role.sector not in ("GOV", "LEG", "MIL", "COP", "JUD", "SPY") or match.role.kind != "person":
            return False
        return any(t.lower in _FORMER for t in self._run(head)) or any(c.lower in _FORMER for c in head.children)

    # ---- countries

    def country_modifiers(self, head: Token) -> list[tuple[Token, str]]:
        """Countries named before the head, in text order, possessors only when nothing stands nearer."""
        near: list[tuple[Token, str]] = []
        far: list[tuple[Token, str]] = []
        for token in left_tokens(head):
            code = self._country_at(token, head)
            if code is not None:
                (far if is_possessor(token, head) else near).append((token, code))
        return _distinct(near or far)

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
        if head.lower in _RELATIONS:
            before = [(token, code) for token, code in before if not is_possessor(token, head)]
        before = before or self._shared_modifiers(head)
        if before:
            token, code = before[0] if self.is_double(before) and head.tag == "NN" else before[-1]
            return self._country_from(token, code)
        if head.lower in _RELATIONS:
            return self._other_side(head)
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

    def _country_from(self, token: Token, code: str) -> Finding:
        match = self.names.at(token)
        if match is None:
            return Finding(country=code, basis="place")
        name = self._pick(match, token)
        actor = self.table.actors[name.actor] if name else None
        others = actor.terms[0].other_sectors if actor and name and name.kind in ("country", "demonym") else ()
        basis = "demonym" if match.kind in _PEOPLE_KINDS else "table" if match.kind in ("organisation", "person", "seat") else "country"
        return Finding(country=code, other_sectors=others, basis=basis)

    def _place_of(self, noun: Token) -> Finding:
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

    # ---- the rest of the document

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
                weighed = head.lower not in _MISSIONS  # an embassy is never of the country the story plays in
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


def _qualifies(named: Finding) -> bool:
    """True for what gives a weak noun its sector: "Hamas officials", "the Zapatista movement"; "a Kurdish movement" is of civilians."""
    return named.kind in ("institution", "person") or (named.kind == "people" and named.sector not in (None, "CVL"))


def _last_word(term: str) -> str:
    return term.rsplit(" ", 1)[-1]


def _hangs_on(token: Token, head: Token) -> bool:
    for _ in range(5):
        if token.head is head:
            return token.dep not in ("relcl", "acl", "prep", "appos", "advcl", "cc")
        if token.dep in ("conj", "cc") or token.head is token:
            return False
        token = token.head
    return False


def _is_definite(head: Token) -> bool:
    determiners = [c.lower for c in head.children if c.dep == "det"]
    return bool(determiners) and determiners[0] in ("the", "this", "that", "these", "those", "both", "all")


def _distinct(found: list[tuple[Token, str]]) -> list[tuple[Token, str]]:
    seen: dict[str, tuple[Token, str]] = {}
    for token, code in found:
        seen.setdefault(code, (token, code))
    return list(seen.values())


def _same_name(a: list[str], b: list[str]) -> bool:
    """Equal names, or one of them a surname alone: "Sergey Lavrov" and "Lavrov", not "Jason Jones" and "Rob Jones"."""
    return len(a) == 1 or len(b) == 1 or a[0] == b[0]


def _places_by_token(parse: Parse, toponyms: tuple[Toponym, ...]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for toponym in toponyms:
        if toponym.place is None or toponym.place.country is None or toponym.kind != "name":
            continue
        feature = toponym.place.feature or ""
        sector = "GOV" if feature.startswith("A") or feature == "P.PPLC" else "CVL"
        for token in parse.tokens_in(toponym.span):
            if not token.text[:1].isalnum():
                continue
            found.setdefault(token.i, (sovereign(toponym.place.country), sector))
    return found


def _is_new(head: Token) -> bool:
    """True for bare plurals and indefinite nouns, with which a text brings in somebody new."""
    if head.tag not in ("NN", "NNS") and head.pos != "NUM":
        return False
    return not any(c.dep == "poss" or c.lower in ("the", "this", "that", "these", "those") for c in head.children)
