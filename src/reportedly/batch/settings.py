"""What a batch is asked to do with each page: one record that travels to every worker, on this machine or another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

import msgspec

from ..records import Page, Record, Report

if TYPE_CHECKING:
    from ..pipeline import Resources

_REMEMBERED = 10_000
"""Articles of a generation, of which two are remembered: .2 GB."""


class Gated(NamedTuple):
    """A page that was not parsed, since it is not about public matters: its document, and nothing else."""

    report: Report


Reader = Callable[[Page], Report | Gated]
"""A page -> everything said about it. What is loaded once lives in its closure."""


@runtime_checkable
class Remembering(Protocol):
    """A reader that knows what it read before in the same shard."""

    def begin_shard(self, before: Iterable[Report]) -> None:
        """Forget other shards; ``before`` was read and parsed in an earlier attempt at this one."""


LoadReader = Callable[["Settings"], Reader]
"""Called once in each worker process. It must be importable by name, since workers are new processes."""


class Settings(Record, frozen=True, kw_only=True):
    """``fast`` to ``columns`` change what comes out; the limits only decide which pages are given up."""

    fast: bool = False
    gates: bool = True
    """Pages about no public matter, and copies of what was read in the same shard, are not parsed."""
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
        return read_page(_dated(page, settings), resources)

    return GatedReader(resources, settings) if settings.gates else read


class GatedReader:
    """Parses only what is about public matters, and of copies in one shard only the first."""

    def __init__(self, resources: Resources, settings: Settings) -> None:
        self._resources, self._settings = resources, settings
        self.begin_shard(())

    def begin_shard(self, before: Iterable[Report]) -> None:
        """Forget other shards; ``before`` was read and parsed in an earlier attempt at this one."""
        from ..copies import KnownArticles

        self._known = KnownArticles(_REMEMBERED)
        for report in before:
            self._known.add(report.document.id, report.document.text)

    def __call__(self, page: Page) -> Report | Gated:
        from ..pipeline import is_readable, prepare_page, read_unless_copy
        from ..triage import is_public

        document, problems = prepare_page(_dated(page, self._settings), self._resources.sites)
        if is_readable(document) and not is_public(f"{document.title or ''}\n{document.text}"):
            return Gated(Report(document=document, problems=problems))
        return read_unless_copy(document, problems, self._resources, self._known)


def _dated(page: Page, settings: Settings) -> Page:
    dated: Page = page.replace(published=settings.date) if settings.date and not page.published else page
    return dated


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
