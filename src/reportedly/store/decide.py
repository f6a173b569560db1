"""What people decide about stories: these articles are another story, these two stories are one.

A deed is kept as decisions about pairs of documents, which name documents by their derived ids and so outlive every grouping. Decisions
that hold never contradict each other: a new deed takes back those that it contradicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, case, func, insert, select, update

from ..errors import UsageError
from ..records import Record
from ..records.base import derive_id
from ..stories import Decision, contradictions
from .clock import now
from .engine import Store
from .schema import documents
from .schema import story_decisions as table

_AT_ONCE = 500
AfterDeed = Callable[[Connection, str], None]
"""Called inside the transaction of a deed with what was done, in words, such as to log it."""


class Deed(Record, frozen=True, kw_only=True):
    """One split (``apart``) or merge (``same``): who did it and when (UTC), and how many documents were put together by it."""

    id: str
    verdict: Literal["same", "apart"]
    who: str
    at: str
    documents: int
    undone: str | None = None
    undone_by: str | None = None


def split_story(store: Store, story: str, chosen: Iterable[str], who: str, then: AfterDeed | None = None) -> str:
    """The deed by which the ``chosen`` documents of a story become another story. Copies go with their original.

    Raises:
        UsageError: none of them is in the story, or all of them are.
    """
    with store.write() as connection:
        members = _members(connection, story)
        wanted = set(chosen)
        leaving = [id for id, original in members.items() if id in wanted or original in wanted]
        staying = [id for id in members if id not in leaving]
        if not leaving or not staying:
            raise UsageError(f"{story}: choose some of its articles, not {'all' if leaving else 'none'}; the others stay")
        gone = [d for d in _held(connection) if d.verdict == "same" and (d.document_a in leaving) != (d.document_b in leaving)]
        _take_back(connection, [d.id for d in gone], who)
        pairs = [("same", leaving[0], other) for other in leaving[1:]] + [("apart", leaving[0], other) for other in staying]
        deed = _write(connection, pairs, who)
        if then:
            then(connection, f"{story}: {len(leaving)} of {len(members)} articles, by {deed}")
        return deed


def merge_stories(store: Store, one: str, other: str, who: str, then: AfterDeed | None = None) -> str:
    """The deed by which two stories become one.

    Raises:
        UsageError: they are one already, or there is no such story.
    """
    with store.write() as connection:
        sides = [_members(connection, one), _members(connection, other)]
        if one == other or not all(sides):
            raise UsageError(f"{other}: name another story of this store by its address or id")
        together = [*sides[0], *sides[1]]
        pairs = [("same", together[0], id) for id in together[1:]]
        deed = _write(connection, pairs, who)
        if then:
            then(connection, f"{one} and {other}, by {deed}")
        return deed


def undo_deed(store: Store, deed: str, who: str, then: AfterDeed | None = None) -> bool:
    """Take a split or merge back; False where there is none, or none that holds."""
    with store.write() as connection:
        found = connection.execute(select(table.c.id).where(table.c.deed == deed, table.c.undone.is_(None))).scalars().all()
        pairs = connection.execute(select(table.c.document_a, table.c.document_b).where(table.c.deed == deed)).all()
        _take_back(connection, found, who)
        _mark(connection, {id for pair in pairs for id in pair})
        if found and then:
            then(connection, deed)
        return bool(found)


def story_decisions(store: Store) -> tuple[Decision, ...]:
    """All that hold, the oldest first."""
    with store.read() as connection:
        return tuple(_as_decision(row) for row in _held(connection))


def deeds_on_story(store: Store, story: str, limit: int = 20) -> list[Deed]:
    """Splits and merges that speak of a document of this story, the latest first."""
    d, t = documents.c, table.c
    here = select(d.id).where(d.story == story)
    named = select(t.deed).where(t.document_a.in_(here) | t.document_b.in_(here))
    wanted = (
        select(
            t.deed.label("id"),
            func.min(t.verdict).label("verdict"),  # "apart" comes before "same": a split holds both
            func.min(t.who).label("who"),
            func.min(t.at).label("at"),
            (func.sum(case((t.verdict == "same", 1), else_=0)) + 1).label("documents"),
            case((func.count(t.undone) == func.count(), func.max(t.undone))).label("undone"),
            case((func.count(t.undone) == func.count(), func.max(t.undone_by))).label("undone_by"),
        )
        .where(t.deed.in_(named))
        .group_by(t.deed)
        .order_by(func.max(t.id).desc())
        .limit(limit)
    )
    with store.read() as connection:
        return [Deed(**row) for row in connection.execute(wanted).mappings()]


def _members(connection: Connection, story: str) -> dict[str, str | None]:
    """The documents of a story, each with its original, the oldest first."""
    d = documents.c
    wanted = select(d.id, d.copy_of).where(d.story == story).order_by(d.published.asc().nulls_last(), d.id)
    return {row.id: row.copy_of for row in connection.execute(wanted)}


def _held(connection: Connection) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(table.c.undone.is_(None)).order_by(table.c.id)).all()


def _as_decision(row: Row[Any]) -> Decision:
    return Decision(verdict=row.verdict, documents=(row.document_a, row.document_b))


def _take_back(connection: Connection, ids: Sequence[int], who: str) -> None:
    for start in range(0, len(ids), _AT_ONCE):
        some = table.c.id.in_(ids[start : start + _AT_ONCE])
        connection.execute(update(table).where(some).values(undone=now(), undone_by=who))


def _write(connection: Connection, pairs: list[tuple[str, str, str]], who: str) -> str:
    at = now()
    number = connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar()
    deed = derive_id("deed", number, at, who, *(part for pair in pairs for part in pair))
    rows = [{"deed": deed, "at": at, "who": who, "verdict": verdict, "document_a": a, "document_b": b} for verdict, a, b in pairs]
    connection.execute(insert(table), rows)
    held = _held(connection)
    wrong = set(contradictions(_as_decision(row) for row in held))
    _take_back(connection, [row.id for row in held if _as_decision(row) in wrong], who)
    _mark(connection, {id for _, *both in pairs for id in both})
    return deed


def _mark(connection: Connection, ids: Iterable[str]) -> None:
    """The next grouping has to look at these."""
    listed = sorted(ids)
    for start in range(0, len(listed), _AT_ONCE):
        some = documents.c.id.in_(listed[start : start + _AT_ONCE])
        connection.execute(update(documents).where(some).values(grouped=False))
