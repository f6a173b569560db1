"""Attribution candidate -> what it is worth: its speech act, whether it is hedged, whether its source stays unnamed."""

from __future__ import annotations

from collections.abc import Mapping

from ..parse import Token
from ..records import Attribution, SpeechAct
from .candidates import Candidate
from .credits import SHAPE as CREDIT
from .layout import Layout
from .lexicon import CueFamily
from .source_kinds import withheld_names

HEDGING_ADVERBS = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "apparently", "possibly", "probably", "perhaps"})
UNCONFIRMED = frozenset({"unconfirmed", "unverified", "unspecified", "alleged", "conflicting", "rumoured", "rumored"})
UNNAMED = frozenset({"source", "rumour", "rumor", "insider", "somebody", "someone"})
NAMELESS_ADJECTIVES = frozenset({"anonymous", "unnamed", "unidentified", "unspecified", "undisclosed"})
REPORTS = frozenset({"assert", "accuse", "deny", "confirm"})

FALLBACK: Mapping[str, SpeechAct] = {"xcomp": "intend", "ccomp.to": "request", "n.acl.to": "intend", "a.xcomp": "intend"}
"""The act of a cue no family lists, from its construction: an infinitive is mostly something meant to be done."""


def speech_act(candidate: Candidate, family: CueFamily | None) -> SpeechAct:
    """The family's act; "did not confirm" declines, "suggested that" asserts, "asked whether" asks, "asked him to" requests."""
    cue = candidate.cue
    negated = any(c.dep == "neg" for c in cue.children)
    if candidate.shape == CREDIT:
        return "credit"
    if family is None:
        return FALLBACK.get(candidate.shape, "assert")
    act = family.act
    if cue.lemma in ("ask", "question") and _asks(candidate):
        return "ask"
    if cue.lemma == "tell" and candidate.head.tag == "VB" and candidate.shape in ("xcomp", "ccomp", "ccomp.to"):
        return "request"
    if cue.lemma == "call" and cue.pos == "VERB" and (candidate.link is None or candidate.link.lower not in ("for", "on", "upon")):
        return "assert"
    if negated and act in ("confirm", "promise"):
        return "decline"
    if negated and act == "deny":
        return "confirm"
    if negated and act == "believe":
        return "doubt"
    return act


def _asks(candidate: Candidate) -> bool:
    """ "asked whether", "asked why", "asked a question"; not "asked for help", "asked him to stay", "asked that he stay"."""
    link = candidate.link.lower if candidate.link is not None else ""
    first = next((c for c in sorted((candidate.head, *candidate.head.children), key=lambda t: t.i)), candidate.head)
    return candidate.direct or link in ("if", "whether", "about") or first.tag in ("WDT", "WP", "WRB") or candidate.head.lemma == "question"


def is_hedged(layout: Layout, candidate: Candidate, family: CueFamily | None) -> bool:
    """ "claimed", "reportedly said", "may have", "unconfirmed reports": the words keep their distance."""
    cue = candidate.cue
    if family is not None and family.hedged:
        return True
    if any(c.lower in HEDGING_ADVERBS for c in cue.children):
        return True
    near = [cue, *([candidate.source] if candidate.source is not None else [])]
    if any(c.lower in UNCONFIRMED for t in near for c in t.children):
        return True
    return any(_doubtful(c) for c in candidate.head.children)


def _doubtful(word: Token) -> bool:
    """ "may have fled" is a guess about what happened; "may flee" only a possibility."""
    if word.lower in HEDGING_ADVERBS:
        return True
    return word.lower in ("may", "might", "could") and word.tag == "MD" and any(c.lower == "have" for c in word.head.children)


def is_anonymous(layout: Layout, candidate: Candidate, act: SpeechAct) -> bool:
    """Nobody is named although somebody reports: "it was reported", "sources said", "officials said on condition of anonymity"."""
    source = candidate.source
    if source is None:
        return act in REPORTS or candidate.shape == "adverb"
    sentence = layout.parse.sentence_of(candidate.cue)
    if source.pos == "NOUN" and source.sentence == candidate.cue.sentence:
        told = layout.characters(candidate.content)
        withheld = withheld_names(layout.parse.text, sentence.start, sentence.end)
        if any(not any(a <= at < b for a, b in told) for at in withheld):
            return True
    beside = {c.lower for c in source.children}
    if beside & (NAMELESS_ADJECTIVES | UNCONFIRMED) or source.lemma.lower() in UNNAMED:
        return True
    if source.lower in ("reports", "rumors", "rumours"):
        return not beside & {"the", "these", "those", "its", "their", "'s"}
    return source.lemma.lower() in ("person", "people") and bool(beside & {"familiar", "close", "with"})


def chain(attribution: Attribution, by_id: Mapping[str, Attribution]) -> tuple[Attribution, ...]:
    """The attribution and all around it, outermost first."""
    found = [attribution]
    while found[-1].parent is not None and found[-1].parent in by_id and len(found) < 20:
        found.append(by_id[found[-1].parent])
    return tuple(reversed(found))
