"""Articles: the clean text with what was read in it, single events, and the page as it was received."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from markupsafe import Markup
from starlette.responses import Response

from ...records import Report, encode_report
from ...review import read_thread
from ...store import (
    DocumentLine,
    EventQuery,
    Store,
    copies_of,
    events_of_document,
    find_document,
    find_event,
    find_story,
    read_events,
    read_page,
    read_report,
)
from ..article import KINDS, marks_of, paragraph_of
from ..charts import Part, share_bar
from ..citing import cite_document, cite_event
from ..highlights import Mark, highlight
from ..rendering import render
from ..reviewing import KEYS, EventReview
from ..stores import IndexHere, StoreHere

router = APIRouter()
_LONGEST = 400_000
"""Characters of a page as received that are shown."""


@router.get("/documents/{id}")
def document(request: Request, id: str, store: StoreHere, show: str | None = None) -> Response:
    """The article."""
    line, report = _found(store, id)
    shown = [kind for kind in KINDS if show is None or kind in show.split(",")]
    return render(
        request,
        "document.html",
        line=line,
        report=report,
        text=highlight(report.document.text, marks_of(report, shown)),
        events=events_of_document(store, id),
        kinds=[(kind, words, kind in shown, _toggled(id, shown, kind)) for kind, words in KINDS.items()],
        story=find_story(store, line.story) if line.story else None,
        copies=copies_of(store, line.copy_group) if line.copy_group else [],
        speakers=_speakers(report),
        shares=_shares(report),
        citation=cite_document(line),
        has_page=read_page(store, id) is not None,
        notes=read_thread(store, id),
    )


@router.get("/documents/{id}/events/{event}")
def event(request: Request, id: str, event: str, store: StoreHere, index: IndexHere) -> Response:
    """One event, with the words it was read from."""
    line, report = _found(store, id)
    told = find_event(store, id, event)
    if told is None:
        raise HTTPException(404)
    machine = next((one for one in report.events if one.id == event), None)
    listed = events_of_document(store, id)
    place = next(n for n, one in enumerate(listed) if one.id == event)
    others = EventQuery(filters={"happening": (told.happening,)}) if told.happening else None
    told_by = [one for one in read_events(store, index.search(others).page(20).keys) if one.key != told.key] if others else []
    return render(
        request,
        "event.html",
        line=line,
        event=told,
        machine=machine,
        review=EventReview(store, report, event) if machine else None,
        page_keys=KEYS if machine else (),
        text=paragraph_of(report, machine) if machine else Markup("<p>{}</p>").format(told.sentence),
        before=listed[place - 1] if place else None,
        after=listed[place + 1] if place + 1 < len(listed) else None,
        told_by=told_by,
        citation=cite_event(told, line),
        story=find_story(store, line.story) if line.story else None,
    )


@router.get("/documents/{id}/page")
def page(request: Request, id: str, store: StoreHere) -> Response:
    """The page as it was received: what was kept is marked, the rest was taken for furniture. Shown as text, never as a page of ours."""
    line, report = _found(store, id)
    received = read_page(store, id)
    if received is None:
        raise HTTPException(404, "The page as it was received was not kept: the record was added without it.")
    content, is_html = received
    kept = [Mark((start, end), "kept") for _, _, start, end in report.document.origin if start < end]
    text = highlight(content, kept, (0, min(len(content), _LONGEST)))
    return render(request, "page.html", line=line, text=text, is_html=is_html, length=len(content), is_cut=len(content) > _LONGEST)


@router.get("/documents/{id}/record.json")
def record(id: str, store: StoreHere) -> Response:
    """The whole record."""
    _, report = _found(store, id)
    return Response(encode_report(report), media_type="application/json")


def _found(store: Store, id: str) -> tuple[DocumentLine, Report]:
    line, report = find_document(store, id), read_report(store, id)
    if line is None or report is None:
        raise HTTPException(404)
    return line, report


def _toggled(id: str, shown: list[str], kind: str) -> str:
    kept = [one for one in KINDS if (one in shown) != (one == kind)]
    return f"/documents/{id}" + ("" if len(kept) == len(KINDS) else f"?show={','.join(kept)}")


def _speakers(report: Report) -> list[dict[str, Any]]:
    """Every attribution in the order of the text, with the words."""
    text = report.document.text
    return [
        {
            "id": one.id,
            "source": " ".join(text[start:end] for start, end in one.source),
            "mention": text[slice(*one.source_mention)] if one.source_mention else None,
            "cue": " … ".join(text[start:end] for start, end in one.cue),
            "content": " … ".join(text[start:end] for start, end in one.content),
            "act": one.act,
            "kind": one.kind,
            "who": one.source_kind,
            "hedged": one.hedged,
            "anonymous": one.anonymous,
            "parent": one.parent,
        }
        for one in sorted(report.attributions, key=lambda a: min(start for start, _ in a.content) if a.content else 0)
    ]


def _shares(report: Report) -> Markup:
    """How much room each source has."""
    sources = report.balance.sources[:8]
    parts = [
        Part(key=f"share-{n % 5}", word=source.name or "nobody named", count=source.direct + source.indirect)
        for n, source in enumerate(sources)
    ]
    return Markup(share_bar(parts, label="Characters by source")) if parts else Markup("")
