"""Did it happen? Negation, plans, conditions: PLOVER's auxiliary modes, read off the verbs above and around a trigger.

"will meet" and "plans to meet" are future, "could attack" and "if it attacks" hypothetical, "did not meet" negated; a plan is
never a deed. ``historical`` needs dates and is added by ``timing``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Token
from .arguments import Arguments
from .clauses import is_verb, outer_noun

FUTURE_HEADS = frozenset(
    "plan intend expect schedule prepare aim want hope agree promise vow decide seek propose consider threaten offer order pledge due "
    "set ready slate anticipate commit wish try attempt vote demand urge ask request call warn move bid determined poised willing "
    "eager likely unlikely about undertake swear volunteer mull eye weigh ponder".split()
)
"""Words whose infinitive or gerund has not happened yet."""

TRIED = frozenset({"try", "attempt", "seek", "bid", "move"})
FUTURE_MODIFIERS = frozenset(
    "planned upcoming proposed scheduled expected future forthcoming imminent intended pending impending next prospective".split()
)
HYPOTHETICAL_MODIFIERS = frozenset("possible potential hypothetical feared eventual likely would-be threatened".split())
HYPOTHETICAL_NOUNS = frozenset(
    "risk fear threat possibility prospect danger chance likelihood plan plot idea scenario specter spectre case event option talk "
    "warning".split()
)
AVERT = frozenset("prevent avoid avert deter preclude forestall discourage thwart foil stop prepare warn fear".split())
FAIL = frozenset({"fail", "fall", "unable", "neglect", "decline", "refuse"})
CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest", "once", "until"})
REACTION = frozenset(
    "celebrate protest condemn denounce mourn mark commemorate criticise criticize deplore lament avenge remember honour honor welcome "
    "praise investigate probe regret recall describe witness survive escape".split()
)
"""Verbs that answer what has happened: whoever gathers to celebrate an arrest, the arrest was made."""
MAYBE = frozenset({"could", "may", "might", "can"})
WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "ll"})
NEGATORS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none", "without", "nothing"})
_UP = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "conj",
        "acl",
        "advcl",
        "dobj",
        "pobj",
        "prep",
        "nsubjpass",
        "nsubj",
        "attr",
        "relcl",
        "agent",
        "amod",
        "compound",
        "oprd",
        "dative",
    }
)


def find_auxiliary(arguments: Arguments) -> tuple[str, ...]:
    """Any of ``future``, ``hypothetical``, ``negated``, in that order."""
    found: set[str] = set()
    verb = _finite(arguments)
    if verb is not None and not arguments.is_verb and verb.lemma.lower() in REACTION:
        verb = None
    if _is_negated(arguments, verb):
        found.add("negated")
    found |= _noun_mood(arguments)
    if verb is not None:
        found |= _verb_mood(verb)
        found |= _governed_mood(verb)
    if "hypothetical" in found:
        found.discard("future")
    return tuple(a for a in ("future", "hypothetical", "negated") if a in found)


def _finite(arguments: Arguments) -> Token | None:
    """The verb that carries tense and mood for the trigger."""
    return arguments.trigger if arguments.is_verb else arguments.carrier


def _is_negated(arguments: Arguments, verb: Token | None) -> bool:
    trigger = arguments.trigger
    if any(c.lower in NEGATORS and c.dep in ("neg", "det", "preconj") for c in trigger.children):
        return True
    if trigger.head.lower == "without":
        return True
    if verb is None:
        return False
    if any(c.dep == "neg" or (c.lower == "never" and c.dep == "advmod") for c in verb.children):
        return True
    subjects = [c for c in verb.children if c.dep in ("nsubj", "nsubjpass")]
    if any(s.lower in NEGATORS or any(c.lower in ("no", "neither") and c.dep in ("det", "preconj") for c in s.children) for s in subjects):
        return True
    head = verb.head
    return verb.dep == "xcomp" and (head.lemma.lower() in FAIL or any(c.dep == "neg" for c in head.children))


def _noun_mood(arguments: Arguments) -> set[str]:
    if arguments.is_verb:
        return set()
    found = set()
    modifiers = {t.lower for t in arguments.modifier}
    if modifiers & FUTURE_MODIFIERS:
        found.add("future")
    if modifiers & HYPOTHETICAL_MODIFIERS:
        found.add("hypothetical")
    noun = outer_noun(arguments.trigger)
    if noun.dep == "pobj" and noun.head.lower in ("of", "for", "against"):
        over = noun.head.head
        if over.lemma.lower() in HYPOTHETICAL_NOUNS:
            found.add("hypothetical")
    return found


def _verb_mood(verb: Token) -> set[str]:
    found = set()
    auxiliaries = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    if not auxiliaries and verb.dep == "conj" and is_verb(verb.head):
        auxiliaries = {c.lower for c in verb.head.children if c.dep == "aux"} if verb.tag == "VB" else set()
    if auxiliaries & WILL:
        found.add("future")
    if auxiliaries & MAYBE:
        found.add("hypothetical")
    if auxiliaries & {"would", "'d"}:
        found.add("future" if is_reported(verb) else "hypothetical")
    if any(c.lower in CONDITIONS and c.dep in ("mark", "advmod") for c in verb.children):
        found.add("hypothetical")
    return found


def is_reported(verb: Token) -> bool:
    """True inside reported speech, where "would" stands for "will"."""
    return verb.dep in ("ccomp", "conj", "relcl", "acl", "parataxis") or any(c.dep in ("ccomp", "parataxis") for c in verb.children)


def _governed_mood(verb: Token) -> set[str]:
    """What higher words make of the verb: plans, fears, conditions."""
    found: set[str] = set()
    infinitive = _is_infinitive(verb)
    for token, head in climb(verb):
        lemma = head.lemma.lower()
        is_clause = token.dep in ("xcomp", "ccomp", "acl", "pcomp", "advcl", "prep", "relcl") and token is verb and infinitive
        if is_clause and (lemma in FUTURE_HEADS or head.lower in FUTURE_HEADS or head.pos == "NOUN" or token.dep == "advcl"):
            found.add("future")
        if token.dep == "pcomp" or (token.dep == "prep" and token is not verb):
            if head.pos == "NOUN" and lemma in HYPOTHETICAL_NOUNS:
                found.add("hypothetical")
            if is_verb(head) and lemma in AVERT and token.dep == "prep":
                found.add("hypothetical")
        if token.dep in ("xcomp", "dobj", "ccomp") and lemma in AVERT and lemma != "warn":
            found.add("hypothetical")
        if (token.dep in ("xcomp", "conj", "acl", "ccomp", "advcl") and token is not verb) or token.dep in ("xcomp",):
            mood = _verb_mood(head) if is_verb(head) else set()
            if token.dep == "ccomp" or (token.dep == "advcl" and not infinitive):
                mood = mood & {"hypothetical"} if any(c.lower in CONDITIONS for c in head.children if c.dep == "mark") else set()
            found |= mood
    return found


def climb(token: Token, most: int = 6) -> Iterator[tuple[Token, Token]]:
    """(token, head) pairs upwards, as far as the relation passes mood on."""
    for _ in range(most):
        if token.head is token or token.dep not in _UP:
            return
        yield token, token.head
        token = token.head


def _is_infinitive(verb: Token) -> bool:
    return (verb.tag in ("VB",) and any(c.lower == "to" for c in verb.children)) or (verb.tag == "VBG" and verb.dep == "pcomp")
