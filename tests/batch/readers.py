"""Readers that need no model, for workers to load by name. What a page does stands in its text."""

from __future__ import annotations

import os
import signal
import time

from reportedly.batch import Reader, Settings
from reportedly.errors import SetupError
from reportedly.records import Document, Event, Page, Problem, Report, Timex, derive_id


def load_quick(settings: Settings) -> Reader:
    """One event a sentence, one timex a page; nothing special happens."""
    return _read


def load_slow(settings: Settings) -> Reader:
    """Some milliseconds a page."""

    def read(page: Page) -> Report:
        time.sleep(0.004)
        return _read(page)

    return read


def load_hazardous(settings: Settings) -> Reader:
    """Does what the page says."""

    def read(page: Page) -> Report:
        if "HANG" in page.content:
            time.sleep(600)
        if "EXIT" in page.content:
            os._exit(3)
        if "SEGFAULT" in page.content:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "GREEDY" in page.content:
            bytearray(4_000_000_000)
        if "MISTAKE" in page.content:
            raise KeyError("harbour")
        return _read(page)

    return read


def load_logged(settings: Settings) -> Reader:
    """Writes down every page that it begins with, in the file that ``settings.date`` names, and does what the page says."""
    read_hazardous = load_hazardous(settings)

    def read(page: Page) -> Report:
        with open(settings.date or "", "a", encoding="utf-8") as log:
            log.write(f"{page.external_id}\n")
        return read_hazardous(page)

    return read


def load_killed_once(settings: Settings) -> Reader:
    """Somebody kills the process at the page that says so, the first time only: ``settings.date`` names a file that remembers."""

    def read(page: Page) -> Report:
        if "KILLED" in page.content and settings.date and not os.path.exists(settings.date):
            with open(settings.date, "w", encoding="utf-8"):
                pass
            os.kill(os.getpid(), signal.SIGKILL)
        return _read(page)

    return read


def load_unusable(settings: Settings) -> Reader:
    """The installation is broken."""
    raise SetupError("the model is not installed; run: pip install reportedly")


def _read(page: Page) -> Report:
    text = page.content
    events = tuple(
        Event(
            id=derive_id("evt", text, n), sentence=(0, len(text)), anchor=(0, 1), event_type="PROTEST", quad_code=3, score=-6.5,
            actors=(), recipients=(), standing="asserted", why="test", places=(),
        )
        for n in range(text.count("."))
    )  # fmt: skip
    return Report(
        document=Document(id=derive_id("doc", text), external_id=page.external_id, provenance=page.provenance, text=text),
        events=events,
        timexes=(Timex(span=(0, 1), type="DATE", value="2026"),),
        problems=tuple(Problem(stage="clean", message=remark) for remark in page.remarks),
    )
