"""The application, served and not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from fastapi.testclient import TestClient

from .store import small_desk

Desk = Callable[..., TestClient]


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Opens a desk with the given settings; a client that follows no redirects."""
    with ExitStack() as stack:

        def open_desk(**settings: Any) -> TestClient:
            app = stack.enter_context(small_desk(**settings))
            return stack.enter_context(TestClient(app, base_url="http://localhost", follow_redirects=False))

        yield open_desk
