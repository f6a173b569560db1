"""The store that a page asks."""

from __future__ import annotations

from threading import Lock
from typing import Annotated, Any, Protocol

from fastapi import Depends, Request

from ..store import EventIndex

_MAKING = Lock()


class Store(Protocol):
    """What the desk needs of a store."""

    @property
    def engine(self) -> Any:
        """SQLAlchemy's engine."""


def store_of(request: Request) -> Any:
    """The store of this desk."""
    return request.app.state.store


StoreHere = Annotated[Any, Depends(store_of)]
"""``def page(request: Request, store: StoreHere) -> Response``"""


def index_of(request: Request) -> EventIndex:
    """The columns of all events of this desk's store."""
    state = request.app.state
    with _MAKING:
        if not hasattr(state, "index"):
            state.index = EventIndex(state.store)
    index: EventIndex = state.index
    return index


IndexHere = Annotated[EventIndex, Depends(index_of)]
"""``def page(request: Request, index: IndexHere) -> Response``"""
