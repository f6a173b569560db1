"""Pages sent in to be read, and how far that is."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException
from fastapi import Path as InPath
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from ...jobs import Given, Job, find_job, put_job
from ...records import Page
from ..access import Reviewer
from ..stores import StoreHere, WorkersHere
from .answers import PREFIX, answer, answers

router = APIRouter(prefix=PREFIX, tags=["jobs"])


class PageSent(BaseModel):
    """A page as ``reportedly read`` takes it in JSON lines."""

    model_config = ConfigDict(extra="forbid")

    text: str | None = Field(None, max_length=10_000_000)
    html: str | None = Field(None, max_length=10_000_000)
    id: str | None = Field(None, max_length=300)
    url: str | None = Field(None, max_length=2000)
    title: str | None = Field(None, max_length=2000)
    publisher: str | None = Field(None, max_length=300)
    published: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$")
    language: Literal["en"] | None = None
    clean: bool = False

    def page(self) -> Page:
        """The page."""
        return Page(
            content=(self.html if self.html is not None else self.text) or "",
            is_html=self.html is not None,
            is_clean=self.clean,
            external_id=self.id,
            url=self.url,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            language=self.language,
        )


@router.post("/pages", status_code=202, responses=answers(Job, 413, 503, status=202, what="Accepted; ask for the job how far it is"))
def send(
    store: StoreHere, workers: WorkersHere, user: Reviewer, pages: Annotated[list[PageSent], Field(min_length=1, max_length=1000)]
) -> Response:
    """Have pages read and put into the store. What is accepted is on disk, and read even if the desk is stopped meanwhile."""
    key = put_job(store, user.name, f"{len(pages)} pages sent in", Given(pages=tuple(page.page() for page in pages)))
    workers.wake(store)
    job = find_job(store, key)
    assert job is not None
    return answer(job, 202)


@router.get("/jobs/{key}", responses=answers(Job, 404))
def job(store: StoreHere, key: Annotated[int, InPath(ge=1, le=2**31 - 1, description="Number of a job")]) -> Response:
    """How far a job is."""
    found = find_job(store, key)
    if found is None:
        raise HTTPException(404, f"{key}: no such job")
    return answer(found)
