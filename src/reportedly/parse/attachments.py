"""Attachments the parser gets wrong in a way its own tags show.

"X rejected the demands and the talks ended without result": the parser hangs *ended* on *demands* as if it were a participle,
though it tagged it as past tense. A past-tense verb is a clause of its own, with the coordinated noun before it as its subject.
"""

from __future__ import annotations

from .tree import Token


def mend_attachments(tokens: list[Token]) -> None:
    """Re-attaches such verbs in place."""
    for verb in tokens:
        if verb.tag == "VBD" and verb.dep == "acl" and not any(c.dep in ("nsubj", "nsubjpass") for c in verb.children):
            subject, clause = _last_conjunct_before(verb), _clause_over(verb.head)
            if subject is not None and clause is not None:
                _attach(subject, verb, "nsubj")
                _attach(verb, clause, "conj")


def _last_conjunct_before(verb: Token) -> Token | None:
    """The first noun coordinated with the verb's head: everything from there to the verb is its subject."""
    head = verb.head
    found = [c for c in head.children if c.dep == "conj" and head.i < c.i < verb.i and c.pos in ("NOUN", "PROPN", "PRON")]
    return found[0] if found else None


def _clause_over(noun: Token) -> Token | None:
    for _ in range(6):
        if noun.head is noun:
            return None
        noun = noun.head
        if noun.pos in ("VERB", "AUX"):
            return noun
    return None


def _attach(token: Token, head: Token, dep: str) -> None:
    token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda t: t.i)
