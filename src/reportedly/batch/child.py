"""The process that reads pages: started by a ``Worker``, told what to do through a socket, ends with its parent.

It is a plain new interpreter (``python -m reportedly.batch.child``), not a fork and not ``multiprocessing``: nothing of the parent is run
again in it, so that it works the same below a script, a test, Daft and Ray.
"""

from __future__ import annotations

import os
import resource
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ReportedlyError

if TYPE_CHECKING:
    from .entries import Entry, Place
    from .settings import Settings


FETCHING = 2_000_000_000
"""What taking a page from its file may need: row groups of Parquet are large, and a reader without room takes the file for damaged."""


class Reporting:
    """Tells the parent where we are, and limits what one page may take."""

    def __init__(self, send: Callable[[Any], None], memory: int) -> None:
        self._send, self._memory = send, memory

    def begins(self, page: int) -> None:
        limit_memory(max(self._memory, FETCHING))
        self._send(("begins", page))

    def reads(self, page: int, place: Place) -> None:
        limit_memory(self._memory)
        self._send(("reads", page, place))

    def done(self, entry: Entry) -> None:
        limit_memory(None)
        self._send(("done", entry.problem_kinds(), len(entry.report.events) if entry.report else 0))

    def ends(self) -> None:
        limit_memory(None)
        self._send(("ends",))


def limit_memory(beyond: int | None) -> None:
    """Let this process take so many bytes of address space beyond what it has; ``None``: any number. Only where Linux tells what it has."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    try:
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return
    limit = hard if beyond is None else held + beyond
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def end_with_parent() -> None:
    """Ends this process, whatever it is doing, once the parent is gone: its end of our standard input closes then."""

    def wait() -> None:
        while os.read(0, 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    """Load the reader, then do shards until there are no more."""
    end_with_parent()
    connection = Connection(int(sys.argv[1]))
    load, settings = connection.recv()
    try:
        reader = load(settings)
    except ReportedlyError as error:
        connection.send(("unusable", str(error)))
        return
    connection.send(("ready",))
    while True:
        try:
            shard, out, task = connection.recv()
        except EOFError:
            return
        connection.send(_process(shard, out, reader, task, settings, connection))


def _process(shard: Any, out: Path, reader: Any, task: Any, settings: Settings, connection: Connection) -> tuple[str, Any]:
    from .process import process_shard

    try:
        return "finished", process_shard(shard, out, reader, task, Reporting(connection.send, settings.page_memory))
    except ReportedlyError as error:
        return "failed", str(error)
    except OSError as error:
        return "failed", f"{error.strerror or error} ({error.filename or 'while writing'}); see to it and run the batch again"
    finally:
        limit_memory(None)


if __name__ == "__main__":
    main()
