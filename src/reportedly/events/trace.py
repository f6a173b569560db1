"""What becomes of every match on its way to an event, for ``reportedly explain``.

Ordinary runs carry no trace: the steps then note nothing and cost nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ..actors import Cast
from ..parse import Parse
from ..records import Event
from ..tagger import Tags
from .disambiguation import PRISON, Match
from .matching import Matcher

Key = tuple[int, bool]
"""The trigger's index, and whether the match is the arrest told by a prison sentence."""


@dataclass
class Fate:
    """A match as it was last seen, and the step that left it out; of one that became an event, the event's id."""

    match: Match
    step: str | None = None
    event: str | None = None
    beside: Sequence[Match] = ()
    """The matches that the step judged together with this one."""


@dataclass
class Trace:
    """Filled while a document is read: the tools it was read with, and the fates of its matches by trigger."""

    parse: Parse | None = None
    matcher: Matcher | None = None
    cast: Cast | None = None
    tags: Tags | None = None
    brief: bool = False
    """The text is too short for the tagger to add events of its own."""
    fates: dict[Key, Fate] = field(default_factory=dict)

    def at(self, i: int) -> list[Fate]:
        """The fates of the matches at token ``i``: one as a rule, two where a prison sentence tells both a conviction and an arrest."""
        return [self.fates[key] for key in ((i, False), (i, True)) if key in self.fates]

    def put_forward(self, matches: Sequence[Match]) -> None:
        """Matches that frames or the tagger found, before any step judges them."""
        for match in matches:
            self.fates[_key(match)] = Fate(match)

    def note(self, step: str, before: Sequence[Match], kept: Sequence[Match]) -> None:
        """What the step kept, with its changes, and what it left out."""
        for match in kept:
            self.fates.setdefault(_key(match), Fate(match)).match = match
        there = {_key(m) for m in kept}
        for match in before:
            if _key(match) not in there:
                self.fates[_key(match)] = Fate(match, step, beside=before)

    def became(self, match: Match, event: Event) -> None:
        """The match stands in the record as this event."""
        self.fates[_key(match)].event = event.id

    def left_out(self, step: str, events: Collection[str]) -> None:
        """A step after the coding left out the events with these ids."""
        for fate in self.fates.values():
            if fate.event in events:
                fate.step, fate.event = step, None


def _key(match: Match) -> Key:
    return match.trigger.i, PRISON in match.rules


def after(trace: Trace | None, step: str, before: list[Match], kept: list[Match]) -> list[Match]:
    """``kept``, the outcome of a step; with a trace, the step is noted."""
    if trace is not None:
        trace.note(step, before, kept)
    return kept
