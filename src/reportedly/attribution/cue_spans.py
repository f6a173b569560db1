"""Candidate -> the words of its cue: the verb with auxiliaries, negation, particle, and the preposition before the content."""

from __future__ import annotations

from ..parse import Token
from .candidates import Candidate
from .layout import Layout, Range

LIGHT_VERBS = frozenset({"express", "give", "have", "issue", "make", "raise", "voice"})
BEFORE = frozenset({"aux", "auxpass", "neg"})


def cue_ranges(layout: Layout, candidate: Candidate) -> tuple[Range, ...]:
    """ "has not said", "pointed out", "called for", "according to", "is sure"."""
    cue = candidate.cue
    start, end = cue.i, cue.i + 1
    if cue.lower == "according":
        return ((start, end + 1),) if end < len(layout.tokens) and layout.tokens[end].lower == "to" else ((start, end),)
    if candidate.shape == "in.voice" and candidate.source is not None:
        return _voice(layout, start, candidate.source)
    if candidate.shape.startswith("n.be") or candidate.shape.startswith("a."):
        verb = cue.head
        if verb.pos in ("VERB", "AUX") and verb.i < cue.i <= verb.i + 4:
            start = _leftmost(layout, verb)
    elif cue.pos == "VERB":
        start = _leftmost(layout, cue)
    for c in cue.children:
        if c.dep == "prt" and c.i == end:
            end += 1
    link = candidate.link
    if link is not None and link.dep in ("prep", "agent") and _only_adverbs(layout, end, link.i) and not _inside(candidate, link.i):
        end = link.i + 1
    if candidate.shape.startswith("n.") and cue.dep == "dobj" and cue.head.lemma in LIGHT_VERBS and 0 < cue.i - cue.head.i < 5:
        start = _leftmost(layout, cue.head)
    return ((start, end),)


def _voice(layout: Layout, start: int, source: Token) -> tuple[Range, ...]:
    """ "in the words of", "in ... view": the phrase without the source inside it."""
    first = layout.lo[source.i]
    if source.dep != "poss":
        return ((start, first),)
    return ((start, max(start + 1, first)), (source.head.i, source.head.i + 1))


def _only_adverbs(layout: Layout, start: int, end: int) -> bool:
    """ "spoke warmly of": what stands between verb and preposition belongs to the cue."""
    return start <= end <= start + 2 and all(t.pos == "ADV" for t in layout.tokens[start:end])


def _leftmost(layout: Layout, verb: Token) -> int:
    """Auxiliaries join only where nothing but adverbs stands between them and the verb ("has since said")."""
    start = verb.i
    helpers = {c.i for c in verb.children if c.dep in BEFORE or (c.dep == "advmod" and c.pos == "ADV")}
    while start - 1 in helpers:
        start -= 1
    while start < verb.i and layout.tokens[start].pos == "SCONJ":
        start += 1
    return start


def _inside(candidate: Candidate, i: int) -> bool:
    return any(a <= i < b for a, b in candidate.content)
