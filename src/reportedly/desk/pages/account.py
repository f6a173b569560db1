"""``/account``: one's own password, sessions and API tokens."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import Response

from ...people import PeopleError, Scope, User, change_password, end_other_sessions, list_tokens, make_token, record, revoke_token, sign_in
from ..access import CurrentUser, bearer, client_address, keep_session, session_token
from ..going import go_to
from ..rendering import render
from ..stores import StoreHere

router = APIRouter()
EXAMPLES = ("/account",)


@router.get("/account")
def account(request: Request, store: StoreHere, user: CurrentUser) -> Response:
    """Who one is here, and what may be changed about it."""
    return _page(request, store, user)


@router.post("/account/password")
def new_password(
    request: Request, store: StoreHere, user: CurrentUser, old: Annotated[str, Form()] = "", new: Annotated[str, Form()] = ""
) -> Response:
    """Change the password; every session but a new one for this browser ends."""
    _in_person(request)
    address = client_address(request)
    try:
        with store.write() as connection:
            change_password(connection, user.name, old, new, address)
        token = sign_in(store, user.name, new, address, request.headers.get("user-agent", ""))
    except PeopleError as problem:
        return _page(request, store, user, status=422, password_problem=str(problem))
    response = go_to("/account", "Your password is changed, and you are signed out everywhere else.")
    keep_session(response, token, request.app.state.settings)
    return response


@router.post("/account/sessions")
def sign_out_elsewhere(request: Request, store: StoreHere, user: CurrentUser) -> Response:
    """End all sessions but this one."""
    _in_person(request)
    with store.write() as connection:
        ended = end_other_sessions(connection, user.name, session_token(request) or "")
        record(connection, user.name, "signed out elsewhere", str(ended), client_address(request))
    return go_to("/account", "Signed out everywhere else." if ended else "You were not signed in anywhere else.")


@router.post("/account/tokens")
def new_token(
    request: Request,
    store: StoreHere,
    user: CurrentUser,
    label: Annotated[str, Form(max_length=100)] = "",
    scope: Annotated[Scope, Form()] = "read",
    days: Annotated[int, Form(ge=0, le=3650)] = 90,
) -> Response:
    """Make an API token and show it, this once."""
    _in_person(request)
    with store.write() as connection:
        token = make_token(connection, user.name, label, scope, user.name, days or None, client_address(request))
    return _page(request, store, user, token=token)


@router.post("/account/tokens/{token_id}/revoke")
def revoke(request: Request, store: StoreHere, user: CurrentUser, token_id: str) -> Response:
    """Make one of one's own tokens void."""
    _in_person(request)
    try:
        with store.write() as connection:
            revoke_token(connection, token_id, user.name, user.name, client_address(request))
    except PeopleError as problem:
        return go_to("/account", str(problem), "problem")
    return go_to("/account", "The token no longer works.")


def _in_person(request: Request) -> None:
    """A program with a token must not make itself further tokens, nor lock its user out."""
    if bearer(request) is not None:
        raise HTTPException(403, "Sign in with a browser for this.")
    if not request.app.state.settings.sign_in:
        raise HTTPException(403, "This desk has no sign-in, so there is no account to change.")


def _page(request: Request, store: StoreHere, user: User, status: int = 200, **context: Any) -> Response:
    with store.read() as connection:
        tokens = [token for token in list_tokens(connection, user.name) if not token.revoked]
    context = {"token": "", "password_problem": "", "tokens": tokens} | context
    page = render(request, "account.html", status_code=status, **context)
    page.headers["Cache-Control"] = "no-store"
    return page
