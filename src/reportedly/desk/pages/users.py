"""``/users``: who may sign in, for admins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from sqlalchemy import Connection
from starlette.responses import Response

from ...people import PeopleError, Role, add_user, change_role, generate_password, list_users, remove_user, set_password
from ..access import Admin, client_address
from ..going import go_to
from ..rendering import render
from ..stores import StoreHere

router = APIRouter()
EXAMPLES = ("/users",)


@router.get("/users")
def users(request: Request, store: StoreHere, user: Admin) -> Response:
    """Everybody, with what they may do."""
    return _page(request, store)


@router.post("/users")
def add(
    request: Request, store: StoreHere, user: Admin, name: Annotated[str, Form()] = "", role: Annotated[Role, Form()] = "viewer"
) -> Response:
    """Add somebody, with a password that is shown this once."""
    password = generate_password()
    try:
        with store.write() as connection:
            name = add_user(connection, name, role, password, user.name, client_address(request))
    except PeopleError as problem:
        return _page(request, store, 422, problem=str(problem), wanted=name[:100])
    return _page(request, store, password=password, whose=name)


@router.post("/users/{name}/password")
def reset(request: Request, store: StoreHere, user: Admin, name: str) -> Response:
    """Give somebody a new password, shown this once."""
    password = generate_password()
    try:
        with store.write() as connection:
            set_password(connection, name, password, user.name, client_address(request))
    except PeopleError as problem:
        return go_to("/users", str(problem), "problem")
    return _page(request, store, password=password, whose=name)


@router.post("/users/{name}/role")
def role(request: Request, store: StoreHere, user: Admin, name: str, role: Annotated[Role, Form()]) -> Response:
    """Change what somebody may do."""
    return _change(store, lambda c: change_role(c, name, role, user.name, client_address(request)), f"{name} is {role} now.")


@router.post("/users/{name}/remove")
def remove(request: Request, store: StoreHere, user: Admin, name: str) -> Response:
    """Let somebody in no longer."""
    return _change(store, lambda c: remove_user(c, name, user.name, client_address(request)), f"{name} can no longer sign in.")


def _change(store: StoreHere, change: Callable[[Connection], None], saying: str) -> Response:
    try:
        with store.write() as connection:
            change(connection)
    except PeopleError as problem:
        return go_to("/users", str(problem), "problem")
    return go_to("/users", saying)


def _page(request: Request, store: StoreHere, status: int = 200, **context: Any) -> Response:
    with store.read() as connection:
        people = list_users(connection)
    context = {"people": people, "problem": "", "wanted": "", "password": "", "whose": ""} | context
    page = render(request, "users.html", status_code=status, **context)
    page.headers["Cache-Control"] = "no-store"
    return page
