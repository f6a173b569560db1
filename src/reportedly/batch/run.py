"""A whole batch: which shards need work, who does it, what came of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from ..errors import UsageError
from ..records import Record
from .engines import EngineName, Job, Outcome, engine_named
from .folder import WORK, drop_superseded, shard_folder
from .manifest import QUARANTINE, is_fresh
from .process import Task
from .recipe import recipe_of
from .settings import LoadReader, Settings, load_reader
from .shards import ROWS, Shard, find_shards
from .worker import TellPage

PLAN = "plan.json"


class Plan(Record, frozen=True, kw_only=True):
    """All shards of the inputs, in order, and how large they are: what ``status`` compares with. The same in all jobs of an array."""

    shards: dict[str, int]


class Todo(Record, frozen=True, kw_only=True):
    """The shards that this run answers for: those that need work, and those that are there."""

    work: tuple[Shard, ...]
    fresh: tuple[Shard, ...]


def plan_batch(
    inputs: Sequence[str | Path],
    out: Path,
    task: Task,
    *,
    part: tuple[int, int] = (1, 1),
    rows: int = ROWS,
) -> Todo:
    """What is to be done; ``part`` (2, 16) is the second of sixteen. Shards that are superseded by others of their file go.

    Raises:
        UsageError: an input is not there, or the folder cannot be used.
    """
    shards = find_shards(inputs, rows)
    try:
        (out / WORK).mkdir(parents=True, exist_ok=True)
        drop_superseded(out, shards)
        _write_plan(out, shards)
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}; name a folder that can be written") from error
    ours = [shard for n, shard in enumerate(shards) if n % part[1] == part[0] - 1]
    stale = {shard.name for shard in ours if _needs_work(out, shard, task)}
    return Todo(work=tuple(shard for shard in ours if shard.name in stale), fresh=tuple(shard for shard in ours if shard.name not in stale))


def run_batch(
    todo: Todo,
    out: Path,
    task: Task,
    *,
    workers: int = 1,
    engine: EngineName = "local",
    load: LoadReader = load_reader,
    tell: TellPage = lambda shard, problems, events: None,
) -> Iterator[Outcome]:
    """An outcome for each shard that needed work, as they come; each is in its place by then."""
    if todo.work:
        yield from engine_named(engine)(todo.work, Job(out.absolute(), load, task, workers), tell)


def task_of(settings: Settings, retry: bool = False) -> Task:
    """The task for these settings, with what this installation is."""
    return Task(settings, recipe_of(settings), retry)


def parse_part(value: str) -> tuple[int, int]:
    """``--shard`` as it is typed; raises ``ValueError`` with the way out.

    >>> parse_part("3/16")
    (3, 16)
    """
    first, slash, last = value.partition("/")
    if not (slash and first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last)):
        raise ValueError(f"{value!r} is no part; write 1/16 for the first of sixteen, up to 16/16")
    return int(first), int(last)


def read_plan(out: Path) -> Plan | None:
    """The plan of the last run; ``None`` where there was none."""
    try:
        return msgspec.json.decode((out / PLAN).read_bytes(), type=Plan)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _needs_work(out: Path, shard: Shard, task: Task) -> bool:
    place = shard_folder(out, shard)
    return not is_fresh(place, shard, task.recipe) or (task.retry and (place / QUARANTINE).exists())


def _write_plan(out: Path, shards: Sequence[Shard]) -> None:
    """Aside and renamed: jobs of an array may all do it at once."""
    aside = out / WORK / f"{PLAN}.{os.getpid()}"
    aside.write_bytes(msgspec.json.encode(Plan(shards={shard.name: shard.size for shard in shards})))
    os.replace(aside, out / PLAN)
