"""Groups of candidates -> the readings believed: the best of each cue, when it beats "reports nothing" by the threshold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..parse import Token
from .candidates import Candidate
from .credits import SHAPE as CREDIT
from .features import CueFacts, weigh
from .layout import Layout
from .lexicon import CueLexicon
from .nominals import STATED
from .signatures import BLOCK

CLAUSE_SHAPES = (
    "a.ccomp", "a.up", "above", "according", "adverb", "advcl", "ccomp", "colon", "in.", "intj", "n.acl.that", "n.be.ccomp", "n.that",
    "pass.tail", "quote", "tail",
)  # fmt: skip
"""Constructions whose content is a statement; others ("praised the mayor", "wants to pay") are attributions to some readers only."""
SAYING = frozenset({"explain", "note", "observe", "point", "report", "say", "tell", "warn", "write"})
CHECKING = frozenset({"confirm", "corroborate", "verify"})
DENYING = frozenset({"deny", "dispute", "reject"})
PLAIN = frozenset({"according", "allegedly", "purportedly", "reportedly", "supposedly"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A candidate that was kept, and by how much."""

    candidate: Candidate
    score: float


def choose(layout: Layout, groups: Iterable[list[Candidate]], cues: CueLexicon) -> Iterator[Reading]:
    """At most one reading for each cue word."""
    for group in groups:
        scored = list(rule_scores(layout, [c for c in group if not is_blocked(c, cues)], cues))
        best, score = max(scored, key=lambda s: s[1], default=(None, -1.0))
        if best is not None and score >= 0.0:
            yield Reading(best, score)
        elif (sure := next((c for c in group if is_plain(c)), None)) is not None:
            yield Reading(sure, 0.0)


def rule_scores(layout: Layout, group: list[Candidate], cues: CueLexicon) -> Iterator[tuple[Candidate, float]]:
    """How far the construction speaks for each reading of a cue: the sum of its feature weights, above the threshold of its kind."""
    if not group:
        return
    families, weights = cues.families, cues.weights
    facts = CueFacts.of(layout, group[0].cue, families, weights)
    for candidate in group:
        score = weigh(layout, candidate, facts, families, weights)
        yield candidate, (score - (cues.clause_threshold if is_statement(candidate, cues) else cues.threshold)) / 100


def is_blocked(candidate: Candidate, cues: CueLexicon) -> bool:
    """True for the uses a ``blocks`` entry of the lexicon rules out."""
    cue = candidate.cue
    block = cues.blocks.get(cue.lemma) if cue.pos == "VERB" else None
    if block is None or candidate.shape.startswith(("ccomp", "quote", "above")):
        return False
    thing = cue.child("dobj", "nsubjpass")
    if thing is not None and thing.lemma in block.objects:
        return True
    preposition = _preposition(candidate)
    if preposition is not None and (preposition.lower in block.prepositions or _object_lemma(preposition) in block.objects):
        return True
    if block.double_object and cue.child("dobj") is not None and (cue.child("dative", "nsubjpass", "iobj") is not None):
        return True
    return bool(block.unless) and thing is not None and not any(c.lower in block.unless for c in (*cue.children, *thing.children))


def _preposition(candidate: Candidate) -> Token | None:
    """The preposition between the cue and the head of its content."""
    for token in (candidate.head, candidate.head.head):
        if token.dep == "prep" and token.head is candidate.cue:
            return token
    return None


def _object_lemma(preposition: Token) -> str:
    inner = preposition.child("pobj")
    return "" if inner is None else inner.lemma


def is_statement(candidate: Candidate, cues: CueLexicon) -> bool:
    """True where the content is put forward as so: a clause, a quotation, or what somebody denies, threatens, promises, is accused of."""
    if candidate.shape.startswith(CLAUSE_SHAPES):
        return True
    family = cues.families.get(f"{candidate.cue.lemma.lower()}/{candidate.cue.pos[:1]}")
    return family in ("accuse", "admit", "deny", "threaten", "promise") and candidate.cue.pos == "VERB"


def is_plain(candidate: Candidate) -> bool:
    """True for constructions that have no other use: "reportedly", "according to", "in the words of", "as the mayor told us"."""
    if candidate.shape in (CREDIT, BLOCK):
        return True
    if candidate.shape in ("adverb", "according"):
        return candidate.cue.lower in PLAIN
    if candidate.shape == "above.advcl":
        as_said = candidate.link is not None and candidate.link.lower == "as" and candidate.source is not None
        return as_said and candidate.cue.lemma in SAYING and candidate.cue.tag in ("VBD", "VBZ", "VBP")
    if candidate.cue.lemma in CHECKING and any(c.dep == "neg" for c in candidate.cue.children):
        return candidate.shape in ("dobj", "ccomp", "advcl", "pass")  # "could not confirm the report"
    if candidate.shape == "n.that" and candidate.cue.lemma in STATED:
        return candidate.source is not None and candidate.head.dep == "ccomp"  # "brushed over a warning from Lima on Friday that ..."
    if candidate.cue.lemma == "threaten" and candidate.shape == "xcomp":
        return candidate.source is not None  # "threatened to bomb the dam"
    if candidate.cue.lemma in DENYING and candidate.source is not None:
        if candidate.shape == "rel":
            return candidate.head.lemma in STATED  # "an accusation Rwanda denies"
        if candidate.shape == "xcomp" and candidate.head.tag == "VBG":
            return True  # "denies killing the journalists"
        return candidate.shape == "dobj" and candidate.head.lower in ("it", "this", "that")
    return candidate.shape == "in.voice" or (candidate.shape == "tail-" and candidate.direct)


def without_noise(readings: list[Reading], cues: CueLexicon, layout: Layout) -> list[Reading]:
    """Inside another's content only plain reporting counts: "he says he thinks ..." is one attribution, "he says they said ..." two."""
    held = {i for r in readings for a, b in r.candidate.content for i in range(a, b)}
    return [r for r in readings if r.candidate.cue.i not in held or _reports(r.candidate, cues, layout)]


def _reports(candidate: Candidate, cues: CueLexicon, layout: Layout) -> bool:
    family = cues.family(candidate.cue.lemma, candidate.cue.pos)
    if candidate.cue.lower == "according" or candidate.shape == "adverb":
        return True
    if candidate.cue.i in layout.quotation_at or family is None or family.act in NESTED_SILENT:
        return False
    if family.id in ("admit", "deny", "threaten") and candidate.cue.pos == "VERB":
        return True  # "said it could not confirm the report"
    return candidate.shape in CLAUSAL or candidate.direct


NESTED_SILENT = frozenset({"believe", "intend", "ask", "doubt", "decline"})
CLAUSAL = frozenset({"ccomp", "ccomp.before", "above.parataxis", "above.ccomp", "n.acl.that", "n.that", "pass.tail", "dobj+", "pass+"})
