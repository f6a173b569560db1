"""Stories, with what happened in them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, HTTPException, Request
from starlette.responses import Response

from ...store import (
    Store,
    deeds_on_story,
    documents_of_story,
    find_story,
    merge_stories,
    read_happenings,
    read_stories,
    split_story,
    undo_deed,
)
from ..access import Reviewer, audited
from ..regrouping import regroup
from ..stores import StoreHere
from .answers import PREFIX, Decided, Deeds, StoryPage, StoryWhole, answer, answers
from .asking import EXAMPLES, After, DeedId, Limit, StoryId

router = APIRouter(prefix=PREFIX, tags=["stories"])


@router.get("/stories", responses=answers(StoryPage))
def stories(store: StoreHere, limit: Limit = 20, after: After = None) -> Response:
    """Stories, those with the latest documents first."""
    if after is not None and find_story(store, after) is None:
        raise HTTPException(400, f"after={after[:60]}: no such story; take the address of the next page as it is given")
    found = read_stories(store, limit + 1, after)
    following = f"{PREFIX}/stories?limit={limit}&after={found[limit - 1].id}" if len(found) > limit else None
    return answer(StoryPage(stories=found[:limit], next=following))


@router.get("/stories/{id}", responses=answers(StoryWhole, 404))
def story(store: StoreHere, id: StoryId) -> Response:
    """A story, also by an id that it had before."""
    found = find_story(store, id)
    if found is None:
        raise HTTPException(404, f"{id}: no such story")
    return answer(StoryWhole(story=found, documents=documents_of_story(store, found.id), happenings=read_happenings(store, found.id)))


@router.get("/stories/{id}/deeds", responses=answers(Deeds, 404))
def deeds(store: StoreHere, id: StoryId) -> Response:
    """What people decided about a story: splits and merges, also those taken back."""
    return answer(Deeds(deeds=deeds_on_story(store, _today(store, id))))


@router.post("/stories/{id}/split", responses=answers(Decided, 400, 404, 503))
def split(
    request: Request,
    store: StoreHere,
    user: Reviewer,
    id: StoryId,
    documents: Annotated[list[str], Body(embed=True, max_length=10_000, examples=[[EXAMPLES["document"]]])],
) -> Response:
    """Make some articles of a story, with their copies, a story of their own."""
    deed = split_story(store, _today(store, id), documents, user.name, audited(request, user, "story split"))
    return answer(Decided(deed=deed, is_grouped=regroup(store)))


@router.post("/stories/{id}/merge", responses=answers(Decided, 400, 404, 503))
def merge(
    request: Request, store: StoreHere, user: Reviewer, id: StoryId, other: Annotated[str, Body(embed=True, examples=[EXAMPLES["story"]])]
) -> Response:
    """Make two stories one."""
    deed = merge_stories(store, _today(store, id), _today(store, other), user.name, audited(request, user, "stories merged"))
    return answer(Decided(deed=deed, is_grouped=regroup(store)))


@router.delete("/stories/{id}/deeds/{deed}", responses=answers(Decided, 404, 503))
def undo(request: Request, store: StoreHere, user: Reviewer, id: StoryId, deed: DeedId) -> Response:
    """Take a split or merge back."""
    _today(store, id)
    if not undo_deed(store, deed, user.name, audited(request, user, "split or merge taken back")):
        raise HTTPException(404, f"{deed}: no split or merge that holds")
    return answer(Decided(deed=deed, is_grouped=regroup(store)))


def _today(store: Store, id: str) -> str:
    found = find_story(store, id)
    if found is None:
        raise HTTPException(404, f"{id}: no such story")
    return found.id
