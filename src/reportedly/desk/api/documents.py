"""Documents: found, fetched, sent in, taken out."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Body, HTTPException, Query, Request
from sqlalchemy import select
from starlette.responses import Response

from ...records import decode_report
from ...review import reapply
from ...store import (
    DocumentLine,
    add_report,
    events_of_document,
    find_document,
    read_documents,
    read_report,
    remove_document,
    search_documents,
)
from ...store.schema import documents as table
from ..access import Admin, Reviewer, audited
from ..stores import StoreHere
from .answers import PREFIX, Accepted, DocumentPage, EventPage, Hit, Hits, answer, answers
from .asking import After, DocumentId, Limit, Words

router = APIRouter(prefix=PREFIX, tags=["documents"])
_MARKS = str.maketrans({"\x02": "**", "\x03": "**"})
_RECORD = {
    "description": "The whole record, as docs/record.md describes it",
    "content": {"application/json": {"schema": {"type": "object"}}},
}
_TOLD = 100


@router.get("/documents", responses=answers(DocumentPage))
def documents(store: StoreHere, limit: Limit = 50, after: After = None) -> Response:
    """All documents, those added last first."""
    where = []
    if after is not None:
        with store.read() as connection:
            key = connection.execute(select(table.c.key).where(table.c.id == after)).scalar()
        if key is None:
            raise HTTPException(400, f"after={after[:60]}: no such document; take the address of the next page as it is given")
        where.append(table.c.key < key)
    found = read_documents(store, *where, limit=limit + 1, by_arrival=True)
    more = len(found) > limit
    following = f"{PREFIX}/documents?limit={limit}&after={found[limit - 1].id}" if more else None
    return answer(DocumentPage(documents=found[:limit], next=following))


@router.get("/search", responses=answers(Hits))
def search(
    store: StoreHere, q: Words, limit: Limit = 20, offset: Annotated[int, Query(ge=0, le=10_000, description="How many to pass over")] = 0
) -> Response:
    """Documents that hold the words, the best first."""
    found = search_documents(store, q, limit + 1, offset)
    following = f"{PREFIX}/search?{_address(q, limit, offset + limit)}" if len(found) > limit else None
    hits = [Hit(document=line, piece=piece.translate(_MARKS)) for line, piece in found[:limit]]
    return answer(Hits(hits=hits, next=following))


@router.get("/documents/{id}", responses=answers(DocumentLine, 404))
def document(store: StoreHere, id: DocumentId) -> Response:
    """One document, without its text."""
    found = find_document(store, id)
    if found is None:
        raise HTTPException(404, f"{id}: no such document")
    return answer(found)


@router.get("/documents/{id}/record", responses={**answers(DocumentLine, 404), 200: _RECORD})
def record(store: StoreHere, id: DocumentId) -> Response:
    """The whole record of a document, its text included, as the machine wrote it."""
    found = read_report(store, id)
    if found is None:
        raise HTTPException(404, f"{id}: no such document")
    return answer(found)


@router.get("/documents/{id}/events", responses=answers(EventPage, 404))
def events(store: StoreHere, id: DocumentId) -> Response:
    """All events of a document, in the order of its text."""
    if find_document(store, id) is None:
        raise HTTPException(404, f"{id}: no such document")
    found = events_of_document(store, id)
    return answer(EventPage(events=found, total=len(found), next=None))


@router.post("/records", responses=answers(Accepted, 413, 503))
def add(store: StoreHere, user: Reviewer, lines: Annotated[bytes, Body(media_type="application/x-ndjson")]) -> Response:
    """Send in records that ``reportedly read`` wrote, one a line. Sent twice, they are there once."""
    counts = {"new": 0, "replaced": 0, "unchanged": 0}
    refused = []
    for number, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        try:
            report = decode_report(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            refused.append(f"line {number}: {error}")
            continue
        counts[add_report(store, report, coder=f"sent by {user.name}", then=reapply(store))] += 1
    return answer(Accepted(**counts, refused=refused[:_TOLD]))


@router.delete("/documents/{id}", status_code=204, responses={k: v for k, v in answers(DocumentLine, 404, 503).items() if k != 200})
def remove(request: Request, store: StoreHere, user: Admin, id: DocumentId) -> Response:
    """Take a document out. What people said about it stays in the log."""
    log = audited(request, user, "document removed")
    if not remove_document(store, id, lambda connection: log(connection, id)):
        raise HTTPException(404, f"{id}: no such document")
    return Response(status_code=204)


def _address(q: str, limit: int, offset: int) -> str:
    from urllib.parse import urlencode

    return urlencode({"q": q, "limit": limit, "offset": offset})
