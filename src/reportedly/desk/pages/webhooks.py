"""Webhooks: addresses that are sent new events of a query."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from ...jobs import list_hooks, make_hook, remove_hook
from ..access import Admin
from ..going import go_to
from ..rendering import render
from ..stores import StoreHere

router = APIRouter()
EXAMPLES = ("/webhooks", "/webhooks?query=type%3DASSAULT")


@router.get("/webhooks")
def webhooks(request: Request, store: StoreHere, user: Admin, query: str = "") -> Response:
    """All, and a form for another."""
    return render(request, "webhooks.html", hooks=list_hooks(store), query=query[:2000], secret="")


@router.post("/webhooks")
def make(
    request: Request,
    store: StoreHere,
    user: Admin,
    address: Annotated[str, Form(max_length=2000)],
    name: Annotated[str, Form(max_length=200)] = "",
    query: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Another one; its secret is shown once."""
    secret = make_hook(store, user.name, name, query, address)
    return render(request, "webhooks.html", hooks=list_hooks(store), query="", secret=secret)


@router.post("/webhooks/{key}/remove")
def remove(key: int, store: StoreHere, user: Admin) -> Response:
    """Nobody is told there any more."""
    return go_to("/webhooks", "Removed." if remove_hook(store, key) else "It was not there.")
