"""``/sign-in`` and ``/sign-out``."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from ...people import SignInRefused, end_session, record, sign_in
from ..access import client_address, drop_session, keep_session, session_token, user_of
from ..addresses import inside
from ..going import go_to
from ..rendering import render
from ..stores import StoreHere

router = APIRouter()
PUBLIC = True
EXAMPLES = ("/sign-in",)


@router.get("/sign-in")
def form(request: Request, next: str = "/") -> Response:
    """The form; who has signed in already is led on."""
    if request.app.state.settings.sign_in and user_of(request):
        return go_to(next)
    return _page(request, next)


@router.post("/sign-in")
def enter(
    request: Request,
    store: StoreHere,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Check name and password, begin a session, and lead on."""
    try:
        token = sign_in(store, name[:200], password, client_address(request), request.headers.get("user-agent", ""))
    except SignInRefused as refusal:
        page = _page(request, next, name, str(refusal), 429 if refusal.wait else 401)
        if refusal.wait:
            page.headers["Retry-After"] = str(refusal.wait)
        return page
    response = go_to(next)
    keep_session(response, token, request.app.state.settings)
    return response


@router.post("/sign-out")
def leave(request: Request, store: StoreHere) -> Response:
    """End the session, and have the browser forget what it has seen."""
    token, user = session_token(request), user_of(request)
    if token:
        with store.write() as connection:
            end_session(connection, token)
            if user:
                record(connection, user.name, "signed out", "", client_address(request))
    response = go_to("/sign-in", "You have signed out.")
    response.headers["Clear-Site-Data"] = '"cache"'
    drop_session(response, request.app.state.settings)
    return response


def _page(request: Request, following: str, name: str = "", problem: str = "", status: int = 200) -> Response:
    page = render(request, "sign_in.html", status_code=status, following=inside(following), name=name[:100], problem=problem)
    page.headers["Cache-Control"] = "no-store"
    return page
