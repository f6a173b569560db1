"""Cue -> who speaks: the subject, the agent, the owner, or whoever controls an infinitive or participle; and their span."""

from __future__ import annotations

from ..parse import Token
from .layout import Layout, Range

SUBJECTS = ("nsubj", "csubj", "expl")
RELATIVE = frozenset({"who", "which", "that", "whom"})
OBJECT_CONTROL = frozenset({
    "accuse", "advise", "allow", "ask", "authorize", "beg", "cause", "command", "compel", "direct", "encourage", "expect", "force",
    "get", "hear", "help", "instruct", "invite", "leave", "let", "make", "order", "permit", "persuade", "press", "push", "request",
    "require", "see", "show", "tell", "urge", "want", "warn",
})  # fmt: skip
"""Verbs whose object is the subject of the infinitive: in "urged the army to say", the army would say it."""
QUOTING = frozenset({"quote", "cite", "describe", "report"})
"""Verbs whose object speaks: "the daily quoted *the harbour master* as saying that ..."."""
MAX_CLIMB = 6


def is_passive(verb: Token) -> bool:
    """True for "was told", "being asked", and for participles after a noun: "a practice criticized by Miller"."""
    for c in verb.children:
        if c.dep in ("auxpass", "nsubjpass", "agent"):
            return True
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl", "amod") and verb.child("aux", "nsubj") is None


def find_source(verb: Token, depth: int = 0) -> Token | None:
    """The head noun of whoever says it, or ``None``: nobody is named, or "it" stands for the content itself."""
    if is_passive(verb):
        return _agent(verb)
    subject = inserted_speaker(verb) or verb.child("nsubj")
    if subject is not None:
        return None if _is_dummy(subject) else subject
    if verb.child("expl", "csubj") is not None or depth > MAX_CLIMB:
        return None
    return _inverted(verb) or (_controller(verb, depth) if verb.head is not verb else None)


def inserted_speaker(verb: Token) -> Token | None:
    """ "Herders, said *Traore*, must leave": the parser gives the inserted verb both subjects, and the first is the sentence's."""
    subjects = [c for c in verb.children if c.dep == "nsubj"]
    if verb.dep != "parataxis" or len(subjects) < 2 or not subjects[0].i < verb.i < subjects[-1].i:
        return None
    return subjects[-1]


def follows_report(verb: Token, cue: Token) -> bool:
    """True for "He said the road was shut and *warned* that ...", where the parser hangs the second report on the first one's content.

    Tense and a clause of its own tell whose it is.
    """
    if verb.dep != "conj" or verb.tag != cue.tag or verb.lemma not in SPOKEN or verb.child("nsubj", "nsubjpass") is not None:
        return False
    return verb.child("ccomp") is not None or (verb.child("dobj") is not None and verb.child("xcomp") is not None)


SPOKEN = frozenset({
    "add", "announce", "argue", "assure", "claim", "deny", "inform", "note", "promise", "report", "say", "suggest", "tell", "warn", "write",
})  # fmt: skip


def _agent(verb: Token) -> Token | None:
    by = verb.child("agent")
    if by is None:
        by = next((c for c in verb.children if c.dep == "prep" and c.lower == "by"), None)
    return by.child("pobj") if by is not None else None


def _is_dummy(subject: Token) -> bool:
    return subject.lower in ("it", "there") and subject.dep == "expl"


def _inverted(verb: Token) -> Token | None:
    """'"Never," said the general': now and then the parser takes the speaker for an object."""
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    first = next((c for c in verb.children if c.i > verb.i and c.dep in ("dobj", "attr", "npadvmod", "oprd")), None)
    if first is None or verb.dep not in ("ROOT", "parataxis", "ccomp"):
        return None
    return first if first.ent in ("PERSON", "ORG") or first.tag == "PRP" else None


def _controller(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if verb.dep == "conj" and head.dep == "ccomp" and head.head.lemma in SPOKEN and follows_report(verb, head.head):
        return find_source(head.head, depth + 1)
    if verb.dep == "conj":
        return find_source(head, depth + 1) if head.pos in ("VERB", "AUX") else None
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
        return head if verb.tag == "VBG" else _owner_or_subject(head, depth)
    if verb.dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX"):
        given = head.child("dobj", "dative")
        if given is not None and head.lemma in OBJECT_CONTROL and not is_passive(head):
            return given
        return head.child("nsubjpass") if is_passive(head) else find_source(head, depth + 1)
    if verb.dep == "xcomp" and head.pos == "ADJ":
        return find_source(head.head, depth + 1) if head.head.pos in ("VERB", "AUX") else None
    if verb.dep in ("advcl", "parataxis", "dep") and head.pos in ("VERB", "AUX"):
        passive = head.child("nsubjpass")
        return passive if passive is not None else find_source(head, depth + 1)
    if verb.dep == "pcomp" and head.pos in ("ADP", "SCONJ"):
        above = head.head
        if above.pos in ("VERB", "AUX"):
            passive = above.child("nsubjpass")
            quoted = above.child("dobj") if head.lower == "as" and above.lemma in QUOTING else None
            return passive or quoted or find_source(above, depth + 1)
        return owner(above)
    return None


def _owner_or_subject(noun: Token, depth: int) -> Token | None:
    """ "He made an effort to persuade": the one who makes it; "Ankara's plan to buy": Ankara."""
    whose = owner(noun)
    if whose is not None:
        return whose
    if noun.dep in ("dobj", "attr", "pobj") and noun.head.pos in ("VERB", "AUX", "ADP"):
        verb = noun.head if noun.head.pos != "ADP" else noun.head.head
        return find_source(verb, depth + 1) if verb.pos in ("VERB", "AUX") else None
    return None


def owner(noun: Token) -> Token | None:
    """The possessor or the by-phrase: "Ankara's claim", "a demand by Ankara"."""
    poss = noun.child("poss")
    if poss is not None:
        return poss
    for c in noun.children:
        if c.dep in ("prep", "agent") and c.lower in ("by", "from") and c.i > noun.i:
            return c.child("pobj")
    return None


def antecedent(source: Token) -> Token:
    """The noun a relative pronoun stands for; any other token stands for itself."""
    if source.lower not in RELATIVE and source.lower != "whose":
        return source
    node = source
    for _ in range(MAX_CLIMB):
        if node.dep == "relcl":
            return node.head
        if node.head is node:
            break
        node = node.head
    return source


def source_range(layout: Layout, source: Token, cue: Token) -> Range:
    """The noun phrase with title and apposition, without relative clauses or the cue: "Isa Kaya, a dock worker"."""
    start, end = layout.extent(source)
    if source.i < cue.i < end:
        end = max(source.i + 1, min([layout.lo[a.i] for a in (cue, *cue.ancestors()) if layout.lo[a.i] > source.i], default=cue.i))
    for c in source.children:
        if c.i > source.i and (c.dep in ("relcl", "punct", "parataxis", "conj", "acl", "cc") or c.dep == "ROOT"):
            if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON", "NUM"):
                continue
            if c.dep == "cc" or (c.dep == "acl" and c.tag in ("VBN", "VBG") and not _after_comma(layout, c)):
                continue
            if c.dep == "punct":
                continue
            end = min(end, layout.lo[c.i])
    if source.dep == "poss":
        for c in source.children:
            if c.dep == "case" and c.i >= source.i:
                end = min(end, c.i)
    trimmed = layout.trim((start, max(end, source.i + 1)))
    return trimmed or (source.i, source.i + 1)


def _after_comma(layout: Layout, token: Token) -> bool:
    start = layout.lo[token.i]
    return start > 0 and layout.tokens[start - 1].text == ","
