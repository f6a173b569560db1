"""What a batch is asked to do with each page: one record that travels to every worker, on this machine or another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from ..records import Page, Record, Report

Reader = Callable[[Page], Report]
"""A page -> everything said about it. What is loaded once lives in its closure."""

LoadReader = Callable[["Settings"], Reader]
"""Called once in each worker process. It must be importable by name, since workers are new processes."""


class Settings(Record, frozen=True, kw_only=True):
    """``fast`` to ``columns`` change what comes out; the limits only decide which pages are given up."""

    fast: bool = False
    lexicons: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    gazetteer: str | None = None
    sites: str | None = None
    date: str | None = None
    """Publication date of pages that bring none."""
    columns: dict[str, str] = msgspec.field(default_factory=dict)
    """What columns of tables stand for: ``{"body": "text"}``."""
    page_seconds: float = 60.0
    page_memory: int = 2_000_000_000
    """Bytes that one page may take beyond what the worker holds already."""

    def own_files(self) -> tuple[str, ...]:
        """The user's files and folders, in the order in which they count."""
        return (*self.lexicons, *self.actors, *filter(None, (self.gazetteer, self.sites)))


def load_reader(settings: Settings) -> Reader:
    """The pipeline with everything it needs, loaded."""
    from ..pipeline import Resources, read_page

    resources = Resources.load(**resources_of(settings))

    def read(page: Page) -> Report:
        if settings.date and not page.published:
            page = page.replace(published=settings.date)
        return read_page(page, resources)

    return read


def check_own_files(settings: Settings) -> tuple[str, ...]:
    """What is odd about the user's files though they can be used; without loading anything else.

    Raises:
        ReportedlyError: one of them cannot be used, with the place and the way out.
    """
    from ..actors import ActorTable, add_actors
    from ..attribution import CueLexicon
    from ..events import FrameLexicon
    from ..lexicons import open_folder
    from ..places import read_user_file
    from ..sites import read_sites

    if not settings.own_files():
        return ()
    own = resources_of(settings)
    CueLexicon.load(*own["lexicons"])
    FrameLexicon.load(*own["lexicons"])
    if own["gazetteer"]:
        read_user_file(own["gazetteer"])
    if own["sites"]:
        read_sites(own["sites"])
    tables = [path for folder in own["lexicons"] for path in open_folder(folder).actors]
    return add_actors(ActorTable.load(), [*tables, *own["actors"]]).remarks


def resources_of(settings: Settings) -> dict[str, Any]:
    """The arguments of ``Resources.load``."""
    from pathlib import Path

    return {
        "fast": settings.fast,
        "lexicons": tuple(map(Path, settings.lexicons)),
        "actors": tuple(map(Path, settings.actors)),
        "gazetteer": Path(settings.gazetteer) if settings.gazetteer else None,
        "sites": Path(settings.sites) if settings.sites else None,
    }
