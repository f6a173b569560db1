"""A desk on a small store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import FastAPI

from reportedly.desk import Settings, create_app


@contextmanager
def small_desk(**settings: Any) -> Iterator[FastAPI]:
    """The application with all pages, the styleguide included."""
    yield create_app(None, Settings(styleguide=True, **settings))  # type: ignore[arg-type]
