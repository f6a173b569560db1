"""Who and what stands around a trigger word, whatever the construction.

``Arguments`` gives the same slots for an active or passive verb, a participle, an infinitive under another verb, and a noun
with or without a light verb: "Russia attacked Ukraine", "Ukraine was attacked by Russia", "Russia agreed to attack", "troops
attacking the town", "Russia launched an attack on Ukraine", "the Russian attack on Ukraine".
"""

from __future__ import annotations

from ..actors.noun_phrase import sufferers_behind
from ..parse import Token
from .clauses import (
    RELATIVE,
    find_objects,
    find_subjects,
    is_infinitive,
    is_passive,
    is_verb,
    nominals,
    outer_noun,
    pobjs,
)
from .once import once

LIGHT_VERBS = frozenset(
    "launch carry conduct hold stage make sign reach have give issue mount begin start open wage stage pay undertake commit perform "
    "deliver do take continue resume step intensify unleash lead pursue announce file bring level lodge voice express offer extend "
    "impose order plan host join attend end stop halt suspend cancel organize organise call complete finish close conclude "
    "orchestrate perpetrate direct set provide plot prepare threaten execute escalate initiate renew arrange broker engage "
    "participate enter send declare place put maintain enforce strike seal clinch ink agree approve ratify release publish broadcast "
    "present submit raise make commence level leveled levelled trade exchange fire post".split()
)
"""Verbs whose subject acts in the event their object names: "*Chad* launched an attack"."""

_HAPPEN = frozenset(
    "begin start end continue resume take occur happen break erupt fail collapse stall conclude open last follow go come spread kill "
    "injure wound leave hit target strike destroy hold schedule set plan expect due aim cause trigger spark intensify escalate rage "
    "flare".split()
)

_SLOTS = dict.fromkeys(("subject", "object", "dative", "complement", "compl_subject", "possessive", "modifier", "light"))
"""Those that are no prepositions, in the order in which they are told."""


class Arguments:
    """The slots around one trigger. All values are noun heads (or verb heads for ``complement``), in text order."""

    def __init__(self, trigger: Token) -> None:
        self.trigger = trigger
        self.is_verb = is_verb(trigger)
        self.is_adjective = trigger.pos in ("ADJ", "ADV") or (trigger.dep == "acomp" and not trigger.tag.startswith("NN"))

    @once
    def passive(self) -> bool:
        return self.is_verb and is_passive(self.trigger)

    @once
    def subject(self) -> list[Token]:
        if self.is_adjective and self.carrier is not None:
            return find_subjects(self.carrier)
        if self.is_adjective:
            return nominals(self.trigger.head) if self.trigger.dep in ("amod", "appos", "acl", "relcl") else []
        return find_subjects(self.trigger) if self.is_verb else []

    @once
    def object(self) -> list[Token]:
        return find_objects(self.trigger) if self.is_verb else []

    @once
    def dative(self) -> list[Token]:
        found = []
        for child in self.trigger.children_by("dative", "iobj"):
            found.extend(nominals(child) if child.pos != "ADP" else pobjs(child))
        return found

    @once
    def complement(self) -> list[Token]:
        """Heads of clauses, infinitives and -ing forms that say what is agreed, refused, threatened ..."""
        found = [c for c in self.trigger.children if c.dep in ("xcomp", "ccomp")]
        found += [c for c in self.trigger.children if c.dep == "advcl" and is_infinitive(c)]
        if not self.is_verb:
            found += [c for c in self.trigger.children if c.dep == "acl"]
        for prep in self.trigger.children_by("prep"):
            found += prep.children_by("pcomp")
        return sorted(_with_conjuncts(found), key=lambda t: t.i)

    @once
    def compl_subject(self) -> list[Token]:
        """Who is said to do it, and what to: "alleged that *soldiers* burnt the hut", "that the *hut* was burnt by *soldiers*"."""
        agents = [n for c in self.complement for a in c.children_by("agent") for n in pobjs(a)]
        return agents + [
            n for c in self.complement for s in c.children_by("nsubj", "nsubjpass") if s.lower not in RELATIVE for n in nominals(s)
        ]

    @once
    def possessive(self) -> list[Token]:
        return [n for c in self.trigger.children_by("poss") for n in nominals(c)]

    @once
    def modifier(self) -> list[Token]:
        """Adjectives, compounds, adverbs and "not" directly at the trigger; both sides of a pair ("*Russia-US* talks")."""
        near = self.trigger.children_by("amod", "compound", "nmod", "advmod", "npadvmod", "nummod", "neg")
        return [n for c in near for n in [*_hyphen_partners(c), *c.conjuncts()] if n is not self.trigger]

    @once
    def carrier(self) -> Token | None:
        """The verb a noun or adjective trigger hangs on: "*launched* an attack", "talks were *held*", "*is* ready"; ``None`` for verbs."""
        if self.is_adjective:
            top = self.trigger.conjuncts()[0]
            return top.head if top.dep in ("acomp", "oprd", "attr") and top.head.tag.startswith("VB") else None
        if self.is_verb:
            return None
        noun = outer_noun(self.trigger)
        if noun.dep in ("dobj", "nsubjpass", "nsubj", "attr", "oprd") and is_verb(noun.head):
            return noun.head
        if noun.dep == "pobj" and noun.head.dep in ("prep", "agent") and is_verb(noun.head.head):
            return noun.head.head
        return None

    @once
    def light(self) -> list[Token]:
        """The subject of the light verb over a noun trigger."""
        verb, noun = self.carrier, outer_noun(self.trigger)
        if verb is None or verb.lemma.lower() not in LIGHT_VERBS:
            return []
        if noun.dep == "dobj" or (
            noun.dep == "pobj" and verb.lemma.lower() in ("engage", "participate", "take", "enter", "carry", "join", "agree", "go")
        ):
            return find_subjects(verb)
        return find_subjects(verb) if noun.dep == "nsubjpass" else []

    @once
    def preps(self) -> dict[str, list[Token]]:
        """Noun heads by preposition: those of the trigger itself, then of its object or carrier."""
        found: dict[str, list[Token]] = {}
        _add_preps(found, self.trigger)
        if self.is_verb:
            agents = [n for a in self.trigger.children_by("agent") for n in pobjs(a)]
            if agents:
                found.setdefault("by", []).extend(agents)
            for obj in self.object:
                if obj.i > self.trigger.i:
                    _add_preps(found, obj, weak=True)
            return found
        for doer in [n for p in self.trigger.children_by("prep") if p.lower == "by" for n in p.children_by("pobj")]:
            suffering = [n for noun in sufferers_behind(doer) for n in nominals(noun)]
            if suffering:
                found["of"] = suffering
        for verb in [c for c in self.trigger.children if c.dep in ("acl", "relcl") and is_verb(c)]:
            _add_preps(found, verb, weak=True)
            for a in verb.children_by("agent"):
                found.setdefault("by", []).extend(pobjs(a))
        carrier = self.carrier
        if carrier is not None and self.is_adjective:
            _add_preps(found, carrier, weak=True)
        elif carrier is not None and (carrier.lemma.lower() in LIGHT_VERBS or carrier.lemma.lower() in _HAPPEN):
            _add_preps(found, carrier, weak=True, but=outer_noun(self.trigger))
            for a in carrier.children_by("agent"):
                found.setdefault("by", []).extend(pobjs(a))
        return found

    @once
    def words(self) -> frozenset[str]:
        """Lemmas of everything below the trigger, carrier included."""
        found = {t.lemma.lower() for t in self.trigger.subtree()}
        if self.carrier is not None:
            found.add(self.carrier.lemma.lower())
        return frozenset(found)

    def slots(self) -> dict[str, list[Token]]:
        """All slots that hold something."""
        filled = {**{name: self.slot(name) for name in _SLOTS}, **self.preps}
        return {name: tokens for name, tokens in filled.items() if tokens}

    def slot(self, name: str) -> list[Token]:
        """The tokens of a role slot or preposition."""
        if name in _SLOTS:
            return getattr(self, name)  # type: ignore[no-any-return]
        return self.preps.get(name, [])


def _hyphen_partners(token: Token) -> list[Token]:
    """What is joined to the token by a hyphen before it, and itself names somebody: the Russia of "Russia-US"."""
    hyphens = {c.i for c in token.children if c.tag == "HYPH" or c.text in ("-", "–", "/")}
    return [c for c in token.children_by("compound", "amod", "nmod") if c.i + 1 in hyphens and c.ent]


def _add_preps(found: dict[str, list[Token]], token: Token, weak: bool = False, but: Token | None = None) -> None:
    for prep in token.children:
        if prep.dep not in ("prep", "dative") or prep.pos not in ("ADP", "SCONJ", "ADV", "VERB", "ADJ"):
            continue
        nouns = [n for n in pobjs(prep) if n is not but]
        name = prep.lower
        if not nouns:
            continue
        if not weak or all(n.ent in ("DATE", "TIME") for n in found.get(name, [])):  # "imposed sanctions on them on Monday"
            found.setdefault(name, []).extend(n for n in nouns if n not in found.get(name, []))
    for prep in (c for c in token.children if c.dep == "prep" and c.lower in ("in", "at")):
        for place in (n for n in prep.children_by("pobj") if n.ent in ("GPE", "LOC", "FAC")):
            for inner in (c for c in place.children_by("prep") if c.lower in _BEHIND_A_PLACE and c.lower not in found):
                found[inner.lower] = pobjs(inner)  # "talks in Lome *with Togo*": no city is "with" anybody


_BEHIND_A_PLACE = frozenset({"with", "against", "by", "between"})


def _with_conjuncts(verbs: list[Token]) -> list[Token]:
    found = list(verbs)
    for token in found:
        found.extend(c for c in token.children if c.dep == "conj" and is_verb(c) and c not in found)
    return found
