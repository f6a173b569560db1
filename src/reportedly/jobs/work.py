"""One worker: takes jobs until there are none, reads their pages, groups the store, and tells those who want to know.

It runs in a process of its own, so that the server stays small and answers while pages are read.
"""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..errors import ReportedlyError
from ..ingest import InputProblem, read_inputs
from ..records import Page
from ..review import judged_report, reapply
from ..store import Added, Store, add_report, group_store, has_document
from .queue import Given, Job, report_job, take_job

if TYPE_CHECKING:
    from ..pipeline import Resources

_IDLE = 20.0
"""Seconds that a worker waits for another job with its model loaded."""
_SUFFIXES = 16


def work(store: Store, load: Callable[[], Resources], *, idle: float = _IDLE, allow_private: bool = False) -> int:
    """Do all that waits; how many jobs were done. What fails is told in its job, and the next is taken."""
    resources: Resources | None = None
    number, since = 0, time.monotonic()
    while True:
        taken = take_job(store)
        if taken is None:
            if time.monotonic() - since >= idle:
                return number
            time.sleep(min(0.5, idle))
            continue
        job, given = taken
        try:
            resources = resources or load()
            _do(store, job, given, resources, allow_private)
        except (ReportedlyError, OSError, ValueError) as error:
            report_job(store, job.key, state="failed", message=f"{error}")
        number, since = number + 1, time.monotonic()


def _do(store: Store, job: Job, given: Given, resources: Resources, allow_private: bool) -> None:
    from ..pipeline import prepare_page, read_document

    done = added = 0
    for item in _pages(given, allow_private):
        if isinstance(item, InputProblem):
            report_job(store, job.key, message=str(item))
            continue
        document, problems = prepare_page(item, resources.sites)
        if not has_document(store, document, __version__):
            report = read_document(document, problems, resources)
            added += add_report(store, report, item, coder=__version__, then=reapply(store)) is not Added.unchanged
            for problem in report.problems:
                report_job(store, job.key, message=f"{problem.stage}: {problem.message}")
        done += 1
        report_job(store, job.key, done=done, added=added, last=document.id)
    report_job(store, job.key, state="grouping")
    group_store(store, judged=judged_report)
    report_job(store, job.key, state="done")


def _pages(given: Given, allow_private: bool) -> Iterator[Page | InputProblem]:
    yield from given.pages
    if given.address:
        from ..ingest.fetch import Fetcher

        yield from read_inputs([given.address], io.BytesIO(), {}, Fetcher(allow_private))
    if given.name:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / _safe(given.name)
            path.write_bytes(given.data)
            yield from read_inputs([str(path)], io.BytesIO())


def _safe(name: str) -> str:
    """A file name that leads nowhere else, with the endings that tell its kind.

    >>> _safe("../../etc/pass wd.tar.gz"), _safe("....html")
    ('upload.tar.gz', 'upload.html')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    endings = [part for part in last.split(".")[1:] if part.isalnum() and len(part) <= _SUFFIXES]
    return ".".join(["upload", *endings[-2:]])
