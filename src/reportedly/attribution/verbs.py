"""Verb -> candidate readings: clause, object, infinitive, prepositional object, passive subject, relative antecedent, quotation."""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Token
from .candidates import Candidate
from .layout import Layout, Range
from .nominals import clause_owner
from .sources import RELATIVE, find_source, follows_report, inserted_speaker

COMPLEMENTS = frozenset({
    "acomp", "advcl", "agent", "attr", "ccomp", "dative", "dep", "dobj", "intj", "oprd", "pcomp", "prep", "prt", "xcomp",
})  # fmt: skip
CLAUSE_MARKS = frozenset({"if", "whether", "as", "like", "that"})
RAISING = frozenset({"seem", "appear", "look", "sound", "feel"})
TEMPORAL = frozenset({"DATE", "TIME"})


def verb_candidates(layout: Layout, verb: Token) -> Iterator[Candidate]:
    """Every reading of the verb that the tree allows."""
    source = find_source(verb)
    right = [c for c in verb.children if c.i > verb.i and c.dep in COMPLEMENTS and not _is_temporal(c)]
    yield from _clauses(layout, verb, source)
    yield from _objects(layout, verb, source, right)
    if verb.child("nsubjpass") is not None:
        yield from _passives(layout, verb, source, right)
    elif verb.lemma in RAISING:
        yield from _raising(layout, verb, right)
    if verb.dep in ("relcl", "acl"):
        yield from _relatives(layout, verb, source, right)
    yield from _above(layout, verb, source)


def _is_temporal(token: Token) -> bool:
    if token.dep != "prep":
        return token.ent in TEMPORAL and token.dep != "dobj"
    inner = token.child("pobj")
    return inner is not None and inner.ent in TEMPORAL


def _make(
    layout: Layout, verb: Token, shape: str, source: Token | None, ranges: list[Range], head: Token, link: Token | None = None
) -> Iterator[Candidate]:
    content = layout.settle(ranges, verb.i)
    if content:
        yield Candidate(verb, shape, source, content, head, link)


def _clauses(layout: Layout, verb: Token, source: Token | None) -> Iterator[Candidate]:
    for c in verb.children:
        if c.dep not in ("ccomp", "xcomp", "intj", "npadvmod") and not (c.dep == "advcl" and _mark(c) in CLAUSE_MARKS):
            continue
        if c.dep == "npadvmod" and (c.i - 1 not in layout.quotation_at):
            continue
        if clause_owner(verb, c) is not None:
            continue
        span = _before_next_report(layout, _without_second_hand(layout, layout.extent(c), c), verb)
        ranges = layout.without(span, _own(layout, verb, c)) if span[0] <= verb.i < span[1] else [span]
        ranges += _further_clauses(layout, verb, c)
        shape = c.dep if c.i > verb.i else c.dep + ".before"
        yield from _make(layout, verb, shape, source, ranges, c, c.child("mark"))
        subject = c.child("nsubj")
        if c.dep == "ccomp" and c.i > verb.i and subject is not None and c.tag == "VB" and c.child("aux") is not None:
            yield from _make(layout, verb, "ccomp.to", source, [(layout.hi[subject.i], span[1])], c)


def _further_clauses(layout: Layout, verb: Token, clause: Token) -> list[Range]:
    """ "said that the mayor had fled, and *that soldiers were looting*": hung on the verb by the parser, said all the same."""
    if clause.dep != "ccomp" or clause.i < verb.i:
        return []
    return [layout.extent(c) for c in verb.children if c.dep == "conj" and c.i > clause.i and _mark(c) == "that"]


def _without_second_hand(layout: Layout, span: Range, clause: Token) -> Range:
    """ "He said it was over, according to the radio": the radio's phrase closes the sentence and is none of his words."""
    for i in range(clause.i + 1, span[1] - 2):
        if layout.tokens[i].lower == "according" and layout.tokens[i - 1].text == ",":
            return (span[0], i - 1)
    return span


def _before_next_report(layout: Layout, span: Range, verb: Token) -> Range:
    """ "He said *the road was shut* and warned that it would stay so": what the same mouth reports next is none of the content."""
    for i in range(max(span[0], verb.i) + 1, span[1]):
        token = layout.tokens[i]
        if i not in layout.quotation_at and follows_report(token, verb):
            joint = next((c.i for c in reversed(token.head.children) if c.dep == "cc" and token.head.i < c.i < i), layout.lo[i])
            return (span[0], joint) if joint > span[0] else span
    return span


def _own(layout: Layout, verb: Token, content: Token) -> Range:
    """The cue's own words inside the content's stretch: ", the minister said,"."""
    others = [c for c in verb.children if c is not content and not layout.lo[c.i] <= content.i < layout.hi[c.i]]
    return (min([verb.i, *(layout.lo[c.i] for c in others)]), max([verb.i + 1, *(layout.hi[c.i] for c in others)]))


def _mark(clause: Token) -> str:
    mark = clause.child("mark", "advmod")
    return mark.lower if mark is not None else ""


def _objects(layout: Layout, verb: Token, source: Token | None, right: list[Token]) -> Iterator[Candidate]:
    for n, c in enumerate(right):
        start, end = layout.extent(c)
        if c.dep in ("dobj", "attr", "oprd", "acomp", "dative", "dep"):
            if c is source or _sums_up(layout, verb, c):
                continue
            yield from _make(layout, verb, c.dep, source, [(start, end)], c)
            rest = [r for r in right[n + 1 :] if r.dep not in ("advcl", "dobj", "ccomp")]
            if rest and c.dep in ("dobj", "dative"):
                last = rest[-1]
                yield from _make(layout, verb, "dobj+", source, [(start, layout.hi[last.i])], c, rest[0])
        elif c.dep in ("prep", "agent") and verb.child("nsubjpass") is None:
            inner = c.child("pobj", "pcomp")
            if inner is None:
                continue
            yield from _make(layout, verb, "prep", source, [(c.i + 1, end)], inner, c)
            rest = right[n + 1 :]
            if rest and rest[0].dep in ("xcomp", "prep", "ccomp"):
                yield from _make(layout, verb, "prep+", source, [(c.i + 1, layout.hi[rest[0].i])], inner, c)


def _sums_up(layout: Layout, verb: Token, thing: Token) -> bool:
    """ "denied that it had fired, *a charge made by Oslo*": a noun after the clause and a comma is about the clause."""
    start = layout.lo[thing.i]
    before = any(c.dep == "ccomp" and verb.i < c.i < start for c in verb.children)
    return before and layout.tokens[start - 1].text == ","


def _passives(layout: Layout, verb: Token, source: Token | None, right: list[Token]) -> Iterator[Candidate]:
    subject = verb.child("nsubjpass")
    assert subject is not None
    whole = layout.extent(subject)
    rest = [c for c in right if c.dep not in ("agent", "advcl")]
    yield from _make(layout, verb, "pass", source, [whole], subject)
    if rest:
        tail = (layout.lo[rest[0].i], layout.hi[rest[-1].i])
        yield from _make(layout, verb, "pass+", source, [whole, tail], rest[0], rest[0])
        yield from _make(layout, verb, "pass.tail", source, [tail], rest[0], rest[0])
        if rest[0].dep == "prep":
            yield from _make(layout, verb, "pass.prep", source, [(rest[0].i + 1, tail[1])], rest[0], rest[0])


def _raising(layout: Layout, verb: Token, right: list[Token]) -> Iterator[Candidate]:
    """ "The truce seems to hold": nobody is named; subject and predicate are what seems."""
    subject = verb.child("nsubj")
    rest = [c for c in right if c.dep in ("xcomp", "acomp", "oprd", "prep", "advcl")]
    if subject is None or not rest:
        return
    tail = (layout.lo[rest[0].i], layout.hi[rest[-1].i])
    yield from _make(layout, verb, "raise", None, [layout.extent(subject), tail], rest[0], rest[0])


def _relatives(layout: Layout, verb: Token, source: Token | None, right: list[Token]) -> Iterator[Candidate]:
    """ "a truce the mediators called fragile": the antecedent is what they speak of."""
    noun = verb.head
    gap = next((c for c in verb.children if c.dep in ("dobj", "nsubjpass", "pobj") and c.lower in RELATIVE), None)
    if verb.dep == "relcl" and source is not None and source.lower in RELATIVE and gap is None:
        return
    start = layout.lo[noun.i]
    name = (start, max(noun.i + 1, layout.lo[verb.i])) if start < layout.lo[verb.i] else (noun.i, noun.i + 1)
    shape = "rel" if verb.dep == "relcl" else "acl.head"
    yield from _make(layout, verb, shape, source, [name], noun)
    rest = [c for c in right if c.dep in ("oprd", "xcomp", "ccomp", "acomp", "prep") or (c.dep == "dobj" and gap is None)]
    if rest:
        yield from _make(layout, verb, shape + "+", source, [name, (layout.lo[rest[0].i], layout.hi[rest[-1].i])], noun, rest[0])


def _above(layout: Layout, verb: Token, source: Token | None) -> Iterator[Candidate]:
    """ "The bill, he said, would pass"; "as the ministry put it"; the cue hangs below what it reports."""
    if verb.dep not in ("parataxis", "advcl", "ccomp", "dep", "conj", "relcl", "acl") or verb.head is verb:
        return
    head = verb.head
    if head.pos not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return
    if verb.dep in ("conj", "ccomp", "relcl", "acl") and verb.child("ccomp", "dobj", "xcomp") is not None:
        return
    own, whole = layout.extent(verb), layout.extent(head)
    if inserted_speaker(verb) is not None:
        own = (max(layout.hi[c.i] for c in verb.children if c.dep == "nsubj" and c.i < verb.i), own[1])
    ranges = layout.without(whole, own)
    if verb.dep == "advcl" and _mark(verb) not in ("as",) and verb.child("ccomp", "dobj", "xcomp") is not None:
        return
    mark = verb.child("mark", "advmod")
    yield from _make(layout, verb, "above." + verb.dep, source, ranges, head, mark)
