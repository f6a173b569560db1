"""What went wrong, told to people as a page and to programs as a problem (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ..errors import UsageError
from ..store import StoreError
from .addresses import with_next

PROBLEM = "application/problem+json"
TITLES = {
    400: "That request makes no sense",
    401: "Please sign in",
    403: "Not for you",
    404: "Nothing here",
    405: "Not in this way",
    409: "Somebody was faster",
    410: "No longer here",
    413: "Too much at once",
    421: "Wrong name",
    422: "Something is not filled in right",
    429: "Too many, too fast",
    500: "Something broke",
    503: "Not just now",
}
DETAILS = {
    404: "The address leads nowhere. It may be mistyped, or what stood here has been taken out of the store.",
    405: "The page at this address cannot be asked in this way.",
}


def wants_problem(request: Request) -> bool:
    """True when a program is asking."""
    return request.scope["path"].startswith("/api") or PROBLEM in request.headers.get("accept", "")


async def answer_problem(
    request: Request, status: int, detail: str | None = None, headers: dict[str, str] | None = None, **members: Any
) -> Response:
    """The answer for an error, in the asker's language. ``members`` are further members of the problem."""
    phrase = HTTPStatus(status).phrase
    if not detail or detail == phrase:
        detail = DETAILS.get(status, phrase + ".")
    if wants_problem(request):
        body = {"type": "about:blank", "title": phrase, "status": status, "detail": detail, "instance": request.scope["path"], **members}
        return JSONResponse(body, status, headers=headers, media_type=PROBLEM)
    from .rendering import render

    title = TITLES.get(status, phrase)
    context = {"status": status, "heading": title, "detail": detail, "errors": members.get("errors", [])}
    page = await run_in_threadpool(render, request, "error.html", status_code=status, **context)
    page.headers.update(headers or {})
    return page


def register_problems(app: FastAPI) -> None:
    """Have the application answer its errors in this way."""

    @app.exception_handler(HTTPException)
    async def _(request: Request, error: HTTPException) -> Response:
        if error.status_code == 401 and not wants_problem(request):
            return RedirectResponse(with_next("/sign-in", _way_back(request)), 303)
        return await answer_problem(request, error.status_code, error.detail, dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def _(request: Request, error: RequestValidationError) -> Response:
        return await answer_problem(request, 422, _summary(error), errors=[_told(e) for e in error.errors()])

    @app.exception_handler(UsageError)
    async def _(request: Request, error: UsageError) -> Response:
        return await answer_problem(request, 400, str(error))

    @app.exception_handler(DataError)  # PostgreSQL's: a character zero, a number without end
    @app.exception_handler(OverflowError)  # SQLite's
    async def _(request: Request, error: Exception) -> Response:
        return await answer_problem(request, 400, "This holds a character or number that the store cannot keep.")

    @app.exception_handler(StoreError)
    async def _(request: Request, error: StoreError) -> Response:
        return await answer_problem(request, 503, str(error))


def _told(error: dict[str, Any]) -> dict[str, str]:
    place, *path = (str(part) for part in error["loc"])
    return {"in": place, "name": ".".join(path), "detail": error["msg"]}


def _summary(error: RequestValidationError) -> str:
    names = sorted({".".join(str(part) for part in e["loc"][1:]) for e in error.errors()} - {""})
    return f"Please look at: {', '.join(names)[:300]}." if names else "The body cannot be read."


def _way_back(request: Request) -> str:
    query = request.scope.get("query_string", b"").decode("latin-1")
    return request.scope["path"] + (f"?{query}" if query else "") if request.method == "GET" else "/"
