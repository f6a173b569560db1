"""A verdict on an event, and taking back what was said: one entry each, and the rows brought up to it in the same transaction, those of
happenings as well."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection

from ..errors import ReportedlyError, UsageError
from ..store import Store, retell_stories
from .apply import apply_log, report_of
from .judged import judged_report
from .log import VERDICTS, Entry, append, entries_of, find_entry, make_entry, read_history, undone_among
from .match import match_entries
from .reading import Correction, check, machine_reading
from .verdict import State, state_of, undone

Verdict = Literal["accept", "reject", "correct", "clear"]


class Conflict(ReportedlyError):
    """Somebody else judged the event since it was shown. ``state`` is what holds now."""

    def __init__(self, state: State) -> None:
        super().__init__(f"{state.who} found it {state.verdict or 'not reviewed'} in the meantime; look again and judge once more")
        self.state = state


class Refused(ReportedlyError):
    """What was asked cannot be done with this entry or event: it is not there, or is somebody else's."""


def judge(
    store: Store,
    who: str,
    document: str,
    event: str,
    action: Verdict,
    *,
    correction: Correction | None = None,
    seen: str | None = None,
    text: str = "",
    retelling: bool = True,
) -> Entry:
    """Append a verdict and have the rows show it.

    Args:
        correction: the fields that are otherwise; for ``correct`` only.
        seen: ``State.seen`` of when the event was shown; ``None`` does not look whether somebody was faster.
        retelling: False leaves it to ``retell`` to find the story's happenings anew, once for many verdicts.

    Raises:
        Conflict: somebody else judged in between; nothing was written.
        Refused: there is no such event.
        UsageError: the correction makes no sense.
    """
    if (action == "correct") != (correction is not None) or action not in VERDICTS:
        raise UsageError(f"{action}: give a correction with correct, and with nothing else")
    if correction is not None:
        check(correction)
    with store.write() as connection:
        report = report_of(connection, document)
        told = next((one for one in report.events if one.id == event), None) if report else None
        if report is None or told is None:
            raise Refused(f"{event}: no such event in {document}; it may have been read anew, look at the article again")
        entries = match_entries(report, entries_of(connection, document)).by_event.get(event, [])
        _refuse_blind(state_of(entries), who, seen)
        entry = make_entry(
            who=who,
            document=document,
            event=event,
            action=action,
            correction=correction,
            text=text.strip(),
            reading=machine_reading(report, told),
        )
        append(connection, [entry])
        apply_log(store, connection, document, event)
        if retelling:
            retell_stories(store, connection, judged_report)
    return entry


def retell(store: Store) -> int:
    """Find the happenings anew of all stories in which something was judged; how many stories that were."""
    with store.write() as connection:
        return retell_stories(store, connection, judged_report)


def undo(store: Store, who: str, id: str) -> Entry:
    """Take an entry back, whoever made it: a verdict, a note, an undoing.

    Raises:
        Refused: there is no such entry, or it is undone already.
    """
    with store.write() as connection:
        entry = find_entry(connection, id)
        if entry is None:
            raise Refused(f"{id[:40]}: no such entry; the history at /review/history has them all")
        return _undo(store, connection, who, entry)


def undo_last(store: Store, who: str) -> Entry | None:
    """Take back one's own latest verdict; ``None`` where there is none."""
    last = last_verdict(store, who)
    return undo(store, who, last.id) if last else None


def last_verdict(store: Store, who: str) -> Entry | None:
    """One's own latest verdict that is not undone."""
    listed = [entry for entry in read_history(store, who=who, limit=200) if entry.action in VERDICTS]
    taken_back = undone_among(store, [entry.id for entry in listed])
    return next((entry for entry in listed if entry.id not in taken_back), None)


def _undo(store: Store, connection: Connection, who: str, entry: Entry) -> Entry:
    if entry.id in undone(entries_of(connection, entry.document)):
        raise Refused("That is undone already.")
    taken = make_entry(who=who, document=entry.document, event=entry.event, action="undo", about=entry.id, reading=entry.reading)
    append(connection, [taken])
    apply_log(store, connection, entry.document)
    retell_stories(store, connection, judged_report)
    return taken


def _refuse_blind(state: State, who: str, seen: str | None) -> None:
    if seen is not None and state.seen != seen and state.who != who:
        raise Conflict(state)
