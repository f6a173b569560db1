"""Notes and replies on events and documents."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException
from starlette.responses import Response

from ...review import Refused, delete_note, edit_note, write_note
from ..access import Reviewer
from ..going import go_to
from ..stores import StoreHere

router = APIRouter()
Text = Annotated[str, Form()]


@router.post("/notes")
def write(
    store: StoreHere, user: Reviewer, document: Text, event: Text = "", text: Text = "", reply_to: Text = "", next: Text = ""
) -> Response:
    """Write a note, or answer one."""
    try:
        write_note(store, user.name, document, event or None, text, reply_to=reply_to or None)
    except Refused as refused:
        raise HTTPException(404, str(refused)) from refused
    return go_to(next, "Your note is kept.")


@router.post("/notes/{id}/edit")
def edit(id: str, store: StoreHere, user: Reviewer, text: Text = "", next: Text = "") -> Response:
    """Give one's own note another text."""
    try:
        edit_note(store, user.name, id, text)
    except Refused as refused:
        raise HTTPException(403, str(refused)) from refused
    return go_to(next, "Changed.")


@router.post("/notes/{id}/delete")
def delete(id: str, store: StoreHere, user: Reviewer, next: Text = "") -> Response:
    """Mark a note as deleted; admins may mark anybody's."""
    try:
        delete_note(store, user.name, id, may_all=user.may("admin"))
    except Refused as refused:
        raise HTTPException(403, str(refused)) from refused
    return go_to(next, "Deleted. The history has it still.", "note")
