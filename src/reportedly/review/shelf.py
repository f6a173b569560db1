"""What each person keeps for themselves: searches to come back to, and a basket of events."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select, update

from ..errors import UsageError
from ..records import Record
from ..store import Store
from ..store.schema import documents, events
from .log import now
from .schema import basket, saved_searches

MOST = 2_000
"""Events in a basket."""
_SEARCHES, _NAME, _QUERY = 200, 120, 2_000
_AT_ONCE = 400
Pick = tuple[str, str]
"""Ids of a document and of an event in it."""


class SavedSearch(Record, frozen=True, kw_only=True):
    """A query with a name. Events whose key is above ``seen`` came in since it was last looked at."""

    key: int
    name: str
    query: str
    created: str
    seen: int


def save_search(store: Store, who: str, name: str, query: str) -> int:
    """Keep a query; its key.

    Raises:
        UsageError: it has no name, or there are too many.
    """
    name = " ".join(name.replace("\x00", " ").split())[:_NAME]
    if not name:
        raise UsageError("Give the search a name.")
    if len(query) > _QUERY:
        raise UsageError("This search is too long to keep.")
    with store.write() as connection:
        if len(_searches(connection, who)) >= _SEARCHES:
            raise UsageError(f"You keep {_SEARCHES} searches; take one away first.")
        row = {"who": who, "name": name, "query": query, "created": now(), "seen": _last_key(connection)}
        made = connection.execute(insert(saved_searches).values(**row)).inserted_primary_key
    assert made is not None
    return int(made[0])


def list_searches(store: Store, who: str) -> list[SavedSearch]:
    """Somebody's searches, by name."""
    with store.read() as connection:
        return _searches(connection, who)


def see_search(store: Store, who: str, key: int) -> SavedSearch | None:
    """Note that it is looked at now; the search as it was before."""
    with store.write() as connection:
        found = next((one for one in _searches(connection, who) if one.key == key), None)
        if found:
            connection.execute(update(saved_searches).where(saved_searches.c.key == key).values(seen=_last_key(connection)))
    return found


def forget_search(store: Store, who: str, key: int) -> None:
    """Take one of one's own searches away."""
    with store.write() as connection:
        connection.execute(delete(saved_searches).where(saved_searches.c.key == key, saved_searches.c.who == who))


def put_in_basket(store: Store, who: str, picks: Iterable[Pick]) -> int:
    """How many are new in it; what is no event is left out.

    Raises:
        UsageError: it would hold too many.
    """
    with store.write() as connection:
        there = set(_picks(connection, who))
        wanted = [pick for pick in dict.fromkeys(picks) if pick not in there]
        known = _keys(connection, wanted)
        fresh = [pick for pick in wanted if pick in known]
        if len(there) + len(fresh) > MOST:
            raise UsageError(f"A basket holds {MOST:,} events; this has {len(there):,}. Empty it first.")
        if fresh:
            at = now()
            connection.execute(insert(basket), [{"who": who, "document": d, "event": e, "added": at} for d, e in fresh])
    return len(fresh)


def take_from_basket(store: Store, who: str, picks: Iterable[Pick] | None = None) -> None:
    """Take these out, or everything."""
    b = basket.c
    with store.write() as connection:
        if picks is None:
            connection.execute(delete(basket).where(b.who == who))
        for document, event in picks or ():
            connection.execute(delete(basket).where(b.who == who, b.document == document, b.event == event))


def read_basket(store: Store, who: str) -> list[int]:
    """Keys of the events in it, as they were put in; those that are read no more are left out."""
    with store.read() as connection:
        picks = _picks(connection, who)
        keys = _keys(connection, picks)
    return [keys[pick] for pick in picks if pick in keys]


def _searches(connection: Connection, who: str) -> list[SavedSearch]:
    c = saved_searches.c
    wanted = select(c.key, c.name, c.query, c.created, c.seen).where(c.who == who).order_by(c.name, c.key)
    return [SavedSearch(**row) for row in connection.execute(wanted).mappings()]


def _last_key(connection: Connection) -> int:
    return int(connection.execute(select(func.max(events.c.key))).scalar() or 0)


def _picks(connection: Connection, who: str) -> list[Pick]:
    b = basket.c
    wanted = select(b.document, b.event).where(b.who == who).order_by(b.added, b.document, b.event)
    return [(row.document, row.event) for row in connection.execute(wanted)]


def _keys(connection: Connection, picks: list[Pick]) -> dict[Pick, int]:
    """The row of every pick that is there."""
    found: dict[Pick, int] = {}
    for start in range(0, len(picks), _AT_ONCE):
        some = picks[start : start + _AT_ONCE]
        wanted = select(documents.c.id.label("document"), events.c.id, events.c.key).join(documents, documents.c.key == events.c.document)
        wanted = wanted.where(documents.c.id.in_({d for d, _ in some}), events.c.id.in_({e for _, e in some}))
        found |= {(row.document, row.id): row.key for row in connection.execute(wanted)}
    return found
