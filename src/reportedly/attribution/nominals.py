"""Noun or adjective -> candidate readings: "Ankara's claim that ...", "a plan to ...", "criticism of ...", "sure that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Token
from .candidates import Candidate
from .layout import Layout, Range
from .sources import SPOKEN, find_source, owner


def noun_candidates(layout: Layout, noun: Token) -> Iterator[Candidate]:
    """Clauses and of-phrases that hang on the noun, and "the answer was that ..."."""
    source = noun_source(noun)
    for c in noun.children:
        if c.i > noun.i:
            yield from _after(layout, noun, source, c)
        elif c.dep in ("compound", "amod") and c.ent:
            yield from _make(layout, noun, "compound", source, [layout.extent(c)], c)
    if noun.dep in ("nsubj", "attr") and noun.head.lemma == "be":
        yield from _copula(layout, noun, source)
    if noun.dep in ("dobj", "pobj") and noun.lemma in STATED:
        verb = noun.head.head if noun.dep == "pobj" else noun.head
        for c in verb.children:
            if c.i > noun.i and clause_owner(verb, c) is noun:
                yield from _make(layout, noun, "that", source, [layout.extent(c)], c)


STATED = frozenset({
    "accusation", "allegation", "argument", "assertion", "assurance", "belief", "charge", "claim", "complaint", "concern", "conclusion",
    "denial", "fear", "hint", "insistence", "pledge", "promise", "report", "rumor", "rumour", "statement", "suggestion", "suspicion",
    "threat", "view", "warning",
})  # fmt: skip


def clause_owner(verb: Token, clause: Token) -> Token | None:
    """The noun whose clause the parser hung on the verb: "glossed over *warnings* from Moscow on Friday that a strike could ...".

    ``None`` where the verb itself may take it: "told the assembly of the warning that ..." stays with the parser.
    """
    mark = clause.child("mark")
    if clause.dep != "ccomp" or clause.i < verb.i or mark is None or mark.lower != "that" or verb.lemma in SPOKEN:
        return None
    for c in reversed(verb.children):
        if verb.i < c.i < clause.i and c.dep in ("dobj", "prep"):
            noun = c if c.dep == "dobj" else c.child("pobj")
            if noun is not None and noun.lemma in STATED and noun.i < mark.i:
                return noun
    return None


def noun_source(noun: Token) -> Token | None:
    """The owner, or the subject of the verb that carries the noun: "Kyiv has made a demand", "supporters of the bill"."""
    whose = owner(noun)
    if whose is not None:
        return whose
    verb = noun.head.head if noun.dep == "pobj" else noun.head
    if noun.dep in ("dobj", "pobj", "attr", "conj", "appos") and verb.pos in ("VERB", "AUX") and verb is not noun:
        return find_source(verb)
    return None


UTTERING = frozenset({"make", "issue", "repeat", "raise", "voice", "level", "file", "deny", "reject", "dismiss", "dispute"})


def utterer(noun: Token) -> Token | None:
    """Who makes it, said in a clause after the noun: "a claim that *Oslo* made", "the charges *prosecutors* filed"."""
    for c in noun.children:
        if c.i > noun.i and c.lemma in UTTERING and c.dep in ("relcl", "acl", "ccomp", "advcl") and _has_gap(c):
            return c.child("nsubj")
    return None


def _has_gap(verb: Token) -> bool:
    """True where "that" is itself what is made: no object beside it ("made a day later" has none)."""
    thing = verb.child("dobj", "ccomp")
    return thing is None or thing.ent in ("DATE", "TIME") or thing.lemma in ("day", "week", "month", "hour", "year")


def _make(
    layout: Layout, cue: Token, shape: str, source: Token | None, ranges: list[Range], head: Token, link: Token | None = None
) -> Iterator[Candidate]:
    content = layout.settle(ranges, cue.i)
    if content:
        yield Candidate(cue, "n." + shape if cue.pos != "ADJ" else "a." + shape, source, content, head, link)


def _after(layout: Layout, noun: Token, source: Token | None, c: Token) -> Iterator[Candidate]:
    start, end = layout.extent(c)
    if c.lemma in UTTERING and _has_gap(c) and layout.tokens[start].lower in ("that", "which"):
        return  # "a claim that Kyrgyzstan made": who makes it, not what it says
    if c.dep == "acl":
        to = c.child("aux")
        kind = "to" if to is not None and to.tag == "TO" else "that" if c.child("mark") is not None else "part"
        yield from _make(layout, noun, "acl." + kind, source, [(start, end)], c)
    elif c.dep in ("ccomp", "relcl", "advcl") and layout.tokens[start].lower in ("that", "whether", "if", "how", "why"):
        yield from _make(layout, noun, "that", source, [(start, end)], c)
    elif c.dep in ("ccomp", "appos", "xcomp"):
        yield from _make(layout, noun, c.dep, source, [(start, end)], c)
    elif c.dep == "prep" and c.lower not in ("by", "from"):
        inner = c.child("pobj", "pcomp")
        if inner is not None:
            yield from _make(layout, noun, "prep", source, [(c.i + 1, end)], inner, c)
            yield from _make(layout, noun, "withprep", source, [(start, end)], inner, c)


def _copula(layout: Layout, noun: Token, source: Token | None) -> Iterator[Candidate]:
    """ "Her answer was that ...", "The message is clear: ..."."""
    be = noun.head
    for c in be.children:
        if c.i > be.i and c.dep in ("ccomp", "xcomp", "attr", "acomp"):
            yield from _make(layout, noun, "be." + c.dep, source, [layout.extent(c)], c)


def adjective_candidates(layout: Layout, adjective: Token) -> Iterator[Candidate]:
    """ "is sure that", "was eager to", "unclear whether", "critical of"."""
    verb = adjective.head
    source = find_source(verb) if adjective.dep in ("acomp", "oprd", "conj") and verb.pos in ("VERB", "AUX") else None
    if adjective.dep in ("amod", "appos") and verb.pos in ("NOUN", "PROPN"):
        source = verb
    for c in adjective.children:
        if c.i < adjective.i:
            continue
        if c.dep in ("ccomp", "xcomp", "advcl"):
            yield from _make(layout, adjective, c.dep, source, [layout.extent(c)], c, c.child("mark"))
        elif c.dep == "prep":
            inner = c.child("pobj", "pcomp")
            if inner is not None:
                yield from _make(layout, adjective, "prep", source, [(c.i + 1, layout.hi[c.i])], inner, c)
    if verb.pos in ("VERB", "AUX"):
        for c in verb.children:
            if c.i > adjective.i and c.dep in ("ccomp", "xcomp", "advcl"):
                yield from _make(layout, adjective, "up." + c.dep, source, [layout.extent(c)], c, c.child("mark"))
            elif c.dep == "nsubj" and c.i < adjective.i and c.lower != "it" and source is not None:
                yield from _make(layout, adjective, "subject", None, [layout.extent(c)], c)
