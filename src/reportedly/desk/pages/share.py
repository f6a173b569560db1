"""What can be taken away: feeds, tables, a digest and a briefing of any query or story; cards to embed; links for people outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from ...share import (
    FIELDS,
    Briefing,
    FeedItem,
    Section,
    atom,
    briefing_pdf,
    event_csv,
    event_lines,
    json_feed,
    list_links,
    make_digest,
    make_link,
    revoke_link,
)
from ...store import (
    EventLine,
    Found,
    Store,
    documents_of_story,
    find_document,
    find_event,
    find_story,
    parse_kept,
    read_events,
    read_happenings,
    read_stories,
)
from ..access import CurrentUser
from ..citing import cite_document, cite_event, deed, told_as
from ..filters import address_of, describe, query_of
from ..going import go_to
from ..rendering import render
from ..stores import IndexHere, StoreHere
from ..telling import read_told

router = APIRouter()
EXAMPLES = ("/share", "/share/new?kind=query&target=type%3DASSAULT", "/events/briefing?type=ASSAULT")
_FEED, _DIGEST, _BRIEFED = 50, 30, 60
_AT_ONCE = 500


@router.get("/events.{kind}")
def events_as(request: Request, kind: str, store: StoreHere, index: IndexHere) -> Response:
    """A query as ``atom``, ``json`` (JSON Feed), ``csv``, ``jsonl`` or ``eml`` (a digest to send)."""
    query = query_of(request)
    found = index.search(query)
    page = _absolute(request, address_of("/events", query))
    if kind in ("csv", "jsonl"):
        return _table(store, found, kind)
    if kind not in ("atom", "json", "eml"):
        raise HTTPException(404)
    words = describe(store, query)
    items = [_item(request, event) for event in read_events(store, found.page(_DIGEST if kind == "eml" else _FEED).keys)]
    title = f"Reportedly: {words}"
    if kind == "eml":
        lead = f"{len(found):,} events fit: {words}. The latest {len(items)}:"
        return _file(make_digest(title, lead, page, items), "message/rfc822", "digest.eml")
    return _feed(request, kind, title, page, items)


@router.get("/stories.{kind}")
def stories_as(request: Request, kind: str, store: StoreHere) -> Response:
    """The latest stories as ``atom`` or ``json``."""
    if kind not in ("atom", "json"):
        raise HTTPException(404)
    items = [
        FeedItem(
            id=story.id,
            address=_absolute(request, f"/stories/{story.id}"),
            title=story.title,
            text=f"{story.n_originals} articles of {story.n_publishers} publishers, {story.n_events} events: "
            + (", ".join(f"{n} {standing}" for standing, n in story.standings.items()) or "nothing told"),
            updated=story.last or "1970-01-01",
        )
        for story in read_stories(store, _FEED)
    ]
    return _feed(request, kind, "Reportedly: stories", _absolute(request, "/"), items)


@router.get("/events/briefing")
def briefing(request: Request, store: StoreHere, index: IndexHere) -> Response:
    """A query for print."""
    query = query_of(request)
    found = index.search(query)
    made = _of_events(store, found)
    return render(request, "briefing.html", briefing=made, pdf=address_of("/events/briefing.pdf", query), back=address_of("/events", query))


@router.get("/events/briefing.pdf")
def briefing_file(request: Request, store: StoreHere, index: IndexHere) -> Response:
    """The same as a file."""
    made = _of_events(store, index.search(query_of(request)))
    return _file(briefing_pdf(made, date.today()), "application/pdf", "briefing.pdf")


@router.get("/stories/{id}/briefing")
def story_briefing(request: Request, id: str, store: StoreHere) -> Response:
    """A story for print."""
    made = _of_story(store, id)
    return render(request, "briefing.html", briefing=made, pdf=f"/stories/{id}/briefing.pdf", back=f"/stories/{id}")


@router.get("/stories/{id}/briefing.pdf")
def story_briefing_file(id: str, store: StoreHere) -> Response:
    """The same as a file."""
    return _file(briefing_pdf(_of_story(store, id), date.today()), "application/pdf", "briefing.pdf")


@router.get("/share")
def links(request: Request, store: StoreHere, user: CurrentUser) -> Response:
    """The links that were made: one's own, for admins all."""
    return render(request, "share.html", links=list_links(store, None if user.may("admin") else user.name), fields=FIELDS)


@router.get("/share/new")
def new_link(request: Request, store: StoreHere, kind: str, target: Annotated[str, Query(max_length=4000)] = "") -> Response:
    """Choose fields and an end."""
    title = _title(request, store, kind, target)
    return render(request, "share_new.html", kind=kind, target=target, title=title, fields=FIELDS, embed=_embed(request, kind, target))


@router.post("/share")
def share(
    request: Request,
    store: StoreHere,
    user: CurrentUser,
    kind: Annotated[str, Form()],
    target: Annotated[str, Form(max_length=4000)] = "",
    fields: Annotated[list[str] | None, Form()] = None,
    days: Annotated[str, Form(max_length=6)] = "30",
) -> Response:
    """Make a link, and show it once."""
    if days and not days.isdecimal():
        raise HTTPException(400, f"days={days}: a number of days, or nothing for ever")
    title = _title(request, store, kind, target)
    token = make_link(store, kind, target, tuple(fields or ()), title, user.name, int(days) if days else None)
    return render(request, "share_made.html", address=_absolute(request, f"/s/{token}"), title=title, days=days)


@router.post("/share/{key}/revoke")
def revoke(key: int, store: StoreHere, user: CurrentUser) -> RedirectResponse:
    """Take a link back."""
    if not user.may("admin") and key not in {link.key for link in list_links(store, user.name)}:
        raise HTTPException(404)
    return go_to("/share", "The link leads nowhere any more." if revoke_link(store, key) else "It was taken back before.")


def _title(request: Request, store: Store, kind: str, target: str) -> str:
    """What is shared, in words; refuses what is not there."""
    if kind == "event":
        document, _, event = target.partition("/")
        found = find_event(store, document, event)
        if found:
            return deed(found)
    elif kind == "document":
        line = find_document(store, target)
        if line:
            return line.heading
    elif kind == "story":
        story = find_story(store, target)
        if story:
            return story.title
    elif kind == "query":
        return describe(store, parse_kept(target))
    raise HTTPException(404, "There is nothing of that name to share.")


def _embed(request: Request, kind: str, target: str) -> str:
    return _absolute(request, f"/embed/documents/{target.replace('/', '/events/', 1)}") if kind == "event" else ""


def _absolute(request: Request, address: str) -> str:
    return f"{request.url.scheme}://{request.headers['host']}{address}"


def _item(request: Request, event: EventLine) -> FeedItem:
    return FeedItem(
        id=f"{event.document}:{event.id}",
        address=_absolute(request, f"/documents/{event.document}/events/{event.id}"),
        title=f"{deed(event)} ({told_as(event)})",
        text=event.sentence,
        updated=event.published or event.day or "1970-01-01",
        author=event.publisher,
        tags=(event.event_type, event.standing, *event.modes),
    )


def _feed(request: Request, kind: str, title: str, page: str, items: Iterable[FeedItem]) -> Response:
    asked = urlencode(request.query_params.multi_items())
    here = _absolute(request, request.url.path + (f"?{asked}" if asked else ""))
    if kind == "atom":
        return Response(atom(title, here, page, items), media_type="application/atom+xml")
    return Response(json_feed(title, here, page, items), media_type="application/feed+json")


def _table(store: Store, found: Found, kind: str) -> Response:
    keys = found.page(len(found) or 1).keys

    def rows() -> Iterator[EventLine]:
        waiting = iter(keys)
        while some := tuple(islice(waiting, _AT_ONCE)):
            yield from read_events(store, some)

    if kind == "csv":
        return StreamingResponse(event_csv(rows()), media_type="text/csv", headers=_named("events.csv"))
    return StreamingResponse(event_lines(rows()), media_type="application/x-ndjson", headers=_named("events.jsonl"))


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers=_named(name))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _of_events(store: Store, found: Found) -> Briefing:
    events = read_events(store, found.page(_BRIEFED).keys)
    documents = {event.document: find_document(store, event.document) for event in events}
    sections = tuple(
        Section(heading=deed(event), paragraphs=(f"“{event.sentence}”",), small=cite_event(event, line))
        for event in events
        if (line := documents[event.document])
    )
    counts = ", ".join(f"{count.events} {count.value}" for count in found.facet("standing"))
    lead = f"{len(found):,} events: {counts or 'none'}." + (f" The first {len(events)} are told here." if len(found) > len(events) else "")
    cited = tuple(cite_document(line) for line in documents.values() if line)
    return Briefing(title=describe(store, found.query), lead=lead, sections=sections, sources=cited)


def _of_story(store: Store, id: str) -> Briefing:
    story = find_story(store, id)
    if story is None:
        raise HTTPException(404)
    told = read_told(store, read_happenings(store, story.id))
    sections = []
    for one in told:
        small = [one.happening.standing, one.sources, one.when, *one.asides]
        small += [f"denied by {', '.join(one.happening.denied_by)}"] if one.happening.denied_by else []
        heading = " ".join(part for part in (one.who, one.words, one.whom) if part)
        sections.append(
            Section(heading=heading, paragraphs=(f"“{one.sentence}”",) if one.sentence else (), small="; ".join(filter(None, small)))
        )
    listed = documents_of_story(store, story.id)
    lead = (
        f"{story.n_originals} articles of {story.n_publishers} publishers, {story.first or 'day unknown'} to {story.last or 'day unknown'}."
    )
    return Briefing(title=story.title, lead=lead, sections=tuple(sections), sources=tuple(cite_document(line) for line in listed))
