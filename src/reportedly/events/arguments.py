"""Who and what stands around a trigger word, whatever the construction.

``Arguments`` gives the same slots for an active or passive verb, a participle, an infinitive under another verb, and a noun
with or without a light verb: "Russia attacked Ukraine", "Ukraine was attacked by Russia", "Russia agreed to attack", "troops
attacking the town", "Russia launched an attack on Ukraine", "the Russian attack on Ukraine".
"""

from __future__ import annotations

from ..actors.noun_phrase import sufferers_behind
from ..parse import Token
from .once import once

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})

QUANTIFIERS = frozenset(
    "thousand hundred dozen million billion score ten number group lot series handful couple majority most some many several part all "
    "any none one two three both half rest kind sort type round string spate wave batch piece set pair range host crowd mass unit "
    "total".split()
)
"""Nouns and numerals whose of-phrase says what is meant: "thousands of *troops*", "a series of *attacks*"."""

_SPANS = frozenset({"days", "weeks", "months", "years", "hours", "nights", "minutes"})
"""What happens for so long: "three *days* of talks"."""

OBJECT_CONTROL = frozenset(
    "urge ask order tell force allow persuade invite call press push encourage command instruct enable help request require warn want "
    "expect let authorize authorise permit compel convince beg implore advise forbid pressure implore lobby appeal direct empower "
    "accuse suspect charge convict blame acquit stop prevent keep bar ban prohibit exempt discourage deter dissuade arrest jail "
    "detain criticize criticise condemn praise thank punish sentence execute deport expel sue fine".split()
)
"""Verbs whose object, not subject, does what the infinitive or "of/for/from doing" says."""

BLAMING = frozenset(
    "denounce assail slam blast rebuke chide fault lambast lambaste castigate reprimand scold berate admonish reproach censure penalize "
    "penalise discipline reward applaud commend laud hail honour honor salute excoriate deride ridicule indict prosecute impeach probe "
    "investigate sanction blacklist pardon forgive summon dismiss fire sack suspend expel hold".split()
)
"""Verbs of praise, blame and what follows from them: their object did what comes after "for", "of" or "over"."""

_ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit"})
"""Verbs whose "of" the parser may hang on their object: "accused the *government* of bombing"."""

LIGHT_VERBS = frozenset(
    "launch carry conduct hold stage make sign reach have give issue mount begin start open wage stage pay undertake commit perform "
    "deliver do take continue resume step intensify unleash lead pursue announce file bring level lodge voice express offer extend "
    "impose order plan host join attend end stop halt suspend cancel organize organise call complete finish close conclude "
    "orchestrate perpetrate direct set provide plot prepare threaten execute escalate initiate renew arrange broker engage "
    "participate enter send declare place put maintain enforce strike seal clinch ink agree approve ratify release publish broadcast "
    "present submit raise make commence level leveled levelled trade exchange fire post".split()
)
"""Verbs whose subject acts in the event their object names: "*Chad* launched an attack"."""

ALWAYS_TRANSITIVE = frozenset(
    "arrest detain jail imprison charge indict convict sentence acquit kill injure wound murder assassinate abduct kidnap expel "
    "deport extradite execute torture rape bomb ban outlaw seize release free accuse oust sack appoint hospitalize rescue behead".split()
)
"""Verbs that never stand without an object, so that "man *arrested* in Lagos" must be passive."""

SPEAKING_THINGS = frozenset(
    "report statement letter resolution lawsuit suit complaint article editorial note message speech petition indictment ruling order "
    "law decree declaration communique memo memorandum tweet post ad advertisement video motion interview banner leaflet book "
    "affidavit document draft telegram cable".split()
)
"""Texts that speak for whoever made them: "*the union* issued a statement condemning the arrests"."""

_WITHOUT_OBJECT = frozenset(
    "resign abdicate protest march rally surrender withdraw retreat die arrive walk clash riot apologise apologize".split()
)
"""Verbs that share no object with the verb after them: "*resigned* and fled the country"."""

_HAPPEN = frozenset(
    "begin start end continue resume take occur happen break erupt fail collapse stall conclude open last follow go come spread kill "
    "injure wound leave hit target strike destroy hold schedule set plan expect due aim cause trigger spark intensify escalate rage "
    "flare".split()
)


def content_head(token: Token) -> Token:
    """The noun that says what is meant: in "thousands of troops" the troops, else the token itself."""
    seen = 0
    while is_quantity(token) and seen < 4:
        of = next((c for c in token.children if c.dep == "prep" and c.lower == "of"), None)
        inner = of.child("pobj") if of else None
        if inner is None:
            break
        token, seen = inner, seen + 1
    return token


def is_quantity(noun: Token) -> bool:
    """True for the scores of "scores of troops" and the days of "three days of talks"."""
    return noun.lemma.lower() in QUANTIFIERS or noun.lower in _SPANS


def is_verb(token: Token) -> bool:
    """True for verb forms, participles included; not for auxiliaries."""
    return token.tag.startswith("VB") and not (token.pos == "AUX" and token.dep in ("aux", "auxpass"))


def is_passive(verb: Token) -> bool:
    """True for passives with or without an auxiliary ("men arrested in Lagos", "nine were feared killed").

    The agent counts even where the parser called the subject active.
    """
    if any(c.dep in ("nsubjpass", "auxpass", "agent", "csubjpass") for c in verb.children):
        return True
    if _is_headline_passive(verb):
        return True
    if verb.tag != "VBN":
        return False
    if is_garden_path(verb):
        return False
    if verb.dep in ("acl", "amod", "advcl", "xcomp") and not any(c.dep in ("aux", "nsubj", "dobj") for c in verb.children):
        return True
    if verb.dep == "conj" and is_verb(verb.head) and not any(c.dep in ("aux", "nsubj", "dobj") for c in verb.children):
        return is_passive(verb.head)
    return False


def is_garden_path(verb: Token) -> bool:
    """True in "said Turkish spies *hacked* into the network", where the parser has spies that were hacked be said."""
    noun = verb.head
    misread = verb.dep == "acl" and verb.tag == "VBN" and noun.dep == "dobj" and verb.i > noun.i and noun.head.i < noun.i
    return misread and noun.head.lemma.lower() in _SAYING_CLAUSES and bool(noun.ent or noun.tag in ("NNS", "NNPS"))


_SAYING_CLAUSES = frozenset({"say", "claim", "allege", "believe", "think", "add", "insist"})
"""Verbs whose object is a clause, hardly somebody."""


def _is_headline_passive(verb: Token) -> bool:
    """True in "Councilwoman arrested after quarrel": a headline without its "was", which the parser takes for active."""
    if verb.tag not in ("VBD", "VBN") or verb.dep != "ROOT" or verb.lemma.lower() not in ALWAYS_TRANSITIVE:
        return False
    deps = {c.dep for c in verb.children}
    return "nsubj" in deps and not deps & {"dobj", "aux", "ccomp", "xcomp", "dative", "prt", "conj"}


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
            return _nominals(self.trigger.head) if self.trigger.dep in ("amod", "appos", "acl", "relcl") else []
        return find_subjects(self.trigger) if self.is_verb else []

    @once
    def object(self) -> list[Token]:
        return find_objects(self.trigger) if self.is_verb else []

    @once
    def dative(self) -> list[Token]:
        found = []
        for child in self.trigger.children_by("dative", "iobj"):
            found.extend(_nominals(child) if child.pos != "ADP" else _pobjs(child))
        return found

    @once
    def complement(self) -> list[Token]:
        """Heads of clauses, infinitives and -ing forms that say what is agreed, refused, threatened ..."""
        found = [c for c in self.trigger.children if c.dep in ("xcomp", "ccomp")]
        found += [c for c in self.trigger.children if c.dep == "advcl" and _is_infinitive(c)]
        if not self.is_verb:
            found += [c for c in self.trigger.children if c.dep == "acl"]
        for prep in self.trigger.children_by("prep"):
            found += prep.children_by("pcomp")
        return sorted(_with_conjuncts(found), key=lambda t: t.i)

    @once
    def compl_subject(self) -> list[Token]:
        """Who is said to do it, and what to: "alleged that *soldiers* burnt the hut", "that the *hut* was burnt by *soldiers*"."""
        agents = [n for c in self.complement for a in c.children_by("agent") for n in _pobjs(a)]
        return agents + [
            n for c in self.complement for s in c.children_by("nsubj", "nsubjpass") if s.lower not in RELATIVE for n in _nominals(s)
        ]

    @once
    def possessive(self) -> list[Token]:
        return [n for c in self.trigger.children_by("poss") for n in _nominals(c)]

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
            agents = [n for a in self.trigger.children_by("agent") for n in _pobjs(a)]
            if agents:
                found.setdefault("by", []).extend(agents)
            for obj in self.object:
                if obj.i > self.trigger.i:
                    _add_preps(found, obj, weak=True)
            return found
        for doer in [n for p in self.trigger.children_by("prep") if p.lower == "by" for n in p.children_by("pobj")]:
            suffering = [n for noun in sufferers_behind(doer) for n in _nominals(noun)]
            if suffering:
                found["of"] = suffering
        for verb in [c for c in self.trigger.children if c.dep in ("acl", "relcl") and is_verb(c)]:
            _add_preps(found, verb, weak=True)
            for a in verb.children_by("agent"):
                found.setdefault("by", []).extend(_pobjs(a))
        carrier = self.carrier
        if carrier is not None and self.is_adjective:
            _add_preps(found, carrier, weak=True)
        elif carrier is not None and (carrier.lemma.lower() in LIGHT_VERBS or carrier.lemma.lower() in _HAPPEN):
            _add_preps(found, carrier, weak=True, but=outer_noun(self.trigger))
            for a in carrier.children_by("agent"):
                found.setdefault("by", []).extend(_pobjs(a))
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


def outer_noun(noun: Token) -> Token:
    """In "a series of attacks" the series, which carries the grammar of the attacks."""
    while noun.dep == "pobj" and noun.head.lower == "of" and is_quantity(noun.head.head):
        noun = noun.head.head
    if noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN"):
        return outer_noun(noun.head)
    return noun


def find_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it: the subject, the agent of a passive, or whoever a higher verb or noun makes responsible."""
    if depth > 6:
        return []
    if is_passive(verb):
        agents = [n for a in verb.children_by("agent") for n in _pobjs(a)]
        agents += _misread_conjuncts(verb) if agents else []
        agents += [n for p in verb.children if p.dep == "prep" and p.lower == "by" for n in _pobjs(p)]
        agents += [n for c in verb.children_by("npadvmod") for n in _nominals(c)] if verb.dep == "amod" else []
        return agents
    own = [n for s in verb.children_by("nsubj") for n in _antecedent(s, verb)]
    return own + _company(verb) if own else _inherited_subject(verb, depth)


def _company(verb: Token) -> list[Token]:
    """Who does it too: "*along with* the Danes, Norway sent planes", "Mali fought *alongside* Niger"."""
    found: list[Token] = []
    for prep in (c for c in verb.children if c.dep in ("prep", "advmod")):
        name = prep.lower
        if name == "alongside":
            found += _pobjs(prep)
        elif name in ("along", "together", "jointly"):
            found += [n for inner in prep.children_by("prep") if inner.lower == "with" for n in _pobjs(inner)]
        elif name == "with" and any(c.lower in ("along", "together", "jointly") for c in prep.children):
            found += _pobjs(prep)
    return found


def _misread_conjuncts(verb: Token) -> list[Token]:
    """The police of "held by the army *and police*", whom the parser may coordinate with the verb."""
    return [
        c for c in verb.children_by("conj") if c.tag in ("NN", "NNS", "NNP", "NNPS") and c.i > verb.i and c.child("nsubj", "det") is None
    ]


def _inherited_subject(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if head is verb:
        return []
    if verb.dep == "conj" and is_verb(head):
        return _raised(head, depth)
    if verb.dep in ("xcomp", "ccomp", "advcl") and (is_verb(head) or head.pos in ("AUX", "ADJ")):
        if verb.dep == "ccomp" and verb.tag not in ("VB", "VBG"):
            return []
        return _controller(head, verb, depth)
    if verb.dep == "pcomp" and head.dep in ("prep", "agent"):
        governor = head.head if is_verb(head.head) else _punisher(head)
        return _controller(governor, verb, depth) if governor is not None else _owner(head.head, depth)
    if is_garden_path(verb):
        return _nominals(head)
    if verb.dep in ("acl", "amod"):
        if verb.tag == "VBG":
            author = _owner(head, depth) if verb.dep == "acl" and head.lemma.lower() in SPEAKING_THINGS else []
            return author or (_nominals(head) if verb.dep == "acl" else [head])
        return _owner(head, depth) if _is_infinitive(verb) else []
    if verb.dep == "relcl":
        return _nominals(head)
    return []


def _punisher(preposition: Token) -> Token | None:
    """The verb that a "for doing" behind its complements belongs to: "*sentenced* a man to four years in prison for insulting".

    And an "of doing" behind whom it accuses.
    """
    name = preposition.lower
    if name not in ("for", "of", "over"):
        return None
    verb = next((t for t in preposition.ancestors() if is_verb(t)), None)
    if verb is None or (name == "of" and preposition.head.conjuncts()[0].dep not in ("dobj", "nsubjpass", "pobj")):
        return None
    lemma = verb.lemma.lower()
    return verb if lemma in (_ACCUSING if name == "of" else OBJECT_CONTROL | BLAMING) else None


def _raised(head: Token, depth: int) -> list[Token]:
    """The grammatical subject of the head, which a coordinated verb shares ("was arrested and confessed")."""
    if is_passive(head):
        return [n for s in head.children_by("nsubjpass", "nsubj") for n in _antecedent(s, head)] or find_objects(head, depth + 1)
    return find_subjects(head, depth + 1)


def _controller(head: Token, verb: Token, depth: int) -> list[Token]:
    lemma = head.lemma.lower()
    if lemma == "join" and _is_infinitive(verb):  # "Dutch police joined *Belgian detectives* to search the docks"
        return _raised(head, depth) + find_objects(head, depth + 1)
    blamed = lemma in BLAMING and verb.dep == "pcomp" and verb.head.lower in ("for", "of", "over")
    if blamed or (lemma in OBJECT_CONTROL and not (verb.dep == "advcl" and verb.tag == "VBG")):
        objects = find_objects(head, depth + 1)
        if not objects:
            objects = [
                n
                for p in head.children
                if p.dep == "prep" and p.lower in ("on", "for", "to", "upon", "with")
                for n in _pobjs(p)
                if p.i < verb.i
            ]
        if objects:
            return objects
    return _raised(head, depth)


def _owner(noun: Token, depth: int) -> list[Token]:
    """Whose plan, decision, attempt it is: possessor, by-phrase, or the subject of the verb that has it."""
    possessors = [n for c in noun.children_by("poss") for n in _nominals(c)]
    possessors += [n for p in noun.children if p.dep == "prep" and p.lower in ("by", "of") for n in _pobjs(p)]
    if possessors:
        return possessors
    if noun.dep in ("dobj", "attr") and is_verb(noun.head):
        return find_subjects(noun.head, depth + 1)
    return [c for c in noun.children_by("compound", "amod") if c.ent in ("GPE", "NORP", "ORG", "PERSON")]


def find_objects(verb: Token, depth: int = 0) -> list[Token]:
    """Whom or what it is done to, in the active and the passive, in relative clauses and participles."""
    if depth > 6:
        return []
    if is_passive(verb):
        found = [n for s in verb.children_by("nsubjpass", "nsubj") for n in _antecedent(s, verb)]
        if found:
            return found
        if verb.dep in ("acl", "amod", "relcl"):
            return _related(verb) if verb.dep != "amod" else [verb.head]
        if verb.dep == "conj" and is_verb(verb.head):
            return _raised(verb.head, depth)
        if verb.dep in ("xcomp", "advcl", "ccomp", "pcomp"):
            return _controller(verb.head, verb, depth) if is_verb(verb.head) else []
        return []
    found = [n for o in verb.children_by("dobj") for n in _antecedent(o, verb)]
    if not found and verb.dep == "relcl" and verb.child("nsubj") is not None and verb.children_by("nsubj")[0].lower not in RELATIVE:
        found = _nominals(verb.head)
    alone = verb.lemma.lower() in _WITHOUT_OBJECT or any(c.dep in ("xcomp", "ccomp", "prep", "prt") for c in verb.children)
    if not found and not alone:
        later = next((c for c in verb.children_by("conj") if is_verb(c)), None)
        if later is not None and later.tag == verb.tag and not is_passive(later):
            found = [n for o in later.children_by("dobj") for n in _nominals(o)]
    return found


def _antecedent(noun: Token, verb: Token) -> list[Token]:
    """The noun with its conjuncts; for a relative pronoun, what it stands for."""
    if noun.lower in RELATIVE and noun.tag in ("WDT", "WP", "WP$", "IN", "DT"):
        top = verb
        while top.dep == "conj" and is_verb(top.head):
            top = top.head
        while top.dep in ("xcomp", "ccomp") and is_verb(top.head):
            top = top.head
        if top.dep == "relcl":
            return _related(top)
    return _nominals(noun)


def _related(clause: Token) -> list[Token]:
    """Whom a relative clause is about: after "two Kenyans and a Somali, who were held" all three, for the verb is a plural."""
    noun = clause.head
    plural = any(c.lower in ("were", "are", "have") for c in clause.children) or (clause.tag == "VBP" and clause.pos == "VERB")
    if noun.dep == "conj" and plural and noun.tag in ("NN", "NNP", "JJ"):
        return noun.conjuncts()
    return _nominals(noun)


def _nominals(noun: Token) -> list[Token]:
    """The noun and those coordinated after it."""
    found = [noun]
    for token in found:
        found.extend(c for c in token.children if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
    return found


def _pobjs(prep: Token) -> list[Token]:
    found = [n for c in prep.children_by("pobj") for n in _nominals(c)]
    for inner in prep.children_by("prep"):
        found.extend(_pobjs(inner))
    return found


def _add_preps(found: dict[str, list[Token]], token: Token, weak: bool = False, but: Token | None = None) -> None:
    for prep in token.children:
        if prep.dep not in ("prep", "dative") or prep.pos not in ("ADP", "SCONJ", "ADV", "VERB", "ADJ"):
            continue
        nouns = [n for n in _pobjs(prep) if n is not but]
        name = prep.lower
        if not nouns:
            continue
        if not weak or all(n.ent in ("DATE", "TIME") for n in found.get(name, [])):  # "imposed sanctions on them on Monday"
            found.setdefault(name, []).extend(n for n in nouns if n not in found.get(name, []))
    for prep in (c for c in token.children if c.dep == "prep" and c.lower in ("in", "at")):
        for place in (n for n in prep.children_by("pobj") if n.ent in ("GPE", "LOC", "FAC")):
            for inner in (c for c in place.children_by("prep") if c.lower in _BEHIND_A_PLACE and c.lower not in found):
                found[inner.lower] = _pobjs(inner)  # "talks in Lome *with Togo*": no city is "with" anybody


_BEHIND_A_PLACE = frozenset({"with", "against", "by", "between"})


def _is_infinitive(verb: Token) -> bool:
    return verb.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in verb.children)


def _with_conjuncts(verbs: list[Token]) -> list[Token]:
    found = list(verbs)
    for token in found:
        found.extend(c for c in token.children if c.dep == "conj" and is_verb(c) and c not in found)
    return found
