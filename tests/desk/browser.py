"""A real, headless Chromium for tests: the one that the system has, nothing is downloaded."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from playwright.sync_api import Browser, Playwright, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--font-render-hinting=none",
]  # fmt: skip


def chromium_path() -> str | None:
    """Where Chromium is installed; None where it is not."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@cache
def _playwright() -> Playwright:
    """One for all tests: a second one in the same thread is refused."""
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser, closed at the end."""
    browser = _playwright().chromium.launch(executable_path=chromium_path(), args=FLAGS)
    try:
        yield browser
    finally:
        browser.close()
