"""The store that a page asks."""

from __future__ import annotations

from typing import Annotated, Any, Protocol

from fastapi import Depends, Request


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
