"""Who does and who undergoes what a verb says, whatever the construction: passives, infinitives under other verbs, relative clauses,
participles, company, and nouns that only count or span what is meant.
"""

from __future__ import annotations

from ..parse import Token

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
        agents = [n for a in verb.children_by("agent") for n in pobjs(a)]
        agents += _misread_conjuncts(verb) if agents else []
        agents += [n for p in verb.children if p.dep == "prep" and p.lower == "by" for n in pobjs(p)]
        agents += [n for c in verb.children_by("npadvmod") for n in nominals(c)] if verb.dep == "amod" else []
        return agents
    own = [n for s in verb.children_by("nsubj") for n in antecedent(s, verb)]
    return own + _company(verb) if own else _inherited_subject(verb, depth)


def _company(verb: Token) -> list[Token]:
    """Who does it too: "*along with* the Danes, Norway sent planes", "Mali fought *alongside* Niger"."""
    found: list[Token] = []
    for prep in (c for c in verb.children if c.dep in ("prep", "advmod")):
        name = prep.lower
        if name == "alongside":
            found += pobjs(prep)
        elif name in ("along", "together", "jointly"):
            found += [n for inner in prep.children_by("prep") if inner.lower == "with" for n in pobjs(inner)]
        elif name == "with" and any(c.lower in ("along", "together", "jointly") for c in prep.children):
            found += pobjs(prep)
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
        return nominals(head)
    if verb.dep in ("acl", "amod"):
        if verb.tag == "VBG":
            author = _owner(head, depth) if verb.dep == "acl" and head.lemma.lower() in SPEAKING_THINGS else []
            return author or (nominals(head) if verb.dep == "acl" else [head])
        return _owner(head, depth) if is_infinitive(verb) else []
    if verb.dep == "relcl":
        return nominals(head)
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
        return [n for s in head.children_by("nsubjpass", "nsubj") for n in antecedent(s, head)] or find_objects(head, depth + 1)
    return find_subjects(head, depth + 1)


def _controller(head: Token, verb: Token, depth: int) -> list[Token]:
    lemma = head.lemma.lower()
    if lemma == "join" and is_infinitive(verb):  # "Dutch police joined *Belgian detectives* to search the docks"
        return _raised(head, depth) + find_objects(head, depth + 1)
    blamed = lemma in BLAMING and verb.dep == "pcomp" and verb.head.lower in ("for", "of", "over")
    if blamed or (lemma in OBJECT_CONTROL and not (verb.dep == "advcl" and verb.tag == "VBG")):
        objects = find_objects(head, depth + 1)
        if not objects:
            objects = [
                n
                for p in head.children
                if p.dep == "prep" and p.lower in ("on", "for", "to", "upon", "with")
                for n in pobjs(p)
                if p.i < verb.i
            ]
        if objects:
            return objects
    return _raised(head, depth)


def _owner(noun: Token, depth: int) -> list[Token]:
    """Whose plan, decision, attempt it is: possessor, by-phrase, or the subject of the verb that has it."""
    possessors = [n for c in noun.children_by("poss") for n in nominals(c)]
    possessors += [n for p in noun.children if p.dep == "prep" and p.lower in ("by", "of") for n in pobjs(p)]
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
        found = [n for s in verb.children_by("nsubjpass", "nsubj") for n in antecedent(s, verb)]
        if found:
            return found
        if verb.dep in ("acl", "amod", "relcl"):
            return _related(verb) if verb.dep != "amod" else [verb.head]
        if verb.dep == "conj" and is_verb(verb.head):
            return _raised(verb.head, depth)
        if verb.dep in ("xcomp", "advcl", "ccomp", "pcomp"):
            return _controller(verb.head, verb, depth) if is_verb(verb.head) else []
        return []
    found = [n for o in verb.children_by("dobj") for n in antecedent(o, verb)]
    if not found and verb.dep == "relcl" and verb.child("nsubj") is not None and verb.children_by("nsubj")[0].lower not in RELATIVE:
        found = nominals(verb.head)
    alone = verb.lemma.lower() in _WITHOUT_OBJECT or any(c.dep in ("xcomp", "ccomp", "prep", "prt") for c in verb.children)
    if not found and not alone:
        later = next((c for c in verb.children_by("conj") if is_verb(c)), None)
        if later is not None and later.tag == verb.tag and not is_passive(later):
            found = [n for o in later.children_by("dobj") for n in nominals(o)]
    return found


def antecedent(noun: Token, verb: Token) -> list[Token]:
    """The noun with its conjuncts; for a relative pronoun, what it stands for."""
    if noun.lower in RELATIVE and noun.tag in ("WDT", "WP", "WP$", "IN", "DT"):
        top = verb
        while top.dep == "conj" and is_verb(top.head):
            top = top.head
        while top.dep in ("xcomp", "ccomp") and is_verb(top.head):
            top = top.head
        if top.dep == "relcl":
            return _related(top)
    return nominals(noun)


def _related(clause: Token) -> list[Token]:
    """Whom a relative clause is about: after "two Kenyans and a Somali, who were held" all three, for the verb is a plural."""
    noun = clause.head
    plural = any(c.lower in ("were", "are", "have") for c in clause.children) or (clause.tag == "VBP" and clause.pos == "VERB")
    if noun.dep == "conj" and plural and noun.tag in ("NN", "NNP", "JJ"):
        return noun.conjuncts()
    return nominals(noun)


def nominals(noun: Token) -> list[Token]:
    """The noun and those coordinated after it."""
    found = [noun]
    for token in found:
        found.extend(c for c in token.children if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
    return found


def pobjs(prep: Token) -> list[Token]:
    found = [n for c in prep.children_by("pobj") for n in nominals(c)]
    for inner in prep.children_by("prep"):
        found.extend(pobjs(inner))
    return found


def is_infinitive(verb: Token) -> bool:
    return verb.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in verb.children)
