"""Reports -> the store: each document in a transaction of its own, and no document twice."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from ..records import Document, Page, Report
from . import rows
from .clock import now
from .directory import ActorDirectory
from .engine import Store, StoreError
from .schema import (
    attributions,
    bodies,
    disputes,
    documents,
    dropped,
    event_attributions,
    events,
    parties,
    places,
    quantities,
)


class Added(StrEnum):
    """What became of a report."""

    new = "new"
    replaced = "replaced"
    """The document was there, read otherwise; what people said of it is kept."""
    unchanged = "unchanged"


AfterRead = Callable[[Connection, Report], None]
"""Called inside the transaction after a document's rows are written, such as to apply again what reviewers found."""


def add_report(store: Store, report: Report, page: Page | None = None, *, coder: str, then: AfterRead | None = None) -> Added:
    """Put a report into the store. When this returns, it is on disk; when it raises, nothing of it is.

    Args:
        page: as it was received; kept so that people can look at it.
        coder: the version of what read the document.

    Raises:
        StoreError: the disk is full, or the database does not answer.
    """
    try:
        with store.write() as connection:
            return _add(store, connection, report, page, coder, then)
    except DBAPIError as error:
        cause = " ".join(str(error.orig or error).split())
        raise StoreError(f"{store.address}: {cause}; what was added before is kept, make room and run the same command again") from error


def has_document(store: Store, document: Document, coder: str) -> bool:
    """True when the document is there, read by this version."""
    with store.read() as connection:
        found = connection.execute(select(documents.c.coder).where(documents.c.id == document.id)).scalar()
    return found == coder


def remove_document(store: Store, id: str, then: Callable[[Connection], None] | None = None) -> bool:
    """Take a document out, with all that was read in it. False when it is not there. What people said stays in their log. ``then`` is
    called inside the transaction."""
    with store.write() as connection:
        key = connection.execute(select(documents.c.key).where(documents.c.id == id)).scalar()
        if key is None:
            return False
        _remove_rows(store, connection, key)
        store.fulltext.drop(connection, "document_text", [key])
        connection.execute(delete(documents).where(documents.c.key == key))
        if then:
            then(connection)
        return True


def _add(store: Store, connection: Connection, report: Report, page: Page | None, coder: str, then: AfterRead | None) -> Added:
    digest = rows.digest(report)
    known = connection.execute(select(documents.c.key, documents.c.digest).where(documents.c.id == report.document.id)).first()
    if known and known.digest == digest:
        connection.execute(update(documents).where(documents.c.key == known.key).values(coder=coder))
        return Added.unchanged
    written = {**rows.document_row(report), "coder": coder, "digest": digest, "grouped": False}
    if known:
        key = known.key
        _remove_rows(store, connection, key)
        store.fulltext.drop(connection, "document_text", [key])
        connection.execute(update(documents).where(documents.c.key == key).values(**written))
    else:
        key = _insert(connection, documents, {**written, "added": now()})
    _put_body(connection, key, report, page)
    store.fulltext.put(connection, "document_text", [(key, rows.searched_document(report.document))])
    _put_parts(store, connection, key, report)
    if then:
        then(connection, report)
    return Added.replaced if known else Added.new


def _put_body(connection: Connection, key: int, report: Report, page: Page | None) -> None:
    values: dict[str, Any] = {"report": rows.pack_report(report)}
    if page:
        values |= {"page": rows.pack_page(page), "page_is_html": page.is_html}
    if connection.execute(update(bodies).where(bodies.c.document == key).values(**values)).rowcount == 0:
        connection.execute(insert(bodies).values(document=key, **values))


def _put_parts(store: Store, connection: Connection, document: int, report: Report) -> None:
    directory = ActorDirectory(connection)
    said = _put_attributions(connection, document, report, directory)
    revision = store.next_revision(connection)
    searched = []
    parts: dict[Table, list[dict[str, Any]]] = {parties: [], places: [], quantities: [], event_attributions: []}
    for ordinal, event in enumerate(report.events):
        row = rows.event_row(report, event, ordinal)
        key = _insert(connection, events, {"document": document, "revision": revision, **row})
        searched.append((key, rows.searched_event(event, row)))
        parts[parties] += [{"event": key, "actor": directory.key(who), **party} for who, party in rows.party_rows(event)]
        parts[places] += [{"event": key, **place} for place in rows.place_rows(report, event)]
        parts[quantities] += [{"event": key, **quantity} for quantity in rows.quantity_rows(event)]
        parts[event_attributions] += [{"event": key, "attribution": said[id]} for id in dict.fromkeys(event.attributions) if id in said]
    for table, listed in parts.items():
        if listed:
            connection.execute(insert(table), listed)
    store.fulltext.put(connection, "event_text", searched)
    if found := rows.dispute_rows(report):
        connection.execute(insert(disputes), [{"document": document, **row} for row in found])


def _put_attributions(connection: Connection, document: int, report: Report, directory: ActorDirectory) -> dict[str, int]:
    """The key of every attribution id."""
    said = {}
    for ordinal, attribution in enumerate(report.attributions):
        row = rows.attribution_row(report, attribution, ordinal)
        actor = directory.key(rows.actor_row(attribution.source_party)) if attribution.source_party else None
        said[attribution.id] = _insert(connection, attributions, {"document": document, "actor": actor, **row})
    return said


def _remove_rows(store: Store, connection: Connection, document: int) -> None:
    """All that was read in a document."""
    keys = list(connection.execute(select(events.c.key).where(events.c.document == document)).scalars())
    if keys:
        revision = store.next_revision(connection)
        connection.execute(insert(dropped), [{"event": key, "revision": revision} for key in keys])
    store.fulltext.drop(connection, "event_text", keys)
    for table in (events, attributions, disputes):
        connection.execute(delete(table).where(table.c.document == document))


def _insert(connection: Connection, table: Table, row: dict[str, Any]) -> int:
    """The key of the new row."""
    key = connection.execute(insert(table).values(**row)).inserted_primary_key
    assert key is not None
    return int(key[0])
