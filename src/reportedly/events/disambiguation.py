"""PLOVER's rules between types: what a match becomes when it is planned, negated, or stands inside another event.

The manual's rules, in its order of section 1: future cooperation is AGREE, future RETREAT is CONCEDE, announced force or sanctions
THREATEN; refusing to cooperate is REJECT; the content of a request, promise, refusal or threat is not a second event; moves of
troops beside an assault and demands of demonstrators are not coded; conviction drops the accusation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..parse import Token
from ..records import Party
from .arguments import LIGHT_VERBS, Arguments
from .circumstances import CONDITIONS, TRIED
from .clauses import content_head, is_passive, outer_noun
from .frames import Frame

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
THREATENABLE = {"SANCTION": "relations", "COERCE": "restrict", "ASSAULT": "violence", "MOBILIZE": None, "PROTEST": "restrict"}
THREAT_MODES = {
    "arrest": "arrest",
    "expel": "expel",
    "deport": "expel",
    "discontinue": "relations",
    "withdraw": "relations",
    "restrict": "restrict",
    "curfew": "restrict",
    "seize": "territory",
}
REFUSED = {"CONSULT": ("meet",), "AID": ("assist",), "COOPERATE": ("assist",), "RETREAT": ("yield",), "CONCEDE": ("yield",)}
"""The mode of REJECT for each type that somebody will not do."""
CONTENT_TAKERS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
"""Events that are about another, not yet real, event."""


@dataclass(frozen=True)
class Match:
    """A trigger with its frame, parties and auxiliary modes, before it becomes an event."""

    trigger: Token
    frame: Frame
    arguments: Arguments
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    auxiliary: tuple[str, ...]
    event_type: str
    modes: tuple[str, ...]
    rules: tuple[str, ...] = field(default=())
    decision: float | None = None
    """How far rule and tagger together speak for it; ``None`` where rules decide alone."""


def retype(match: Match) -> Match:
    """The match with the type its mood calls for."""
    if _asks_for_negation(match):
        rest = tuple(a for a in match.auxiliary if a not in ("negated", "future"))
        return replace(match, auxiliary=rest)
    kind, mood = match.event_type, match.auxiliary
    planned = "future" in mood and "negated" not in mood
    if planned and kind in COOPERATIVE:
        return replace(match, event_type="AGREE", modes=(), rules=(*match.rules, "future-cooperation"))
    if planned and kind == "RETREAT":
        return replace(match, event_type="CONCEDE", modes=(), rules=(*match.rules, "future-retreat"))
    if planned and kind in THREATENABLE and _is_own_announcement(match):
        modes = tuple(dict.fromkeys(THREAT_MODES[m] for m in match.modes if m in THREAT_MODES)) or tuple(
            m for m in (THREATENABLE[kind],) if m
        )
        return replace(match, event_type="THREATEN", modes=modes, rules=(*match.rules, "announced-force"))
    if "negated" in mood and kind in (COOPERATIVE | {"AGREE", "CONCEDE", "RETREAT"}) and _is_unwilling(match):
        rest = tuple(a for a in mood if a not in ("negated", "future"))
        return replace(match, event_type="REJECT", modes=REFUSED.get(kind, ()), auxiliary=rest, rules=(*match.rules, "unwilling"))
    return match


def _asks_for_negation(match: Match) -> bool:
    """True for frames that ask for the negation themselves: "will *not* accept" is a refusal that happened."""
    return bool({"not", "never"} & set(match.frame.modifier))


def _is_own_announcement(match: Match) -> bool:
    """ "Greece plans to impose restrictions", "will launch an attack": the actor's own will, in an active sentence.

    An attempt is no threat: "tried to hack into the bank".
    """
    verb = match.trigger if match.arguments.is_verb else match.arguments.carrier if match.arguments.light else None
    if verb is None or verb.head.lemma.lower() in TRIED or _is_wished_of_other(verb):
        return False
    return not is_passive(verb) and bool(match.actors)


def _is_wished_of_other(verb: Token) -> bool:
    """ "Chad wants *Niger to attack*": an infinitive with a subject of its own."""
    return verb.tag == "VB" and any(c.lower == "to" for c in verb.children) and any(c.dep == "nsubj" for c in verb.children)


def _is_unwilling(match: Match) -> bool:
    """ "will not lift the ban", "would not meet": a refusal, unlike "did not meet"."""
    verb = match.trigger if match.arguments.is_verb else match.arguments.carrier
    return verb is not None and any(c.lower in ("will", "wo", "would") for c in verb.children if c.dep == "aux")


def drop_contents(matches: list[Match]) -> list[Match]:
    """Without matches that are only what another match is about."""
    return [m for m in matches if find_taker(m, matches) is None]


def find_taker(match: Match, takers: Sequence[Match]) -> Match | None:
    """The match that this one is only what it is about: the request of what was asked for, the court order of what it orders."""
    return next((t for t in takers if t is not match and (_takes(t, match) or _is_ordered_by(match, t))), None)


def _takes(outer: Match, inner: Match) -> bool:
    if outer.frame.type == "SANCTION" and inner.frame.type in COOPERATIVE and outer.arguments.is_verb:
        return outer_noun(inner.trigger) in outer.arguments.object  # "banned the *sale* of arms", "stopped *aid*"
    return outer.frame.type in CONTENT_TAKERS and _is_content_of(inner, outer)


def _is_ordered_by(inner: Match, outer: Match) -> bool:
    """ "A court ordered the firm to *pay*", "the armies stopped *fighting*": the outer frame asks for the inner word itself."""
    return outer.frame.type in ("SANCTION", "RETREAT") and bool(outer.frame.complement) and inner.trigger in outer.arguments.complement


def _is_content_of(inner: Match, outer: Match) -> bool:
    """True when ``inner`` stands in the complement of ``outer`` as something wished, offered, refused or threatened."""
    token = inner.trigger
    for _ in range(8):
        if token.head is token:
            return False
        below, token = token, token.head
        if token is outer.trigger:
            return _is_irrealis_link(below, inner, outer)
        if below.dep in ("relcl",) and not inner.auxiliary:
            return False
        if below.dep == "advcl" and below.tag not in ("VB",):
            return False
        if below.dep in ("conj",) and token is outer.trigger:
            return False
    return False


def _is_irrealis_link(below: Token, inner: Match, outer: Match) -> bool:
    if below.dep in ("nsubj", "nsubjpass", "conj", "poss", "agent"):
        return False
    if outer.frame.type == "REJECT" and outer.trigger.lemma.lower() in ("deny", "dismiss", "refute", "reject", "dispute"):
        return not inner.arguments.is_verb or inner.auxiliary != ()
    if below.dep in ("dobj", "prep", "dative", "compound", "amod", "nmod"):
        return inner.trigger.tag not in ("VBD",) and not _is_fact_noun(inner, outer)
    if below.dep in ("xcomp", "pcomp"):
        return True
    if below.dep in ("ccomp", "advcl", "acl", "relcl"):
        subjunctive = outer.frame.type == "REQUEST" and inner.trigger.tag == "VBP"  # "demanded that the states *lift* the embargo"
        return subjunctive or inner.trigger.tag in ("VB", "VBG", "NN", "NNS") or bool(inner.auxiliary)
    return False


def _is_fact_noun(inner: Match, outer: Match) -> bool:
    """Requests and refusals name what is wanted; a definite noun of violence inside them ("over the killing of") is a fact."""
    if outer.frame.type in ("AGREE", "CONCEDE"):
        return inner.event_type in ("ASSAULT", "COERCE", "PROTEST", "SANCTION") and bool(inner.actors)
    return inner.event_type in ("ASSAULT", "PROTEST", "COERCE") and _reached_by(
        inner.trigger, outer.trigger, ("over", "after", "following", "since", "in", "about")
    )


def _reached_by(token: Token, top: Token, preps: tuple[str, ...]) -> bool:
    for _ in range(8):
        if token is top or token.head is token:
            return False
        if token.dep == "prep" and token.lower in preps:
            return True
        token = token.head
    return False


def drop_asides(matches: list[Match]) -> list[Match]:
    """Without what is only a condition or a purpose of another match ("to allow", "unless it closes its base")."""
    return [m for m in matches if find_main(m, matches) is None]


def find_main(match: Match, matches: Sequence[Match]) -> Match | None:
    """The match of which this one is only a condition or a purpose."""
    return next((t for t in matches if t is not match and _is_aside_of(match, t)), None)


def _is_aside_of(inner: Match, outer: Match) -> bool:
    token = inner.trigger if inner.arguments.is_verb or inner.arguments.carrier is None else inner.arguments.carrier
    top = outer.trigger if outer.arguments.is_verb or outer.arguments.carrier is None else outer.arguments.carrier
    if token is top:
        return False
    conditional = any(c.lower in CONDITIONS | {"before", "until"} and c.dep == "mark" for c in token.children)
    purpose = (
        token.dep in ("advcl", "acl", "relcl") and token.tag == "VB" and inner.event_type not in ("ASSAULT", "COERCE", "PROTEST", "REQUEST")
    )
    return (conditional or purpose) and any(a is top for a in token.ancestors())


def drop_redundant(matches: list[Match]) -> list[Match]:
    """Without second readings of one happening inside one sentence."""
    kept: list[Match] = []
    for match in matches:
        if find_rival(match, matches, kept) is None:
            kept.append(match)
    return kept


def find_rival(match: Match, matches: Sequence[Match], kept: Sequence[Match]) -> tuple[str, Match] | None:
    """The rule by which another match of the sentence already tells this one, and that match. ``kept``: those judged before."""
    if match.event_type == "MOBILIZE":
        for other in matches:
            if other.event_type == "ASSAULT" and other.auxiliary == () and _same_actors(match, other):
                return "moves-of-an-assault", other
    if match.event_type == "REQUEST":
        for other in matches:
            if other.event_type == "PROTEST" and _same_actors(match, other):
                return "demand-of-a-protest", other
    if match.event_type == "ACCUSE" and "allege" in match.modes:
        for other in matches:
            if other.event_type == "SANCTION" and "convict" in other.modes:
                return "charge-of-a-conviction", other
    return next((("told-twice", other) for other in kept if _repeats(match, other)), None)


PRISON = "prison-sentence"
_PRISON_WORDS = frozenset({"prison", "jail", "imprisonment", "jailed", "imprison", "bar", "bars"})
_TERMS = frozenset({"year", "month", "life"})


def add_prison_sentences(matches: list[Match]) -> list[Match]:
    """With an arrest beside each conviction that puts somebody in prison: PLOVER codes both."""
    arrests = [m for m in matches if m.event_type == "COERCE" and "arrest" in m.modes]
    found: list[Match] = []
    for match in matches:
        found.append(match)
        if _puts_in_prison(match) and not any(_same_recipients(match, a) for a in arrests):
            found.append(replace(match, event_type="COERCE", modes=("arrest",), rules=(*match.rules, PRISON)))
    return found


def _puts_in_prison(match: Match) -> bool:
    """ "sentenced to five years in prison"; not a fine, a suspended term or what a court may still do."""
    if match.event_type != "SANCTION" or "convict" not in match.modes or match.auxiliary:
        return False
    words = match.arguments.words
    told = words & _PRISON_WORDS or ("sentence" in words and words & _TERMS)
    return bool(told) and "suspended" not in {t.lower for t in match.trigger.subtree()} and "suspend" not in words


def _same_recipients(match: Match, other: Match) -> bool:
    spans = {p.span for p in match.recipients}
    return bool(spans & {p.span for p in other.recipients})


def _same_actors(match: Match, other: Match) -> bool:
    spans = {p.span for p in match.actors}
    return bool(spans & {p.span for p in other.actors})


def _is_object_of(noun: Match, verb: Match) -> bool:
    """True for the noun of a wording that is one event: "plan to *hold* major *exercises*", matched at both words."""
    if noun.arguments.is_verb or noun.arguments.carrier is not verb.trigger or not (verb.frame.object or verb.frame.within):
        return False
    return verb.trigger.lemma.lower() in LIGHT_VERBS and outer_noun(noun.trigger) in verb.arguments.object


def _repeats(match: Match, kept: Match) -> bool:
    """A noun under a verb of the same type ("clashed in a clash"), or two verbs of one coordination with the same parties."""
    if _is_object_of(match, kept):
        return True
    if match.event_type != kept.event_type:
        return False
    close = match.trigger in kept.trigger.subtree() or kept.trigger in match.trigger.subtree()
    same = {p.span for p in match.actors} == {p.span for p in kept.actors} and {p.span for p in match.recipients} == {
        p.span for p in kept.recipients
    }
    if same and (close or match.modes == kept.modes):
        return True
    lesser = match if not match.arguments.is_verb else kept if not kept.arguments.is_verb else None
    return close and lesser is not None and not (lesser.actors and lesser.recipients) and content_head(lesser.trigger) is lesser.trigger
