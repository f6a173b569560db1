"""The entries about one event -> what holds.

Several people may judge an event. What holds is the latest judgement by anybody that has not been undone; ``clear`` brings the machine's
reading back. Whether they agree is told beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..records import Record
from .log import VERDICTS, Entry
from .reading import Correction, Reading

WORDS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


class Judgement(Record, frozen=True, kw_only=True):
    """What one person found of an event, latest."""

    who: str
    at: str
    entry: str
    action: str
    correction: Correction | None = None
    reading: Reading | None = None

    @property
    def word(self) -> str:
        """accepted, rejected, corrected; of a ``clear``: not reviewed."""
        return WORDS.get(self.action, "not reviewed")


class State(Record, frozen=True, kw_only=True):
    """What holds of an event, and what everybody found who judged it. ``seen`` names the entry that decides."""

    verdict: str | None = None
    correction: Correction | None = None
    seen: str = ""
    who: str | None = None
    at: str | None = None
    judgements: tuple[Judgement, ...] = ()

    @property
    def is_disputed(self) -> bool:
        """True when people judged it otherwise from one another."""
        told = {(one.action, one.correction) for one in self.judgements if one.action != "clear"}
        return len({action for action, _ in told}) > 1 or len(told) > 1


def undone(entries: Iterable[Entry]) -> set[str]:
    """Ids of the entries that stand undone: an undoing that was itself undone does not count, so the later ones are looked at first."""
    dead: set[str] = set()
    for entry in reversed(list(entries)):
        if entry.action == "undo" and entry.id not in dead and entry.about:
            dead.add(entry.about)
    return dead


def living(entries: Iterable[Entry]) -> list[Entry]:
    """Entries that are not undone, without the undoing itself."""
    listed = list(entries)
    dead = undone(listed)
    return [entry for entry in listed if entry.id not in dead and entry.action != "undo"]


def state_of(entries: Sequence[Entry]) -> State:
    """What holds, from all entries about one event in the order of the log."""
    verdicts = [entry for entry in living(entries) if entry.action in VERDICTS]
    if not verdicts:
        return State()
    by_person = {entry.who: entry for entry in verdicts}
    last = verdicts[-1]
    return State(
        verdict=WORDS.get(last.action),
        correction=last.correction if last.action == "correct" else None,
        seen=last.id,
        who=last.who,
        at=last.at,
        judgements=tuple(
            Judgement(who=one.who, at=one.at, entry=one.id, action=one.action, correction=one.correction, reading=one.reading)
            for one in by_person.values()
            if one.action != "clear"
        ),
    )
