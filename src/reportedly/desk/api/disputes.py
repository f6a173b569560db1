"""Claims against what answers them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from ...store import read_disputes
from ...store.schema import documents
from ..stores import StoreHere
from .answers import PREFIX, DisputePage, answer, answers
from .asking import EXAMPLES, Limit, Offset

Story = Annotated[str, Query(max_length=80, description="Id of a story; empty: all", examples=[EXAMPLES["story"]])]
router = APIRouter(prefix=PREFIX, tags=["disputes"])


@router.get("/disputes", responses=answers(DisputePage))
def disputes(store: StoreHere, story: Story = "", limit: Limit = 50, offset: Offset = 0) -> Response:
    """All, or those of one story."""
    where = [documents.c.story == story] if story else []
    found = read_disputes(store, *where, limit=limit + 1, offset=offset)
    asked = f"&story={story}" if story.isascii() and story.replace("-", "").isalnum() else ""
    following = f"{PREFIX}/disputes?limit={limit}&offset={offset + limit}{asked}" if len(found) > limit else None
    return answer(DisputePage(disputes=found[:limit], next=following))
