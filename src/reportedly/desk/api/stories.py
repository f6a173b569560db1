"""Stories, with what happened in them."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from ...store import documents_of_story, find_story, read_happenings, read_stories
from ..stores import StoreHere
from .answers import PREFIX, StoryPage, StoryWhole, answer, answers
from .asking import After, Limit

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
def story(store: StoreHere, id: str) -> Response:
    """A story, also by an id that it had before."""
    found = find_story(store, id)
    if found is None:
        raise HTTPException(404, f"{id}: no such story")
    return answer(StoryWhole(story=found, documents=documents_of_story(store, found.id), happenings=read_happenings(store, found.id)))
