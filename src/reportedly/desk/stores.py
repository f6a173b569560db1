"""The store that a page asks."""

from __future__ import annotations

from threading import Lock
from typing import Annotated

from fastapi import Depends, FastAPI, Request

from ..jobs import Workers
from ..store import EventIndex, Store

_MAKING = Lock()


def store_of(request: Request) -> Store:
    """The store of this desk."""
    store: Store = request.app.state.store
    return store


StoreHere = Annotated[Store, Depends(store_of)]
"""``def page(request: Request, store: StoreHere) -> Response``"""


def index_of(request: Request) -> EventIndex:
    """The columns of all events of this desk's store."""
    return warm_up(request.app)


def warm_up(app: FastAPI) -> EventIndex:
    """Read all events into columns, if that was not done: some seconds for hundreds of thousands."""
    with _MAKING:
        if not hasattr(app.state, "index"):
            app.state.index = EventIndex(app.state.store)
            app.state.index.columns()
    index: EventIndex = app.state.index
    return index


IndexHere = Annotated[EventIndex, Depends(index_of)]
"""``def page(request: Request, index: IndexHere) -> Response``"""


def workers_of(request: Request) -> Workers:
    """Who reads pages for this desk."""
    state = request.app.state
    with _MAKING:
        if not hasattr(state, "workers"):
            settings = state.settings
            address = state.store.engine.url.render_as_string(hide_password=False)
            state.workers = Workers(address, fast=settings.fast, allow_private=settings.allow_private)
    workers: Workers = state.workers
    return workers


WorkersHere = Annotated[Workers, Depends(workers_of)]
