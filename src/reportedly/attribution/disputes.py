"""Parse, attributions, events -> disputes: a claim and the denial that answers it, within one document.

A denial denies, or calls what was said false, or leaves it unconfirmed. Three ways to know what is denied, surest first: it quotes the
claim ("rejected Ankara's claim that ..."), it repeats its words ("denied that its ships had entered the strait"), or it points back
("dismissed the accusation", "denies it") to what was just said about it.
Better none than a wrong one: a dispute tells the reader that two voices contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..parse import Parse
from ..records import Attribution, Dispute, Event, Party, Span, covers, derive_id

CLAIMING = frozenset({"assert", "accuse", "believe", "confirm"})
CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
LIGHT = frozenset({"have", "be", "do", "make", "take", "get", "say", "more", "other", "any", "such", "own", "year", "day", "time"})
POINTING = frozenset({
    "accusation", "allegation", "assertion", "assessment", "charge", "claim", "criticism", "finding", "report", "rumor", "rumour",
    "suggestion",
})  # fmt: skip
PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
MAX_VERDICT = 12
"""Tokens of a content that only passes judgement; a longer one says something of its own."""
MIN_SHARED = 2
MIN_COVER = 0.5
"""Share of the shorter one's content words that both must have: below it, two statements of one story merely share their topic."""
SHORT = 3
"""Up to so many content words all must be shared: "plans for an attack" is not yet "plans to seize the port"."""
MAX_SENTENCES_BACK = 4


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody (or the publisher) puts forward: an attribution's content, or an event in the publisher's own voice."""

    id: str
    spans: tuple[Span, ...]
    words: frozenset[str]
    sentence: int
    source: frozenset[str]
    party: Party | None
    names: frozenset[str] = frozenset()
    """Names among the words: "claims by *Oslo*" are no answer to what Lima said."""
    points: bool = False
    """True when it begins with a pronoun that may stand for a claim: "denies *it*"."""


def find_disputes(parse: Parse, attributions: Sequence[Attribution], events: Sequence[Event]) -> tuple[Dispute, ...]:
    """Disputes in the order of their denials."""
    false = {a.id for a in attributions if _calls_false(parse, a)}
    denials = [a for a in attributions if a.act == "deny" or a.id in false or _withholds(parse, a)]
    if not denials:
        return ()
    claims = [_statement(parse, a) for a in attributions if a.act in CLAIMING and a.id not in false]
    own = [_from_event(parse, e) for e in events if e.standing not in ("denied", "disputed") and e.event_type != "REJECT"]
    found = []
    for attribution in denials:
        denial = _statement(parse, attribution)
        claim = _quoted(denial, attribution, claims) or _repeated(denial, claims) or _pointed_at(denial, claims) or _repeated(denial, own)
        if claim is not None:
            found.append(_dispute(claim, denial, events))
    return tuple(found)


def _withholds(parse: Parse, attribution: Attribution) -> bool:
    """ "could not confirm", "was unable to verify": no denial, but the claim does not stand."""
    if attribution.act != "decline":
        return False
    return any(t.lemma.lower() in ("confirm", "verify", "corroborate") for s in attribution.cue for t in parse.tokens_in(s))


FALSITY = frozenset({
    "baseless", "bogus", "concocted", "fabricate", "fabricated", "fabrication", "fake", "false", "falsehood", "fiction", "groundless",
    "hoax", "inaccurate", "incorrect", "invention", "lie", "misinformation", "nonsense", "propaganda", "slander", "unfounded", "untrue",
})  # fmt: skip


def _calls_false(parse: Parse, attribution: Attribution) -> bool:
    """ "called the report *fabricated*", "said the claim was a *lie*": a denial in other words; "was *not false*" is none."""
    if attribution.act not in ("assert", "accuse", "confirm"):
        return False
    tokens = [t for s in attribution.content for t in parse.tokens_in(s)]
    if len(tokens) > MAX_VERDICT or not any(t.lemma.lower() in FALSITY for t in tokens) or any(t.dep == "neg" for t in tokens):
        return False
    opening = next((t for t in tokens if t.pos not in ("PUNCT", "SCONJ")), None)
    return opening is not None and (opening.lower in PRONOUNS or any(t.lemma.lower() in POINTING for t in tokens))


def _statement(parse: Parse, a: Attribution) -> Statement:
    start = a.content[0][0] if a.content else 0
    first = next((t for s in a.content for t in parse.tokens_in(s) if t.pos not in ("PUNCT", "SCONJ")), None)
    points = first is not None and first.lower in PRONOUNS
    names = frozenset(t.lemma.lower() for s in a.content for t in parse.tokens_in(s) if t.pos == "PROPN")
    return Statement(
        a.id, a.content, _words(parse, a.content), _sentence(parse, start), _words(parse, a.source), a.source_party, names, points
    )


def _from_event(parse: Parse, e: Event) -> Statement:
    party = e.actors[0] if e.actors else None
    spans = (e.anchor, *(p.span for p in (*e.actors, *e.recipients)))
    return Statement(e.id, (e.anchor,), _words(parse, spans), _sentence(parse, e.anchor[0]), frozenset(), party)


def _words(parse: Parse, spans: Iterable[Span]) -> frozenset[str]:
    tokens = (t for s in spans for t in parse.tokens_in(s))
    return frozenset(t.lemma.lower() for t in tokens if t.pos in CONTENT_POS and t.lemma.lower() not in LIGHT)


def _sentence(parse: Parse, at: int) -> int:
    tokens = parse.tokens_in((at, at + 1))
    return tokens[0].sentence if tokens else 0


def _quoted(denial: Statement, attribution: Attribution, claims: list[Statement]) -> Statement | None:
    """ "rejected the claim that ...": the claim stands inside what is rejected."""
    for claim in claims:
        inside = all(any(covers(outer, inner) for outer in attribution.content) for inner in claim.spans)
        if inside and claim.id != denial.id and claim.source != denial.source:
            return claim
    return None


def _repeated(denial: Statement, claims: list[Statement]) -> Statement | None:
    best: tuple[float, Statement] | None = None
    for claim in _others(denial, claims):
        shared, least = len(claim.words & denial.words), max(1, min(len(claim.words), len(denial.words)))
        enough = shared == least if least <= SHORT else shared >= MIN_COVER * least
        if enough and shared >= MIN_SHARED and (best is None or shared / least > best[0]):
            best = (shared / least, claim)
    return best[1] if best else None


def _pointed_at(denial: Statement, claims: list[Statement]) -> Statement | None:
    """ "Ankara dismissed the accusation": the last claim before it that speaks of whoever denies, or stands beside it."""
    aside = denial.words - FALSITY
    if len(aside) > 3 or not (aside & POINTING or (denial.points and len(aside) <= 1)):
        return None
    earlier = [c for c in _others(denial, claims) if c.spans[0][0] < denial.spans[0][0]]
    near = [c for c in earlier if denial.sentence - c.sentence <= (MAX_SENTENCES_BACK if aside & POINTING else 1)]
    near = [c for c in near if not denial.names or denial.names & (c.words | c.source)]
    about = [c for c in near if c.words & denial.source or denial.sentence - c.sentence <= 1]
    return about[-1] if about else None


def _others(denial: Statement, claims: list[Statement]) -> Iterator[Statement]:
    """Claims by somebody else, and not the denial's own words."""
    for claim in claims:
        apart = not any(covers(d, c) or covers(c, d) for d in denial.spans for c in claim.spans)
        same = claim.source & denial.source or (claim.party and denial.party and _are_one(claim.party, denial.party))
        if claim.id != denial.id and apart and not same:
            yield claim


def _are_one(a: Party, b: Party) -> bool:
    """Two mentions of one party, or two voices of one state: nobody disputes with himself."""
    if a.entity is not None and a.entity == b.entity:
        return True
    return a.country is not None and a.country == b.country and a.sector == b.sector


def _dispute(claim: Statement, denial: Statement, events: Sequence[Event]) -> Dispute:
    denied = [e.id for e in events if e.standing in ("denied", "disputed") and any(covers(s, e.anchor) for s in denial.spans)]
    claimed = [e.id for e in events if claim.id != e.id and e.id not in denied and any(covers(s, e.anchor) for s in claim.spans)]
    parties = tuple(p for p in (claim.party, denial.party) if p is not None)
    return Dispute(
        id=derive_id("dis", claim.id, denial.id),
        claim=(claim.id, *claimed),
        denial=(denial.id, *denied),
        parties=parties,
    )
