"""Steps and rules in words an analyst understands."""

from __future__ import annotations

from collections.abc import Sequence

from ..events.disambiguation import Match, find_main, find_rival, find_taker
from ..events.learned import load_weights
from ..events.trace import Fate

_PLAIN = {
    "silent": "this frame is there to keep other frames off the wording; it codes nothing",
    "appeal": "a plain appeal; PLOVER codes demands, orders and pressure",
    "accident": "harm without a doer, in a sentence that tells of a disaster or an accident",
    "background": "mentioned in passing; of a text of one sentence only what it asserts is coded",
    "note": "the outlet corrects or updates its own text here, which is no news",
    "everyday": "ordinary crime, which is no event in a text of at most three sentences",
}
_RIVALS = {
    "moves-of-an-assault": "moves of troops beside an assault by the same party are part of it:",
    "demand-of-a-protest": "what demonstrators demand is part of their protest:",
    "charge-of-a-conviction": "the conviction tells the accusation too:",
    "told-twice": "the same happening is told already by",
}
CHANGES = {
    "future-cooperation": "cooperation that is planned or offered is AGREE",
    "future-retreat": "a retreat that is planned or promised is CONCEDE",
    "announced-force": "force or sanctions that the actor announces are THREATEN",
    "prison-sentence": "who is sentenced to prison is arrested too: COERCE beside the conviction",
    "unwilling": "cooperation that the actor will not give is REJECT",
}


def reason(fate: Fate) -> str:
    """Why the step left the match out."""
    match, others = fate.match, fate.beside
    if fate.step == "weights":
        return f"rule and tagger together give {match.decision or 0.0:.2f}, less than {load_weights().threshold:.2f}"
    if fate.step == "content":
        taker = find_taker(match, others)
        return f"not a deed but what {_named(taker)} is about"
    if fate.step == "aside":
        return f"only a condition or a purpose of {_named(find_main(match, others))}"
    if fate.step == "redundant":
        return _redundant(match, others)
    if fate.step == "party":
        return "a sufferer is named, but nobody who does it" if match.recipients else "nobody who counts as a political party is named"
    return _PLAIN.get(fate.step or "", f"left out by the step {fate.step!r}")


def _redundant(match: Match, others: Sequence[Match]) -> str:
    kept: list[Match] = []
    for other in others:
        rival = find_rival(other, others, kept)
        if rival is None:
            kept.append(other)
        elif other is match:
            return f"{_RIVALS[rival[0]]} {_named(rival[1])}"
    return "the same happening is told already"


def _named(match: Match | None) -> str:
    return "another event" if match is None else f"“{match.trigger.text}” ({match.event_type}, {match.frame.id})"
