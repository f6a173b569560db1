"""Candidate -> the words of its cue: the verb with auxiliaries, negation, particle, and the preposition before the content."""

from __future__ import annotations

from ..parse import Token
from .candidates import Candidate
from .layout import Layout, Range

BEFORE = frozenset({"aux", "auxpass", "neg"})


def cue_ranges(layout: Layout, candidate: Candidate) -> tuple[Range, ...]:
    """ "has not said", "pointed out", "called for", "according to", "is sure"."""
    cue = candidate.cue
    start, end = cue.i, cue.i + 1
    if cue.lower == "according":
        return ((start, end + 1),) if end < len(layout.tokens) and layout.tokens[end].lower == "to" else ((start, end),)
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
    if link is not None and link.dep in ("prep", "agent") and link.i == end and not _inside(candidate, link.i):
        end += 1
    return ((start, end),)


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
