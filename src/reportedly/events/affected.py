"""Noun trigger -> whom the clause around it names as hit or held: the recipients that no preposition of the noun introduces.

"The *blast* killed six clerks", "two boys were hurt in the *shelling*", "the *bombings* that destroyed the embassy"; "a baker was
arrested on fraud *charges*", "she is serving a long *sentence*".
"""

from __future__ import annotations

from ..parse import Token
from .arguments import Arguments
from .clauses import find_objects, find_subjects, is_passive, is_verb, outer_noun
from .violence import load_violence

_BEAR = frozenset("face have begin serve get receive await avoid escape fight beat plead answer".split())
_UNDER = frozenset({"on", "under", "over", "for", "to", "with", "of"})


def harmed(arguments: Arguments) -> list[Token]:
    """Whom or what the clause of a noun of violence says was hurt."""
    if arguments.is_verb or arguments.is_adjective:
        return []
    noun = outer_noun(arguments.trigger)
    lists = load_violence()
    found = _undergoing(noun)
    for verb in [c for c in noun.children if c.dep in ("relcl", "acl") and is_verb(c)] + _verb_around(noun):
        lemma = verb.lemma.lower()
        if lemma in lists.harm:
            hit = find_objects(verb) or [n for p in verb.children_by("prep") if p.lower in _INTO for n in p.children_by("pobj")]
            found += [t for t in hit if t is not noun and t is not arguments.trigger]
        elif lemma in lists.suffer and verb is not noun and not verb.dep.startswith("rel"):
            found += [t for t in find_subjects(verb) if t is not noun]
    return found


_INTO = frozenset({"through", "into", "at"})
"""Where harm goes without an object: "a blast ripped *through* a church"."""


def _undergoing(noun: Token) -> list[Token]:
    """ "*Nine nurses* suffered torture", "subjected *her* to an assault", "*the monks* are victims of attacks"."""
    if noun.dep == "dobj" and noun.head.lemma.lower() in load_violence().undergo:
        return find_subjects(noun.head)
    if noun.dep != "pobj":
        return []
    over = noun.head.head
    if noun.head.lower == "to" and over.lemma.lower() == "subject" and is_verb(over):
        return find_objects(over)
    if noun.head.lower == "of" and over.lemma.lower() in ("victim", "target", "survivor") and over.dep in ("attr", "oprd"):
        return list(over.head.children_by("nsubj"))
    return []


def _verb_around(noun: Token) -> list[Token]:
    """The verb whose subject the noun is, or in whose "in" or "by" it stands."""
    if noun.dep == "nsubj" and is_verb(noun.head):
        return [noun.head, *[c for c in noun.head.children if c.dep == "conj" and is_verb(c) and c.child("nsubj") is None]]
    if noun.dep == "pobj" and noun.head.lower in ("in", "by", "during") and is_verb(noun.head.head):
        return [noun.head.head]
    return []


def bearer(arguments: Arguments) -> list[Token]:
    """Whom a charge, trial or sentence is laid on by the clause it stands in."""
    if arguments.is_verb or arguments.is_adjective:
        return []
    noun = outer_noun(arguments.trigger)
    if noun.dep == "dobj" and noun.head.lemma.lower() in _BEAR:
        return find_subjects(noun.head)
    if noun.dep != "pobj" or noun.head.lower not in _UNDER:
        return []
    verb = noun.head.head
    if verb.pos in ("NOUN", "PROPN") and verb.dep in ("dobj", "nsubj", "nsubjpass"):
        return [verb]  # "arrested a baker on fraud charges", as the parser often has it
    if verb.pos in ("NOUN", "PROPN") and verb.dep == "pobj" and is_verb(verb.head.head):
        verb = verb.head.head  # "is in jail on fraud charges"
    if verb.pos == "AUX" or verb.lemma.lower() == "be":
        return list(verb.children_by("nsubj", "nsubjpass"))
    if not is_verb(verb):
        return []
    objects = find_objects(verb)
    return objects or ([] if is_passive(verb) else find_subjects(verb))
