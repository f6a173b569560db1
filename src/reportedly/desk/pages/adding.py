"""Add: paste a text or a page, upload a file, give an address; and how far the reading is."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from ...jobs import Given, find_job, list_jobs, put_job
from ...records import Page
from ..access import Reviewer
from ..going import go_to
from ..navigation import Nav
from ..rendering import render
from ..stores import StoreHere, WorkersHere

router = APIRouter()
NAV = Nav("Add", "/add", "n")
EXAMPLES = ("/add", "/jobs")
_HTML = re.compile(r"\s*<(?:!doctype|html|head|body|article|div|p)\b", re.I)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@router.get("/add")
def add(request: Request, user: Reviewer) -> Response:
    """The three ways."""
    return _form(request)


@router.post("/add/text")
def add_text(
    request: Request,
    store: StoreHere,
    workers: WorkersHere,
    user: Reviewer,
    text: Annotated[str, Form(max_length=10_000_000)] = "",
    title: Annotated[str, Form(max_length=2000)] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
    publisher: Annotated[str, Form(max_length=300)] = "",
    published: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """A pasted text, or the source of a page."""
    errors = [] if text.strip() else [{"name": "text", "detail": "there is nothing in it"}]
    if published and not _DAY.fullmatch(published):
        errors.append({"name": "published", "detail": "write the day as 2026-01-31"})
    if errors:
        return _form(request, errors, text=text, title=title, url=url, publisher=publisher, published=published, status=422)
    page = Page(
        content=text,
        is_html=bool(_HTML.match(text)),
        title=title or None,
        url=url or None,
        publisher=publisher or None,
        published=published or None,
        origin="pasted",
    )
    words = title or " ".join(re.sub(r"<[^>]*>", " ", text[:2000]).split())[:80]
    return _start(request, store, workers, user.name, words or "a pasted page", Given(pages=(page,)))


@router.post("/add/file")
def add_file(request: Request, store: StoreHere, workers: WorkersHere, user: Reviewer, file: Annotated[UploadFile, File()]) -> Response:
    """A file of any kind that ``reportedly read`` takes."""
    data = file.file.read()
    if not data:
        return _form(request, [{"name": "file", "detail": "the file is empty"}], status=422)
    return _start(request, store, workers, user.name, file.filename or "a file", Given(name=file.filename or "upload", data=data))


@router.post("/add/address")
def add_address(
    request: Request, store: StoreHere, workers: WorkersHere, user: Reviewer, address: Annotated[str, Form(max_length=2000)] = ""
) -> Response:
    """An article, a feed or a sitemap elsewhere."""
    if not request.app.state.settings.fetch:
        raise HTTPException(403, "This desk fetches nothing.")
    if not re.match(r"https?://[^\s/]+", address):
        return _form(request, [{"name": "address", "detail": "write it as https://host/path"}], address=address, status=422)
    return _start(request, store, workers, user.name, address, Given(address=address))


@router.get("/jobs")
def jobs(request: Request, store: StoreHere, user: Reviewer) -> Response:
    """What was given to be read."""
    return render(request, "jobs.html", jobs=list_jobs(store))


@router.get("/jobs/{key}")
def job(request: Request, key: int, store: StoreHere, workers: WorkersHere, user: Reviewer) -> Response:
    """How far it is. The page asks again by itself."""
    found = find_job(store, key) if 0 < key < 2**31 else None
    if found is None:
        raise HTTPException(404)
    workers.wake(store)
    answer = render(request, "job.html", job=found)
    if not found.is_over:
        answer.headers["Refresh"] = "2"
    return answer


def _start(request: Request, store: StoreHere, workers: WorkersHere, who: str, title: str, given: Given) -> RedirectResponse:
    key = put_job(store, who, title, given)
    workers.wake(store)
    return go_to(f"/jobs/{key}", "Accepted. It is being read.")


def _form(request: Request, errors: list[dict[str, str]] | None = None, status: int = 200, **values: str) -> Response:
    kept = {name: values.get(name, "") for name in ("text", "title", "url", "publisher", "published", "address")}
    return render(request, "add.html", status_code=status, errors=errors or [], values=kept, may_fetch=request.app.state.settings.fetch)
