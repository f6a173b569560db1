"""The log as JSON lines and back: corrections as data, to be replayed over a new run or another store.

Every line has an id; a file that is imported twice changes nothing the second time. What holds is decided by when things were said, not by
when they were imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from ..errors import UsageError
from ..records import Record
from ..store import Store, retell_stories
from ..store.schema import documents
from .apply import apply_log, report_of
from .judged import judged_report
from .log import Action, Entry, all_entries, append, entries_of, find_entry
from .match import match_entries
from .notes import LONGEST
from .reading import Correction, Reading, check, corrected
from .verdict import state_of

_ID = re.compile(r"review-[0-9a-f]{16}")
_NAME = 200


class ReviewLine(Record, frozen=True, kw_only=True):
    """One entry of the log. ``machine`` is what the machine had read, ``human`` what a person holds instead; ``None``: no event."""

    schema: Literal["reportedly-review/1"] = "reportedly-review/1"
    id: str
    at: str
    who: str
    action: Action
    document: str
    url: str | None = None
    event: str | None = None
    anchor: str | None = None
    span: tuple[int, int] | None = None
    machine: Reading | None = None
    human: Reading | None = None
    correction: Correction | None = None
    text: str = ""
    about: str | None = None


class Imported(Record, frozen=True, kw_only=True):
    """What became of a file. ``conflicts`` and ``missing`` are told in words; both are kept in the log."""

    new: int
    known: int
    conflicts: tuple[str, ...]
    missing: tuple[str, ...]


def export_reviews(store: Store) -> Iterator[bytes]:
    """The whole log, a JSON line each, the oldest first."""
    with store.read() as connection:
        found = select(documents.c.id, documents.c.url)
        urls = {row.id: row.url for row in connection.execute(found)}
        for entry in all_entries(connection):
            yield msgspec.json.encode(_line(entry, urls.get(entry.document))) + b"\n"


def import_reviews(store: Store, lines: Iterable[bytes], name: str = "the file") -> Imported:
    """Put the entries of a file into the log and bring the rows up to it: all, or nothing where a line is wrong.

    Raises:
        UsageError: a line is no entry; nothing was imported.
    """
    entries = [_entry(line, f"{name}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]
    with store.write() as connection:
        unique = {entry.id: entry for entry in entries}
        fresh = [entry for entry in unique.values() if find_entry(connection, entry.id) is None]
        append(connection, sorted(fresh, key=lambda entry: entry.at))
        conflicts, missing = [], []
        for document in dict.fromkeys(entry.document for entry in fresh):
            apply_log(store, connection, document)
            told = _outcome(connection, document, {entry.id for entry in fresh})
            conflicts += told[0]
            missing += told[1]
        retell_stories(store, connection, judged_report)
    return Imported(new=len(fresh), known=len(entries) - len(fresh), conflicts=tuple(conflicts), missing=tuple(missing))


def _outcome(connection: Connection, document: str, fresh: set[str]) -> tuple[list[str], list[str]]:
    """Events on which what was imported and what was there differ, and entries that found no event."""
    report = report_of(connection, document)
    if report is None:
        return [], [f"{document}: no such document here; what was said of it holds when it is added"]
    matched = match_entries(report, entries_of(connection, document))
    conflicts = []
    for event, entries in matched.by_event.items():
        state = state_of(entries)
        if state.is_disputed and any(one.entry in fresh for one in state.judgements):
            told = ", ".join(f"{one.who} found it {one.word}" for one in state.judgements)
            conflicts.append(f"{document} {event}: {told}; {state.who}'s is the latest and holds")
    lost = dict.fromkeys(entry.event for entry in matched.orphaned if entry.id in fresh)
    return conflicts, [f"{document} {event}: no such event here; it is listed as orphaned" for event in lost]


def _line(entry: Entry, url: str | None) -> ReviewLine:
    machine, human = entry.reading, None
    if machine and entry.action == "accept":
        human = machine
    elif machine and entry.action == "correct" and entry.correction:
        human = corrected(machine, entry.correction)
    return ReviewLine(
        id=entry.id,
        at=entry.at,
        who=entry.who,
        action=entry.action,
        document=entry.document,
        url=url,
        event=entry.event,
        anchor=machine.anchor if machine else None,
        span=machine.span if machine else None,
        machine=machine,
        human=human,
        correction=entry.correction,
        text=entry.text,
        about=entry.about,
    )


def _entry(line: bytes, place: str) -> Entry:
    try:
        told = msgspec.json.decode(line, type=ReviewLine)
        at = datetime.fromisoformat(told.at)
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
        if not _ID.fullmatch(told.id) or not 0 < len(told.who) <= _NAME or len(told.text) > LONGEST:
            raise ValueError("its id, name or text is none of ours")
        if (told.action == "correct") != (told.correction is not None) or "\x00" in told.text + told.who:
            raise ValueError("a correction goes with the action correct, and only with it")
        if told.correction is not None:
            check(told.correction)
    except (msgspec.MsgspecError, ValueError, OverflowError, UsageError, UnicodeDecodeError) as error:
        raise UsageError(f"{place}: {error}; give a file that `reportedly reviews export` wrote; nothing was imported") from error
    return Entry(
        id=told.id,
        at=at.isoformat(timespec="microseconds"),
        who=told.who,
        document=told.document,
        event=told.event,
        action=told.action,
        text=told.text,
        correction=told.correction,
        reading=told.machine,
        about=told.about,
    )
