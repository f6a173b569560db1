"""A worker: keeps one process that reads pages, and goes on with the next page when a page hangs or ends that process."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, cast

from ..errors import ReportedlyError, SetupError
from .entries import GivenUp, Place, given_up
from .folder import journal_path, sole_worker
from .journal import add_entry, last_page
from .process import NOT_REACHED, Done, Task
from .settings import LoadReader, Settings
from .shards import Shard

CHANCES = 2
"""How often a page may be there when the process ends before it is blamed: somebody else may have killed it."""
ATTEMPTS = 3
"""How often the process may end while no page is being read."""
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "POLARS_MAX_THREADS")

TellPage = Callable[[Shard, tuple[str, ...], int], None]
"""Called for each page that is done: its shard, the kinds of its problems, how many events it has."""


class ShardFailed(ReportedlyError):
    """A shard could not be done; the others can."""


class Flight(NamedTuple):
    """Where the process is: the page, and its place once it was taken from the input."""

    page: int
    since: float
    place: Place | None = None


class Worker:
    """Does shards one after the other. Use as a context manager; the process is started when there is something to do."""

    def __init__(self, load: LoadReader, settings: Settings) -> None:
        self._load, self._settings = load, settings
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process at once; what is finished stays."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection:
            connection.close()
        if process:
            process.kill()
            process.wait()
            if process.stdin:
                process.stdin.close()

    def process(self, shard: Shard, out: Path, task: Task, tell: TellPage) -> Done:
        """Do one shard, whatever its pages do.

        Raises:
            ShardFailed: its input cannot be read, its output not written, or its process ends again and again.
            SetupError: the reader cannot be loaded.
        """
        ended: Counter[tuple[int | None, bool]] = Counter()
        while True:
            outcome = self._attempt(shard, out, task, tell)
            if isinstance(outcome, Done):
                return outcome
            flight, kind, how = outcome
            if flight and flight.page <= last_page(journal_path(out, shard)) and flight.place:
                flight = None  # it was finished, and only could not say so any more
            key = (flight.page if flight else None, bool(flight and flight.place))
            ended[key] += 1
            if flight and (kind == "time" or ended[key] >= CHANCES):
                self._give_up(shard, out, flight, kind, how, tell)
            elif ended[key] >= ATTEMPTS:
                raise ShardFailed(
                    f"{shard.name}: the process that reads it ended {ATTEMPTS} times ({how}); look at the memory of the machine"
                )

    def _give_up(self, shard: Shard, out: Path, flight: Flight, kind: GivenUp, how: str, tell: TellPage) -> None:
        """Put the page into quarantine; the next attempt goes on behind it."""
        path = journal_path(out, shard)
        if flight.page <= last_page(path):
            raise ShardFailed(f"{shard.name}: what was read before cannot be read again at page {flight.page} ({how}); look at the disk")
        if flight.place:
            entry = given_up(flight.page, flight.place, kind, f"{how}; the page was left out, --retry-quarantine takes it up")
        else:
            entry = given_up(flight.page, Place(place=shard.file), "input", f"{how} when it was taken from its file; {NOT_REACHED}")
        with sole_worker(out, shard):
            add_entry(path, entry)
        tell(shard, entry.problem_kinds(), 0)

    def _attempt(self, shard: Shard, out: Path, task: Task, tell: TellPage) -> Done | tuple[Flight | None, GivenUp, str]:
        """What came of it, or where the process was when it ended and how."""
        connection = self._started()
        flight: Flight | None = None
        try:
            connection.send((shard, out, task))
            while True:
                left = None if flight is None else flight.since + self._settings.page_seconds - time.monotonic()
                if not connection.poll(None if left is None else max(left, 0.0)):
                    self.stop()
                    return flight, "time", f"took longer than {self._settings.page_seconds:g} s"
                match connection.recv():
                    case ("begins", int(page)):
                        flight = Flight(page, time.monotonic())
                    case ("reads", int(page), Place() as place):
                        flight = Flight(page, time.monotonic(), place)
                    case ("done", tuple(problems), int(events)):
                        flight = None
                        tell(shard, problems, events)
                    case ("ends",):
                        flight = None
                    case ("finished", Done() as done):
                        return done
                    case ("failed", message):
                        raise ShardFailed(f"{shard.name}: {message}".removeprefix(f"{shard.name}: {shard.name}: "))
        except (EOFError, ConnectionError):
            return flight, "crash", self._how_it_ended()

    def _started(self) -> Connection:
        """The connection to a process that is ready."""
        if self._connection:
            return self._connection
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "reportedly.batch.child", str(theirs.fileno())],
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, pass_fds=(theirs.fileno(),), env=_environment(), process_group=0,
            )  # fmt: skip
        self._connection = Connection(ours.detach())
        try:
            self._connection.send((self._load, self._settings))
            answer = self._connection.recv()
        except (EOFError, ConnectionError):
            how = self._how_it_ended()
            raise SetupError(f"the process that reads pages ended while it was loading ({how}); look at its message above") from None
        if answer[0] == "unusable":
            self.stop()
            raise SetupError(answer[1])
        return self._connection

    def _how_it_ended(self) -> str:
        process = cast("subprocess.Popen[bytes]", self._process)
        try:
            code = process.wait(10)
        except subprocess.TimeoutExpired:
            code = -signal.SIGKILL
        self.stop()
        if code >= 0:
            return f"ended its process (exit {code})"
        return f"ended its process ({signal.Signals(-code).name})"


def _environment() -> dict[str, str]:
    """Ours, with one thread for every library and with our path of modules."""
    one = dict.fromkeys(_ONE_THREAD, "1")
    return {**os.environ, **one, "TOKENIZERS_PARALLELISM": "false", "PYTHONPATH": os.pathsep.join(p or os.getcwd() for p in sys.path)}
