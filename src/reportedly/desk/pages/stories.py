"""Stories: what happened, who says so, the articles, and how copies changed the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, TypeVar

from fastapi import APIRouter, HTTPException, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from ...copies import compare
from ...records import Span
from ...store import (
    DocumentLine,
    EventQuery,
    Store,
    StoryLine,
    deeds_on_story,
    documents_of_story,
    find_story,
    is_grouped,
    read_disputes,
    read_happenings,
    read_report,
    read_stories,
)
from ...store.schema import documents as documents_table
from ..filters import rejected_among
from ..highlights import Mark, highlight
from ..rendering import render
from ..stores import IndexHere, StoreHere
from ..telling import matrix, most_told, read_told

router = APIRouter()
Listed = TypeVar("Listed")
_HAPPENINGS, _ARTICLES, _MENTIONS = 40, 80, 200
_MOST_COPIES, _MOST_OTHERS, _DAYS_AROUND = 12, 60, 14


@router.get("/stories/{id}")
def story(request: Request, id: str, store: StoreHere, index: IndexHere, page: int = 1) -> Response:
    """What happened, day by day."""
    found = _found(store, id)
    if found.id != id:
        return RedirectResponse(f"/stories/{found.id}", 301)
    shown, pages = _part(read_happenings(store, found.id), page, _HAPPENINGS)
    by_day = groupby(read_told(store, shown), key=lambda one: one.happening.first_reported)
    return render(
        request,
        "story.html",
        story=found,
        tabs=_tabs(found, ""),
        days=[(day, list(listed)) for day, listed in by_day],
        disputes=read_disputes(store, documents_table.c.story == found.id, limit=6),
        rejected=rejected_among(index.search(EventQuery(filters={"story": (found.id,)}))),
        pages=pages,
    )


@router.get("/stories/{id}/sources")
def sources(request: Request, id: str, store: StoreHere) -> Response:
    """Who says what, and who denies it."""
    found = _found(store, id)
    happened = read_happenings(store, found.id)
    told = read_told(store, most_told(happened), _MENTIONS)
    addresses = {one.id: f"/stories/{found.id}?page={1 + n // _HAPPENINGS}#{one.id}" for n, one in enumerate(happened)}
    return render(
        request,
        "story_sources.html",
        story=found,
        tabs=_tabs(found, "/sources"),
        addresses=addresses,
        more=len(happened) - len(told),
        **matrix(told),
    )


@router.get("/stories/{id}/articles")
def articles(request: Request, id: str, store: StoreHere, page: int = 1) -> Response:
    """The articles, copies below their originals."""
    found = _found(store, id)
    listed = documents_of_story(store, found.id)
    copies: dict[str, list[DocumentLine]] = {}
    for line in listed:
        if line.copy_of:
            copies.setdefault(line.copy_of, []).append(line)
    here = {line.id for line in listed}
    originals = [line for line in listed if not line.copy_of or line.copy_of not in here]
    shown, pages = _part(originals, page, _ARTICLES)
    return render(
        request,
        "story_articles.html",
        story=found,
        tabs=_tabs(found, "/articles"),
        articles=[(o, copies.get(o.id, [])) for o in shown],
        pages=pages,
        is_alone=len(originals) < 2,
        others=_around(store, found),
        deeds=deeds_on_story(store, found.id),
        is_grouped=is_grouped(store),
    )


@router.get("/stories/{id}/copies")
def copies(request: Request, id: str, store: StoreHere) -> Response:
    """What copies added, dropped and changed, and quotations in other words."""
    found = _found(store, id)
    listed = {line.id: line for line in documents_of_story(store, found.id)}
    pairs = [(listed[line.copy_of], line) for line in listed.values() if line.copy_of in listed]
    compared = [_compared(store, original, copy) for original, copy in pairs[:_MOST_COPIES]]
    return render(
        request, "story_copies.html", story=found, tabs=_tabs(found, "/copies"), compared=compared, more=len(pairs) - len(compared)
    )


def _part(listed: Sequence[Listed], page: int, size: int) -> tuple[Sequence[Listed], dict[str, int]]:
    """A page of a list, and what the pager needs."""
    last = max(1, -(-len(listed) // size))
    page = min(max(page, 1), last)
    return listed[(page - 1) * size : page * size], {"page": page, "last": last}


def _found(store: Store, id: str) -> StoryLine:
    found = find_story(store, id)
    if found is None:
        raise HTTPException(404)
    return found


def _around(store: Store, story: StoryLine) -> list[StoryLine]:
    """Stories of about the same time, which it may have to be merged with."""
    day = date.fromisoformat(story.last) + timedelta(days=_DAYS_AROUND) if story.last and len(story.last) == 10 else None
    return [one for one in read_stories(store, _MOST_OTHERS, until=day.isoformat() if day else None) if one.id != story.id]


def _tabs(story: StoryLine, here: str) -> list[tuple[str, str, bool]]:
    listed = [("What happened", ""), ("Who says so", "/sources"), (f"Articles ({story.n_documents})", "/articles")]
    if story.n_documents > story.n_originals:
        listed.append((f"Copies ({story.n_documents - story.n_originals})", "/copies"))
    return [(word, f"/stories/{story.id}{path}", path == here) for word, path in listed]


def _compared(store: Store, original: DocumentLine, copy: DocumentLine) -> dict[str, Any]:
    ours, theirs = read_report(store, original.id), read_report(store, copy.id)
    texts = [report.document.text if report else "" for report in (ours, theirs)]
    found = compare(*texts)
    changes = found.differences
    return {
        "ours": original,
        "theirs": copy,
        "left": highlight(texts[0], [Mark(d.original, f"d-{d.kind}") for d in changes if d.original]),
        "right": highlight(texts[1], [Mark(d.copy, f"d-{d.kind}") for d in changes if d.copy]),
        "counts": {kind: sum(d.kind == kind for d in changes) for kind in ("added", "dropped", "changed")},
        "quotes": [
            (
                _quoted(texts[0], drift.original, (d.original for d in drift.differences)),
                _quoted(texts[1], drift.copy, (d.copy for d in drift.differences)),
            )
            for drift in found.quote_drift
        ],
    }


def _quoted(text: str, span: Span, changed: Iterable[Span | None]) -> Markup:
    return highlight(text, [Mark(one, "d-changed") for one in changed if one], span)
