"""The application, served and not, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from .browser import chromium_path, open_browser
from .serving import serving
from .store import small_desk

Desk = Callable[..., TestClient]
Served = Callable[..., str]
Visit = Callable[..., Page]


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Opens a desk with the given settings; a client that follows no redirects."""
    with ExitStack() as stack:

        def open_desk(**settings: Any) -> TestClient:
            app = stack.enter_context(small_desk(**settings))
            return stack.enter_context(TestClient(app, base_url="http://localhost", follow_redirects=False))

        yield open_desk


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """Serves a desk with the given settings, one for each settings; its address."""
    addresses: dict[str, str] = {}
    with ExitStack() as stack:

        def serve(**settings: Any) -> str:
            if repr(settings) not in addresses:
                app = stack.enter_context(small_desk(**settings))
                addresses[repr(settings)] = stack.enter_context(serving(app))
            return addresses[repr(settings)]

        yield serve


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    if chromium_path() is None:
        pytest.skip("no chromium is installed: apt-get install chromium")
    expect.set_options(timeout=30_000)  # machines are shared
    with open_browser() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens an address in a window of its own; whatever its scripts or the policy complain about fails the test."""
    complaints: list[str] = []
    with ExitStack() as stack:

        def open_page(address: str, *, phone: bool = False, dark: bool = False, scripts: bool = True, **options: Any) -> Page:
            size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 900}
            scheme = "dark" if dark else "light"
            context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=scripts, **options)  # type: ignore[arg-type]
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(30_000)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None)
            page.goto(address)
            return page

        yield open_page
    assert complaints == []
