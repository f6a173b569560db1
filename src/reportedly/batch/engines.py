"""Who does the shards: workers of our own on this machine, or Daft, which on Ray reaches many. Each gives outcomes as they come.

An engine is handed shards, not pages: it moves a few hundred bytes for each. What it runs for a shard is a ``Worker``, so that a page
which ends a process ends none of the engine's.
"""

from __future__ import annotations

import os
import pickle
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..errors import ReportedlyError, SetupError
from ..records import Record
from .process import Done, Task
from .settings import LoadReader
from .shards import Shard
from .worker import ShardFailed, TellPage, Worker

_TELL_NOBODY = {"DO_NOT_TRACK": "true", "SCARF_NO_ANALYTICS": "true", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"}

EngineName = Literal["local", "daft", "ray"]


class Failed(Record, frozen=True, kw_only=True):
    """A shard that could not be done, and why."""

    shard: str
    message: str


class Job(NamedTuple):
    """What an engine needs to know; it can be pickled as far as ``tell`` is left out."""

    out: Path
    load: LoadReader
    task: Task
    workers: int


Outcome = Done | Failed
Engine = Callable[[Sequence[Shard], Job, TellPage], Iterator[Outcome]]


def engine_named(name: EngineName) -> Engine:
    """The engine."""
    return {"local": on_this_machine, "daft": on_daft, "ray": on_ray}[name]


def one_shard(worker: Worker, shard: Shard, job: Job, tell: TellPage) -> Outcome:
    """The outcome of one shard; what concerns this shard alone does not raise."""
    try:
        return worker.process(shard, job.out, job.task, tell)
    except ShardFailed as error:
        return Failed(shard=shard.name, message=str(error))


def on_this_machine(shards: Sequence[Shard], job: Job, tell: TellPage) -> Iterator[Outcome]:
    """Outcomes from ``job.workers`` processes of our own, the largest shards first."""
    todo: queue.SimpleQueue[Shard] = queue.SimpleQueue()
    for shard in sorted(shards, key=lambda s: (-s.size, s.name)):
        todo.put(shard)
    found: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()
    workers = [Worker(job.load, job.task.settings) for _ in range(min(job.workers, len(shards)))]
    threads = [threading.Thread(target=_work, args=(worker, todo, found, job, tell), daemon=True) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        for _ in shards:
            outcome = found.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield outcome
    finally:
        for worker in workers:
            worker.stop()


def _work(
    worker: Worker, todo: queue.SimpleQueue[Shard], found: queue.SimpleQueue[Outcome | BaseException], job: Job, tell: TellPage
) -> None:
    """One thread: it only waits for its process."""
    try:
        with worker:
            while True:
                found.put(one_shard(worker, todo.get_nowait(), job, tell))
    except queue.Empty:
        return
    except BaseException as error:  # told by the thread that waits for outcomes
        found.put(error)


def on_daft(shards: Sequence[Shard], job: Job, tell: TellPage) -> Iterator[Outcome]:
    """Outcomes from Daft's runner on this machine."""
    _daft().set_runner_native()
    yield from _by_daft(shards, job)


def on_ray(shards: Sequence[Shard], job: Job, tell: TellPage) -> Iterator[Outcome]:
    """Outcomes from Daft on the Ray cluster that ``RAY_ADDRESS`` names, or on one of this machine alone."""
    _daft().set_runner_ray(noop_if_initialized=True)
    yield from _by_daft(shards, job)


class ShardDoer:
    """What Daft keeps in each of its processes: a worker, and the job."""

    def __init__(self, job: bytes) -> None:
        self._job: Job = pickle.loads(job)
        self._worker = Worker(self._job.load, self._job.task.settings)

    def __call__(self, shard: str) -> str:
        """The outcome as JSON: ``done`` or ``failed``; a mistake of the setup as well, since Daft tells of exceptions at length."""
        import msgspec

        try:
            outcome = one_shard(self._worker, msgspec.json.decode(shard, type=Shard), self._job, lambda *_: None)
        except ReportedlyError as error:
            return msgspec.json.encode({"setup": str(error)}).decode()
        return msgspec.json.encode({"done" if isinstance(outcome, Done) else "failed": outcome}).decode()


def _by_daft(shards: Sequence[Shard], job: Job) -> Iterator[Outcome]:
    import msgspec

    daft = _daft()
    doer = daft.cls(ShardDoer, max_concurrency=min(job.workers, len(shards)), use_process=True)(pickle.dumps(job))
    rows = [msgspec.json.encode(shard).decode() for shard in shards]
    frame = daft.from_pydict({"shard": rows}).into_partitions(len(rows))
    for row in frame.select(doer(daft.col("shard")).alias("outcome")).iter_rows():
        yield _decoded(msgspec.json.decode(row["outcome"]))


def _decoded(outcome: dict[str, Any]) -> Outcome:
    import msgspec

    if "setup" in outcome:
        raise SetupError(outcome["setup"])
    return msgspec.convert(outcome["done"], Done) if "done" in outcome else msgspec.convert(outcome["failed"], Failed)


def _daft() -> Any:
    """The package, told before it is loaded not to report on its use to anybody."""
    os.environ |= {name: value for name, value in _TELL_NOBODY.items() if name not in os.environ}
    try:
        import daft
    except ImportError:
        raise SetupError("--engine daft and ray need a package that is not installed; pip install 'reportedly[cluster]'") from None
    return daft
