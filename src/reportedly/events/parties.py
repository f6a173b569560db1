"""Role slots of a frame -> actors and recipients.

Where a slot holds something that is no party, the party inside it is meant: "condemned *Russia's* decision" is aimed at
Russia, "rejected a *U.S.* request" at the United States.
"""

from __future__ import annotations

from ..actors import Cast
from ..actors.noun_phrase import complements
from ..parse import Token
from ..records import Party, overlaps
from .affected import bearer, harmed
from .arguments import Arguments
from .clauses import RELATIVE, SPEAKING_THINGS, content_head, is_verb
from .frames import Frame
from .scenes import is_only_where, is_struck_country, is_violence
from .violence import load_violence

VERB_ACTOR = ("subject",)
VERB_RECIPIENT = (
    "object",
    "dative",
    "compl_subject",
    "to",
    "with",
    "against",
    "at",
    "on",
    "from",
    "upon",
    "for",
    "over",
    "into",
    "toward",
    "towards",
    "in",
)
NOUN_ACTOR = ("by", "possessive", "light", "between", "modifier", "of", "from", "among")
NOUN_RECIPIENT = ("against", "on", "with", "to", "upon", "at", "for", "of", "over", "toward", "towards", "into", "in")
_COMPLEMENT_RECIPIENT = ("dative", "object", "to", "with", "between", "for", "against", "from", "on", "into", "compl_subject", "in")

_INNER_PREPS = (
    "by",
    "of",
    "from",
    "against",
    "between",
    "on",
    "with",
    "in",
    "to",
    "for",
    "over",
    "at",
    "near",
    "into",
    "toward",
    "about",
    "among",
)
COMPLEMENT_RECIPIENT = ("object", "dative", "to", "with", "against", "from", "on", "into", "for", "of", "in", "at")
_OTHER_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "conj", "parataxis", "nsubj", "nsubjpass", "agent"})
_ASIDES = frozenset({"after", "before", "since", "during", "amid", "until", "according", "despite", "following", "by", "as"})
_WHERE = frozenset({"in", "near", "outside", "into"})
_PERSONS_ONLY = frozenset(
    "shoot stab wound injure lynch torture arrest detain jail imprison abduct kidnap murder behead deport extradite handcuff "
    "interrogate".split()
)
"""Verbs whose object is somebody, whatever the noun: "arrested a *baker*"."""
_SENDING = frozenset("send deploy dispatch withdraw pull move redeploy contribute commit ship fly airlift station".split())
_SENT_TO = ("dative", "to", "into", "from", "in", "object", "with", "between", "for", "against", "on", "compl_subject")
"""Where the recipients of what is sent or withdrawn stand: "agreed to send police *to Mali*"."""
_WITH_DEMANDS = frozenset({"PROTEST", "THREATEN", "ACCUSE"})
_DEMANDING = frozenset(
    "demand call urge press push ask protest denounce condemn accuse oppose criticise criticize decry reject allege argue charge blame "
    "claim".split()
)
_CIRCUMSTANCE = frozenset({"in", "at", "for", "over", "into", "to"})
"""Prepositions that more often say where than whom; taken only when nothing firmer is there."""


class Roles:
    """Actors and recipients of one matched frame."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def fill(self, frame: Frame, arguments: Arguments) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """The parties in the frame's slots; nobody stands on both sides."""
        verbal = arguments.is_verb or arguments.is_adjective
        actor_slots = frame.roles.actor if frame.roles.actor is not None else (VERB_ACTOR if verbal else NOUN_ACTOR)
        recipient_slots = frame.roles.recipient if frame.roles.recipient is not None else (VERB_RECIPIENT if verbal else NOUN_RECIPIENT)
        if not verbal:
            actor_slots = _noun_slots(actor_slots)
        actors = self._first(arguments, actor_slots, ())
        if frame.reciprocal:
            place = {"in", "at"} if verbal else {"in", "at", "over", "into", "on", "for"}  # "met in Geneva" meets nobody there
            partners = tuple(s for s in recipient_slots if s not in place)
            met = tuple(p for p in self._first(arguments, partners, actors) if not _is_scene(p, arguments.trigger))
            return _distinct(actors + met), ()
        if deplores_violence(frame, arguments):
            return _distinct(actors), _distinct(self._perpetrators(arguments.object[0]) or self._first(arguments, ("for",), actors))
        struck = self._struck(arguments) if not verbal and frame.type == "ASSAULT" and frame.roles.recipient != () else ()
        firm = tuple(s for s in recipient_slots if s not in _WHERE) if struck else recipient_slots
        recipients = self._first(arguments, firm, actors) or struck
        if frame.type == "ASSAULT":
            recipients += tuple(
                p for t in harmed(arguments) for p in self.parties_in(t) if not any(_same(p, q) for q in (*actors, *recipients))
            )
        if not recipients and frame.roles.recipient != ():
            recipients = self._further(frame, arguments, actors)
        return _distinct(actors), _distinct(recipients)

    def _perpetrators(self, noun: Token) -> tuple[Party, ...]:
        """Whose violence it is: "condemned the attack on Mali by *rebels*", "*Sudan's* bombing"."""
        heads = [*noun.children_by("poss"), *complements(noun, {"by", "from"})]
        heads += [n for a in noun.children_by("agent") for n in a.children_by("pobj")]
        heads += [t for t in noun.children_by("amod", "compound", "nmod") if self._is_modifier_party(t) and not self._is_site(t)]
        return tuple(p for t in heads for p in self._one(t, 0))

    def _struck(self, arguments: Arguments) -> tuple[Party, ...]:
        """ "The embassy bombings", "the Mombasa attacks": a building or city before the noun suffers it and does not do it."""
        sites = [t for t in arguments.slot("modifier") if self._is_site(t) and not is_only_where(t)]
        return tuple(self._cast.party(t) for t in [t for t in sites if t.ent != "GPE"] or sites)

    def _is_building(self, head: Token) -> bool:
        return head.dep in ("compound", "nmod") and self._cast.finding(head).kind == "asset"

    def _is_site(self, head: Token) -> bool:
        """A building, a vehicle or a city, where violence is done; countries strike too."""
        if head.dep not in ("compound", "nmod"):
            return False
        if head.pos == "NOUN" and head.lemma.lower() in load_violence().sites:
            return True
        found = self._cast.finding(head)
        if found.kind == "country" and found.basis == "country" and is_struck_country(head):
            return True
        return self._is_building(head) or (head.ent == "GPE" and found.basis in ("place", "capital"))

    def _is_means_or_site(self, head: Token) -> bool:
        """The car of "car bombing" and the clinic of "clinic bombing"."""
        return (head.dep in ("compound", "nmod") and head.lemma.lower() in load_violence().vehicles) or self._is_site(head)

    def _further(self, frame: Frame, arguments: Arguments, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Recipients named only further down: in the complement ("refused to send monitors to *Iraq*") or behind a thing."""
        for clause in arguments.complement:
            inner = Arguments(clause)
            found = self._first(inner, _SENT_TO if clause.lemma.lower() in _SENDING else COMPLEMENT_RECIPIENT, actors, own=False)
            if found:
                return found
        asked = self._asked(arguments, actors) if frame.type in _WITH_DEMANDS else ()
        return asked or self._named_below(arguments.trigger, actors, frozenset(frame.roles.addressee))

    def _asked(self, arguments: Arguments, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Of whom protesters or those who threaten want something.

        "Marched, calling for independence from *Chad*", "threatened to strike unless the *board* resigned".
        """
        opposed = tuple(p for t in _opposed(arguments) for p in self._one(t, 0))
        if opposed:
            return opposed
        verb = arguments.trigger if arguments.is_verb else arguments.carrier
        below = [verb, *arguments.complement] if verb is not None else []
        for clause in (c for v in below for c in v.children if c.dep == "advcl" and is_verb(c)):
            inner = Arguments(clause)
            if clause.tag == "VBG" and clause.lemma.lower() in _DEMANDING:
                found = self._first(inner, ("against", "object", "compl_subject", "on", "for", "at", "with"), actors)
            elif any(c.lower in ("unless", "until", "if") for c in clause.children_by("mark")):
                found = self._first(inner, ("subject",), actors)
            else:
                continue
            if found:
                return found
        return ()

    def _named_below(self, trigger: Token, actors: tuple[Party, ...], barred: frozenset[str]) -> tuple[Party, ...]:
        """The first country, organisation or person named after the trigger inside its own clause, behind none of the ``barred`` words."""
        queue = [c for c in trigger.children if c.i > trigger.i]
        while queue:
            token = queue.pop(0)
            if token.dep in _OTHER_CLAUSES or (token.dep == "prep" and (token.lower in _ASIDES or token.lower in barred)):
                continue
            if token.ent in ("GPE", "NORP", "ORG", "PERSON") and self._cast.is_political(token):
                found = tuple(p for p in self._cast.parties(token) if not any(_same(p, a) or _is_same_country(p, a) for a in actors))
                if found:
                    return found
            queue.extend(token.children)
        return ()

    def _first(self, arguments: Arguments, slots: tuple[str, ...], taken: tuple[Party, ...], own: bool = True) -> tuple[Party, ...]:
        """The parties of the first slot that holds any but those ``taken``; unless ``own``, their troops and the like do not count."""
        violent = not arguments.is_verb and is_violence(arguments.trigger)
        for slot in slots:
            if slot == "complement":
                parties = tuple(p for t in arguments.complement for p in self._inside_complement(t, taken))
                if parties:
                    return parties
                continue
            filling = bearer(arguments) if slot == "bearer" else arguments.slot(slot)
            tokens = [t for t in filling if t is not arguments.trigger and not self._is_told(t, taken, own)]
            if not tokens:
                continue
            if slot == "modifier":
                tokens = [t for t in tokens if self._is_modifier_party(t) and not (violent and self._is_means_or_site(t))]
            persons = slot == "bearer" or (slot == "object" and arguments.trigger.lemma.lower() in _PERSONS_ONLY)
            parties = tuple(p for t in tokens for p in (self._somebody(t) if persons else ()) or self.parties_in(t, slot, taken))
            parties = tuple(p for p in parties if not any(_same(p, q) for q in taken))
            if parties:
                return parties
        return ()

    def _is_told(self, token: Token, taken: tuple[Party, ...], own: bool) -> bool:
        """True for a pronoun of somebody taken, and unless ``own`` for "its troops"; a leader's minister is another person."""
        if token.dep != "poss" and self._cast.is_one_of(token, taken):
            return True
        owner = None if own else content_head(token).child("poss")
        return owner is not None and self._cast.is_one_of(owner, taken) and self._cast.finding(content_head(token)).kind != "person"

    def _somebody(self, noun: Token) -> tuple[Party, ...]:
        """The person an unknown common noun stands for."""
        known = self._cast.is_political(content_head(noun)) or noun.tag not in ("NN", "NNS") or noun.ent
        return () if known else (self._cast.party(noun),)

    def _inside_complement(self, verb: Token, taken: tuple[Party, ...], depth: int = 0) -> tuple[Party, ...]:
        """Whom the thing agreed or offered is for: "agreed to help *Chad*", "offered to send rice to *Mali*"."""
        inner = Arguments(verb)
        found = self._first(inner, _SENT_TO if verb.lemma.lower() in _SENDING else _COMPLEMENT_RECIPIENT, taken, own=False)
        if found or depth > 1:
            return found
        return tuple(p for t in inner.complement if t is not verb for p in self._inside_complement(t, taken, depth + 1))

    def parties_in(self, token: Token, slot: str = "object", taken: tuple[Party, ...] = ()) -> tuple[Party, ...]:
        """The parties a slot filler stands for; what belongs to somebody ``taken`` stands for nobody else."""
        head = content_head(token)
        if head.lower in RELATIVE:
            return ()
        if head.lemma.lower() in ("border", "frontier", "boundary"):
            beyond = complements(head, {"with"})
            if beyond:
                return tuple(p for n in beyond for p in self._one(n, 0))
        if head.ent in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL") and head.lower != "old":  # "the 12-year-old" is somebody
            return ()
        if slot in _CIRCUMSTANCE and (head.ent in ("LOC", "FAC") or (slot == "in" and head.lemma.lower() in SPEAKING_THINGS)):
            return ()  # "in a letter to Lima, Chile condemned the raid"
        if slot == "modifier" and self._is_building(head):
            return ()
        if self._cast.is_political(head):
            whole = self._named(head) or self._cast.parties(token if self._cast.is_political(token) else head)
            return whole + self._included(head)
        return () if slot in ("subject", "possessive") and head.pos == "PRON" else self._inner(head, 0, doer=slot == "subject", taken=taken)

    def _included(self, head: Token) -> tuple[Party, ...]:
        """ "258 people, including *12 Americans*"."""
        return tuple(p for n in complements(head, {"including"}) if self._cast.is_political(n) for p in self._cast.parties(n))

    def _named(self, head: Token) -> tuple[Party, ...]:
        """For a pronoun whose antecedent stands in the same sentence, the party with the words that name it."""
        antecedent = self._cast.antecedent(head)
        if antecedent is None or antecedent.sentence != head.sentence or antecedent.pos == "PRON" or antecedent.dep == "poss":
            return ()  # the he of "his critics say that he", too, has words of his own
        return tuple(p.replace(basis="coreference") for p in self._cast.parties(antecedent))

    def _inner(self, head: Token, depth: int, doer: bool = False, taken: tuple[Party, ...] = ()) -> tuple[Party, ...]:
        """Whoever the phrase names inside; of violence as a ``doer`` only whose it is, not where: "a *rebel* bombing in Lyon killed"."""
        if depth > 2:
            return ()
        for dep in ("poss", "compound", "amod", "nmod"):
            found = tuple(
                p
                for c in head.children_by(dep)
                if (self._is_modifier_party(c) and not (is_violence(head) and self._is_means_or_site(c)))
                or (dep == "poss" and not self._cast.is_one_of(c, taken))
                for p in self._one(c, depth)
            )
            if found:
                return found
        by_prep = {c.lower: c for c in head.children if c.dep in ("prep", "agent")}
        for name in ("by",) if doer and is_violence(head) else _INNER_PREPS:
            if name in by_prep:
                for noun in by_prep[name].children_by("pobj"):
                    found = tuple(p for n in [noun, *[c for c in noun.children if c.dep == "conj"]] for p in self._one(n, depth))
                    if found:
                        return found
        for clause in head.children:
            if clause.dep in ("acl", "relcl", "ccomp"):
                doers = [s for s in clause.children_by("nsubj", "nsubjpass") if s.lower not in RELATIVE]
                doers += [n for a in clause.children_by("agent") for n in a.children_by("pobj")]
                found = tuple(p for s in doers for p in self._one(s, depth))
                if found:
                    return found
        return ()

    def _one(self, token: Token, depth: int) -> tuple[Party, ...]:
        head = content_head(token)
        if head.ent in ("DATE", "TIME", "MONEY", "PERCENT"):
            return ()
        if self._cast.is_political(head):
            return self._named(head) or self._cast.parties(head)
        return self._inner(head, depth + 1)

    def _is_modifier_party(self, token: Token) -> bool:
        return (
            token.ent in ("GPE", "NORP", "ORG", "PERSON")
            or (token.text[:1].isupper() and self._cast.is_political(token))
            or (token.pos == "NOUN" and self._cast.is_political(token))
        )


def _is_scene(party: Party, trigger: Token) -> bool:
    """True for the Geneva of "held talks in Geneva", which talks with nobody."""
    heads = (t for t in trigger.subtree() if overlaps(t.span, party.span) and not overlaps(t.head.span, party.span))
    return any(t.dep == "pobj" and t.head.lower in ("in", "at") for t in heads)


def deplores_violence(frame: Frame, arguments: Arguments) -> bool:
    """True for "condemned the attack on Mali", whose Mali is a victim and not who is condemned."""
    by_default = frame.roles.recipient is None  # "blamed the attack *on* rebels" says where to look
    return arguments.is_verb and by_default and frame.type in ("ACCUSE", "REJECT") and any(is_violence(t) for t in arguments.object[:1])


def _opposed(arguments: Arguments) -> list[Token]:
    """The government of "an anti-*government* rally" and of "anti-*government* marchers gathered"."""
    found: list[Token] = []
    nouns = [*arguments.object, *arguments.slot("for"), *arguments.slot("in")] if arguments.is_verb else [arguments.trigger]
    for noun in (*nouns, *arguments.subject):
        left = {c.i: c.lower for c in noun.children if c.i < noun.i}
        found += [c for c in noun.children if left.get(c.i - 2) == "anti" and left.get(c.i - 1) in ("-", "–")]
    return found


def _noun_slots(slots: tuple[str, ...]) -> tuple[str, ...]:
    """Frames shared by verbs and nouns say ``subject``: for the noun that is its light subject, possessor or by-phrase."""
    found: list[str] = []
    for slot in slots:
        found.extend(("by", "possessive", "light", "modifier") if slot == "subject" else ("of",) if slot == "object" else (slot,))
    return tuple(dict.fromkeys(found))


def _same(a: Party, b: Party) -> bool:
    return overlaps(a.span, b.span)


def _is_same_country(a: Party, b: Party) -> bool:
    return a.country is not None and a.country == b.country


def _distinct(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    found: list[Party] = []
    for party in parties:
        if not any(p.span == party.span and p.country == party.country for p in found):  # "they" may be two countries
            found.append(party)
    return tuple(found)
