"""The log: entries are appended and read, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import Connection, insert, select

from ..records import Record, derive_id
from ..store import Store
from .reading import Correction, Reading
from .schema import review_log

Action = Literal["accept", "reject", "correct", "clear", "note", "reply", "edit", "delete", "undo"]
ACTIONS: tuple[str, ...] = get_args(Action)
VERDICTS = ("accept", "reject", "correct", "clear")
_MANY = 500


class Entry(Record, frozen=True, kw_only=True):
    """Who did what when. ``key`` is the place in this store's log, ``id`` the same in every store."""

    id: str
    at: str
    who: str
    document: str
    event: str | None = None
    action: Action
    text: str = ""
    correction: Correction | None = None
    reading: Reading | None = None
    about: str | None = None
    key: int = 0


def now() -> str:
    """This moment, UTC, to the microsecond: entries of one second keep their order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def make_entry(**fields: Any) -> Entry:
    """An entry of this moment (unless ``at`` is given) with its id."""
    entry = Entry(id="", **{"at": now(), **fields})
    named = (entry.at, entry.who, entry.document, entry.event, entry.action, _payload(entry), entry.about)
    made: Entry = entry.replace(id=derive_id("review", *named))
    return made


def append(connection: Connection, entries: Iterable[Entry]) -> None:
    """Put entries at the end of the log."""
    listed = [_row(entry) for entry in entries]
    if listed:
        connection.execute(insert(review_log), listed)


def entries_of(connection: Connection, document: str) -> list[Entry]:
    """All about a document and its events, what was said first first: imported entries come into the log later than they were said."""
    wanted = select(review_log).where(review_log.c.document == document).order_by(review_log.c.at, review_log.c.key)
    return [_entry(row) for row in connection.execute(wanted).mappings()]


def entries_of_many(connection: Connection, documents: Iterable[str]) -> dict[str, list[Entry]]:
    """By document."""
    listed = sorted(set(documents))
    found: dict[str, list[Entry]] = {id: [] for id in listed}
    for start in range(0, len(listed), _MANY):
        wanted = select(review_log).where(review_log.c.document.in_(listed[start : start + _MANY])).order_by(review_log.c.key)
        for row in connection.execute(wanted).mappings():
            found[row["document"]].append(_entry(row))
    return found


def find_entry(connection: Connection, id: str) -> Entry | None:
    """An entry by its id."""
    row = connection.execute(select(review_log).where(review_log.c.id == id)).mappings().first()
    return _entry(row) if row else None


def read_history(
    store: Store,
    *,
    who: str | None = None,
    document: str | None = None,
    event: str | None = None,
    before: int | None = None,
    limit: int | None = 50,
) -> list[Entry]:
    """Entries, the latest first; ``before`` is the key of the last one that was shown."""
    c = review_log.c
    wanted = select(review_log).order_by(c.key.desc()).limit(limit)
    for column, value in ((c.who, who), (c.document, document), (c.event, event)):
        wanted = wanted.where(column == value) if value else wanted
    if before is not None:
        wanted = wanted.where(c.key < before)
    with store.read() as connection:
        return [_entry(row) for row in connection.execute(wanted).mappings()]


def undone_among(store: Store, ids: Iterable[str]) -> set[str]:
    """Those of the entries that stand undone."""
    listed = list(ids)
    with store.read() as connection:
        return _undone(connection, listed)


def reviewers(store: Store) -> list[str]:
    """Everybody who is in the log."""
    with store.read() as connection:
        return list(connection.execute(select(review_log.c.who).distinct().order_by(review_log.c.who)).scalars())


def all_entries(connection: Connection) -> Iterable[Entry]:
    """The whole log, the oldest first."""
    for row in connection.execute(select(review_log).order_by(review_log.c.key)).mappings():
        yield _entry(row)


def _undone(connection: Connection, ids: list[str]) -> set[str]:
    """An undo that was itself undone does not count."""
    if not ids:
        return set()
    c = review_log.c
    wanted = select(c.id, c.about).where(c.action == "undo", c.about.in_(ids))
    undos = [(row.id, row.about) for row in connection.execute(wanted)]
    dead = _undone(connection, [id for id, _ in undos])
    return {about for id, about in undos if id not in dead}


def _payload(entry: Entry) -> str:
    value: dict[str, Any] = {}
    if entry.text:
        value["text"] = entry.text
    if entry.correction is not None:
        value["correction"] = msgspec.to_builtins(entry.correction)
    return msgspec.json.encode(value).decode()


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id, "at": entry.at, "who": entry.who, "document": entry.document, "event": entry.event, "action": entry.action,
        "payload": _payload(entry), "about": entry.about,
        "reading": msgspec.json.encode(entry.reading).decode() if entry.reading else None,
    }  # fmt: skip


def _entry(row: Any) -> Entry:
    payload = msgspec.json.decode(row["payload"])
    correction = payload.get("correction")
    return Entry(
        key=row["key"],
        id=row["id"],
        at=row["at"],
        who=row["who"],
        document=row["document"],
        event=row["event"],
        action=row["action"],
        text=payload.get("text", ""),
        correction=msgspec.convert(correction, Correction) if correction is not None else None,
        reading=msgspec.json.decode(row["reading"], type=Reading) if row["reading"] else None,
        about=row["about"],
    )
