"""Notes on documents and events, with replies. An edit is a new entry, a deleted note stays in the log and is shown as deleted."""

from __future__ import annotations

from ..errors import UsageError
from ..records import Record
from ..store import Store, rows
from .apply import report_of
from .judge import Refused
from .log import Entry, append, entries_of, find_entry, make_entry
from .match import match_entries
from .reading import machine_reading
from .verdict import living

LONGEST = 10_000
"""Characters of a note."""


class Note(Record, frozen=True, kw_only=True):
    """A note or reply as it stands now. ``text`` is plain; of a deleted one it is empty."""

    id: str
    who: str
    at: str
    text: str
    edited: str | None = None
    is_deleted: bool = False
    replies: tuple[Note, ...] = ()


def read_thread(store: Store, document: str, event: str | None = None) -> tuple[Note, ...]:
    """The notes on an event, or on the document itself, the oldest first."""
    with store.read() as connection:
        entries = entries_of(connection, document)
        if event is not None:
            report = report_of(connection, document)
            about = match_entries(report, entries).by_event.get(event, []) if report else [e for e in entries if e.event == event]
        else:
            about = [entry for entry in entries if entry.event is None]
    return thread_of(about)


def thread_of(entries: list[Entry]) -> tuple[Note, ...]:
    """Entries of one event or document -> notes with their replies. A reply to a reply stands below it in the same row of replies."""
    kept = living(entries)
    said = {entry.id: entry for entry in kept if entry.action in ("note", "reply")}
    edits = {entry.about: entry for entry in kept if entry.action == "edit"}
    deleted = {entry.about for entry in kept if entry.action == "delete"}
    replies: dict[str, list[Note]] = {}
    for entry in said.values():
        if entry.action == "reply":
            replies.setdefault(_first(entry, said), []).append(_note(entry, edits, deleted))
    found = []
    for entry in said.values():
        if entry.action == "note" and not (entry.id in deleted and entry.id not in replies):
            note: Note = _note(entry, edits, deleted).replace(replies=tuple(replies.get(entry.id, ())))
            found.append(note)
    return tuple(found)


def count_notes(notes: tuple[Note, ...]) -> int:
    """Notes and replies that are not deleted."""
    return sum(not one.is_deleted for note in notes for one in (note, *note.replies))


def write_note(store: Store, who: str, document: str, event: str | None, text: str, *, reply_to: str | None = None) -> Entry:
    """Append a note, or a reply to one.

    Raises:
        UsageError: there is nothing in it, or too much.
        Refused: what it is about is not there.
    """
    words = _words(text)
    with store.write() as connection:
        report = report_of(connection, document)
        if report is None:
            raise Refused(f"{document}: no such document")
        told = next((one for one in report.events if one.id == event), None)
        if event is not None and told is None:
            raise Refused(f"{event}: no such event in {document}; it may have been read anew")
        if reply_to is not None:
            _find(find_entry(connection, reply_to), document)
        entry = make_entry(
            who=who,
            document=document,
            event=event,
            action="reply" if reply_to else "note",
            text=words,
            about=reply_to,
            reading=machine_reading(report, told) if told else None,
        )
        append(connection, [entry])
    return entry


def edit_note(store: Store, who: str, id: str, text: str) -> Entry:
    """Append another text for one's own note.

    Raises:
        UsageError: there is nothing in it, or too much.
        Refused: it is not there, or is somebody else's.
    """
    return _append_about(store, who, id, "edit", _words(text), may_all=False)


def delete_note(store: Store, who: str, id: str, *, may_all: bool = False) -> Entry:
    """Mark a note as deleted; ``may_all``: also somebody else's.

    Raises:
        Refused: it is not there, or is somebody else's.
    """
    return _append_about(store, who, id, "delete", "", may_all=may_all)


def _append_about(store: Store, who: str, id: str, action: str, text: str, may_all: bool) -> Entry:
    with store.write() as connection:
        note = _find(find_entry(connection, id))
        if note.who != who and not may_all:
            raise Refused(f"This note is {note.who}'s; only {note.who} can {action} it.")
        entry = make_entry(who=who, document=note.document, event=note.event, action=action, text=text, about=id, reading=note.reading)
        append(connection, [entry])
    return entry


def _find(entry: Entry | None, document: str | None = None) -> Entry:
    if entry is None or entry.action not in ("note", "reply") or document not in (None, entry.document):
        raise Refused("There is no such note.")
    return entry


def _words(text: str) -> str:
    words = (rows.clean(text) or "").strip()
    if not words:
        raise UsageError("A note needs some words.")
    if len(words) > LONGEST:
        raise UsageError(f"A note may have {LONGEST:,} characters; this has {len(words):,}. Write two.")
    return words


def _first(entry: Entry, said: dict[str, Entry]) -> str:
    """The note under which a reply stands."""
    seen = set()
    while entry.action == "reply" and entry.about in said and entry.id not in seen:
        seen.add(entry.id)
        entry = said[entry.about]
    return entry.id


def _note(entry: Entry, edits: dict[str | None, Entry], deleted: set[str | None]) -> Note:
    edit = edits.get(entry.id)
    text = "" if entry.id in deleted else (edit or entry).text
    return Note(id=entry.id, who=entry.who, at=entry.at, text=text, edited=edit.at if edit else None, is_deleted=entry.id in deleted)
