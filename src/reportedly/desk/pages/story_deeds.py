"""Splitting and merging stories by hand. What people decide holds on every later grouping, until they take it back."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import Response

from ...store import Store, find_document, find_story, merge_stories, split_story, undo_deed
from ..access import Reviewer, audited
from ..going import go_to
from ..regrouping import regroup
from ..stores import StoreHere

router = APIRouter()
_LATER = "It is noted; the stories follow with the next `reportedly add` or `reportedly group`."


@router.post("/stories/{id}/split")
def split(request: Request, id: str, store: StoreHere, user: Reviewer, document: Annotated[list[str] | None, Form()] = None) -> Response:
    """Make the chosen articles another story."""
    chosen = document or []
    split_story(store, _today(store, id), chosen, user.name, audited(request, user, "story split"))
    return _done(store, chosen[0], "The chosen articles are a story of their own.")


@router.post("/stories/{id}/merge")
def merge(request: Request, id: str, store: StoreHere, user: Reviewer, other: Annotated[str, Form()] = "") -> Response:
    """Make this story and another one."""
    named = re.search(r"story-[0-9a-f]{16}", other)
    if not named:
        raise HTTPException(400, "Name the other story: pick it from the list, or paste its address.")
    story = _today(store, id)
    merge_stories(store, story, _today(store, named[0]), user.name, audited(request, user, "stories merged"))
    return _done(store, None, "The two stories are one.", story)


@router.post("/stories/{id}/undo")
def undo(request: Request, id: str, store: StoreHere, user: Reviewer, deed: Annotated[str, Form()] = "") -> Response:
    """Take a split or merge back."""
    story = _today(store, id)
    if not undo_deed(store, deed, user.name, audited(request, user, "split or merge taken back")):
        raise HTTPException(409, "That has been taken back already.")
    return _done(store, None, "Taken back.", story)


def _today(store: Store, id: str) -> str:
    found = find_story(store, id)
    if found is None:
        raise HTTPException(404)
    return found.id


def _done(store: Store, document: str | None, saying: str, story: str = "") -> Response:
    """Group again where that is quick, and lead on to the story of a document, or to what has become of ``story``."""
    if not regroup(store):
        saying = _LATER
    line = find_document(store, document) if document else None
    led = find_story(store, (line.story if line else None) or story)
    return go_to(f"/stories/{led.id}/articles" if led else "/", saying)
