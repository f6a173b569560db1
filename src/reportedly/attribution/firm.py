"""Firm readings and loose ones: where words are put forward as so, and where somebody merely praises, wants or means to do a thing.

Readers of every tradition call the first an attribution; PolNeAR's call the second one too, others (Wikinews) do not.
"""

from __future__ import annotations

from ..parse import Token
from .candidates import Candidate
from .judge import CLAUSE_SHAPES
from .layout import Layout
from .linked import SHAPE

FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
NOUNS = frozenset({"NOUN", "PROPN"})
QUOTED = 0.9
"""Share of a content's words in quotation marks from which it is somebody's very words."""


def is_firm(layout: Layout, candidate: Candidate) -> bool:
    """True for quotations, for clauses with a finite verb at their head, and for what a noun names: "calls for", "the claim of".

    It does not matter who proposed the reading, constructions or the encoder. Nouns are firm because none of the traditions
    disagrees about them: whoever writes "the threat" or "her doubts about" has already called it somebody's.
    """
    if candidate.cue.pos in NOUNS or candidate.direct or is_quoted(layout, candidate):
        return True
    if candidate.shape == SHAPE or candidate.shape.startswith("ccomp"):
        return is_finite(candidate.head)
    return candidate.shape.startswith(CLAUSE_SHAPES)


def is_quoted(layout: Layout, candidate: Candidate) -> bool:
    """True where quotation marks that leave the cue out hold the content."""
    words = [i for a, b in candidate.content for i in range(a, b)]
    quotations = [layout.quotation_at.get(i) for i in words]
    return sum(q is not None and not q.holds(candidate.cue.i) for q in quotations) >= QUOTED * len(words)


def is_finite(head: Token) -> bool:
    """True for "fled", "has fled", "will be rebuilt"; not for "to flee", "fleeing", "the flight that began on Monday"."""
    if head.pos not in ("VERB", "AUX"):
        return False
    return head.tag in FINITE or any(c.tag in FINITE and c.dep in ("aux", "auxpass") for c in head.children)
