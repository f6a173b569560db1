"""What each person keeps: saved searches with what is new, and a basket of events to take away or judge at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from starlette.responses import Response, StreamingResponse

from ...errors import UsageError
from ...review import Refused, judge, retell
from ...review.shelf import (
    Pick,
    SavedSearch,
    forget_search,
    list_searches,
    put_in_basket,
    read_basket,
    save_search,
    see_search,
    take_from_basket,
)
from ...share import event_csv, event_lines
from ...store import EventIndex, EventQuery, Store, parse_kept, read_events
from ..access import CurrentUser, Reviewer, require
from ..filters import address_of, describe
from ..going import go_to
from ..rendering import render
from ..stores import IndexHere, StoreHere

router = APIRouter()
EXAMPLES = ("/saved", "/basket")
_VERDICTS = {"accept": "accepted", "reject": "rejected"}
Text = Annotated[str, Form()]
Picks = Annotated[list[str] | None, Form()]


@router.get("/saved")
def saved(request: Request, store: StoreHere, index: IndexHere, user: CurrentUser) -> Response:
    """One's own searches, with the events that are new in each."""
    shown = [_shown(store, index, one) for one in list_searches(store, user.name)]
    return render(request, "saved.html", searches=shown)


@router.post("/saved")
def save(store: StoreHere, user: CurrentUser, name: Text = "", query: Text = "") -> Response:
    """Keep a search."""
    asked = parse_kept(query)
    save_search(store, user.name, name or describe(store, asked), asked.encode())
    return go_to(address_of("/events", asked), "The search is saved. Saved searches are in the menu under your name.")


@router.post("/saved/{key}/open")
def open_saved(key: int, store: StoreHere, user: CurrentUser) -> Response:
    """Look at what a search finds; from now on, newer events are new."""
    found = see_search(store, user.name, key)
    if found is None:
        raise HTTPException(404, "There is no such search among yours.")
    return go_to(address_of("/events", parse_kept(found.query)))


@router.post("/saved/{key}/delete")
def delete_saved(key: int, store: StoreHere, user: CurrentUser) -> Response:
    """Take one's own search away."""
    forget_search(store, user.name, key)
    return go_to("/saved", "The search is gone.", "note")


@router.get("/basket")
def basket(request: Request, store: StoreHere, user: CurrentUser) -> Response:
    """The events in it."""
    rows = read_events(store, read_basket(store, user.name))
    return render(request, "basket.html", rows=rows, may=user.may("reviewer"))


@router.post("/basket")
def put(store: StoreHere, user: CurrentUser, pick: Picks = None, shown: Picks = None, every: Text = "", next: Text = "") -> Response:
    """Put the chosen events in, or all that are shown."""
    chosen = (shown if every else pick) or []
    number = put_in_basket(store, user.name, _picks(chosen))
    words = "Choose events first." if not chosen else "They are in your basket already." if not number else f"{number} more in your basket."
    return go_to(next or "/basket", words, "done" if number else "note")


@router.post("/basket/out")
def take_out(store: StoreHere, user: CurrentUser, pick: Picks = None, every: Text = "") -> Response:
    """Take the chosen events out, or all."""
    take_from_basket(store, user.name, None if every else _picks(pick or []))
    return go_to("/basket", "Your basket is empty." if every else "Taken out.", "note")


@router.post("/basket/judge", dependencies=[Depends(require("reviewer"))])
def judge_all(store: StoreHere, index: IndexHere, user: Reviewer, action: Text = "", pick: Picks = None) -> Response:
    """Accept or reject the chosen events; all, where none is chosen."""
    if action not in _VERDICTS:
        raise HTTPException(400, f"action={action[:40]}: there are accept and reject")
    chosen = _picks(pick or []) or [(line.document, line.id) for line in read_events(store, read_basket(store, user.name))]
    done = 0
    for document, event in chosen:
        try:
            judge(store, user.name, document, event, action, retelling=False)  # type: ignore[arg-type]
        except Refused:
            continue  # read anew meanwhile: it is in the basket no more
        done += 1
    retell(store)
    index.columns(fresh=True)
    return go_to("/basket", f"{done} {_VERDICTS[action]}. The history undoes them one by one.")


@router.get("/basket.{kind}")
def taken_away(kind: str, store: StoreHere, user: CurrentUser) -> Response:
    """The records in the basket as ``csv`` or ``jsonl``."""
    rows = read_events(store, read_basket(store, user.name))
    named = {"Content-Disposition": f'attachment; filename="basket.{kind}"'}
    if kind == "csv":
        return StreamingResponse(event_csv(rows), media_type="text/csv", headers=named)
    if kind == "jsonl":
        return StreamingResponse(event_lines(rows), media_type="application/x-ndjson", headers=named)
    raise HTTPException(404)


def _shown(store: Store, index: EventIndex, saved: SavedSearch) -> dict[str, object]:
    """A search with the number of its events and of those that came in since it was looked at."""
    try:
        query = parse_kept(saved.query)
    except UsageError:
        query = EventQuery()
    found = index.search(query)
    new = int((found.columns.keys[found.mask] > saved.seen).sum())
    return {"saved": saved, "words": describe(store, query), "total": len(found), "new": new, "address": address_of("/events", query)}


def _picks(listed: Iterable[str]) -> list[Pick]:
    """``DOCUMENT/EVENT`` of each box."""
    parted = (one.partition("/") for one in listed)
    return [(document, event) for document, _, event in parted if document and event]
