"""``reportedly batch``: archives and tables -> Parquet, and what has been done so far."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import Date, Map, Reading, columns_of, spread

if TYPE_CHECKING:
    from ..batch import Settings
    from ..batch.progress import Tally

EVERY = 30.0
"""Seconds between lines of progress where standard error is no terminal."""


class Engine(StrEnum):
    """Who does the shards."""

    local = "local"
    daft = "daft"
    ray = "ray"


class RunUnlessNamed(TyperGroup):
    """``batch INPUT…`` is short for ``batch run INPUT…``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


batch = typer.Typer(
    cls=RunUnlessNamed,
    no_args_is_help=True,
    help="Read archives and tables of pages into Parquet files, shard by shard. batch INPUT… is short for batch run INPUT….",
)


def _part(value: str | None) -> str | None:
    from ..batch.run import parse_part

    try:
        if value is not None:
            parse_part(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    return value


def _bytes(value: str) -> str:
    size_of(value)
    return value


def size_of(value: str) -> int:
    """A size as it is typed, in bytes.

    >>> size_of("500M"), size_of("2G")
    (500000000, 2000000000)
    """
    units = {"M": 10**6, "G": 10**9}
    number = value[:-1]
    if value[-1:].upper() not in units or not number.isdecimal() or not int(number):
        raise typer.BadParameter(f"{value!r} is no size; write 500M or 2G")
    return int(number) * units[value[-1].upper()]


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="WARC files, Parquet, CSV, JSON lines, or folders of them; each file is a shard.")
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the output; what is there and up to date is not done again.")]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="Processes that read pages; by default one for each core.")
]
Part = Annotated[
    str | None,
    typer.Option("--shard", metavar="I/N", callback=_part, help="Do only the Ith of N parts of the shards, for arrays of jobs: 3/16."),
]
Rows = Annotated[int, typer.Option("--rows", metavar="N", min=0, help="Cut Parquet and JSON lines into shards of N rows; 0 never cuts.")]
Seconds = Annotated[float, typer.Option("--page-seconds", metavar="S", min=0.1, help="A page that takes longer goes into quarantine.")]
Memory = Annotated[
    str, typer.Option("--page-memory", metavar="SIZE", callback=_bytes, help="A page that takes more memory goes into quarantine.")
]
Retry = Annotated[bool, typer.Option("--retry-quarantine", help="Read the pages in quarantine again, of shards that are done.")]

NoGates = Annotated[
    bool, typer.Option("--no-gates", help="Parse every page: also copies within a shard, sport, business results and the like.")
]


@batch.command()
@spread
def run(
    inputs: Inputs,
    out: Out,
    workers: Workers = None,
    engine: Annotated[Engine, typer.Option("--engine", help="daft and ray need pip install 'reportedly[cluster]'.")] = Engine.local,
    shard: Part = None,
    rows: Rows = 20_000,
    page_seconds: Seconds = 60.0,
    page_memory: Memory = "2G",
    retry_quarantine: Retry = False,
    no_gates: NoGates = False,
    date: Date = None,
    map: Map = None,
    *,
    reading: Reading,
) -> None:
    """Read every page of the inputs into Parquet tables below DIR; see docs/scale.md."""
    with clean_exits():
        need_packages()
        settings = _settings(reading, date, columns_of(map), page_seconds, size_of(page_memory), not no_gates)
        if _run(inputs, out, settings, shard or "1/1", rows, workers or os.cpu_count() or 1, engine, retry_quarantine):
            raise typer.Exit(WITH_PROBLEMS)


@batch.command()
def status(directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder given as --out.")]) -> None:
    """Print what is done and what is missing."""
    with clean_exits():
        need_packages()
        from ..batch.status import batch_status, format_status

        typer.echo(format_status(batch_status(directory)))


@batch.command()
def group(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder given as --out.")],
    memory: Annotated[
        str, typer.Option("--memory", metavar="SIZE", callback=_bytes, help="What the search may take; the rest is on disk.")
    ] = "2G",
) -> None:
    """Write DIR/groups.parquet and DIR/stories.parquet: which documents of all shards are copies, and which tell one story."""
    with clean_exits():
        need_packages()
        from ..batch import group_batch

        found = group_batch(directory, size_of(memory), lambda step: complain(f"{step} ..."))
        complain(f"{found.documents:,} documents, {found.copies:,} of them in {found.groups:,} groups of copies; {found.stories:,} stories")


def _run(inputs: list[str], out: Path, settings: Settings, part: str, rows: int, workers: int, engine: Engine, retry: bool) -> bool:
    """True when there were problems."""
    from ..batch import plan_batch, run_batch, task_of
    from ..batch.progress import Tally
    from ..batch.run import parse_part
    from ..batch.settings import check_own_files

    for remark in check_own_files(settings):
        complain(remark)
    task = task_of(settings, retry)
    todo = plan_batch(inputs, out, task, part=parse_part(part), rows=rows)
    tally = Tally(todo.work)
    with _told(tally):
        for outcome in run_batch(todo, out, task, workers=workers, engine=engine.value, tell=tally.page):
            tally.shard(outcome)
    for failed in tally.failed:
        complain(failed.message)
    complain(tally.summary(len(todo.fresh)))
    return bool(tally.failed or tally.problems)


@contextmanager
def _told(tally: Tally) -> Iterator[None]:
    """Progress on standard error: one line that changes on a terminal, else a line now and then."""
    from threading import Event, Thread

    from rich.console import Console

    console = Console(stderr=True)
    over = Event()

    def lines() -> None:
        while not over.wait(EVERY):
            complain(tally.line())

    def live() -> None:
        with console.status("loading") as shown:
            while not over.wait(0.5):
                shown.update(tally.line())

    thread = Thread(target=live if console.is_terminal else lines, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _settings(reading: Reading, date: str | None, columns: dict[str, str], seconds: float, memory: int, gates: bool) -> Settings:
    """Whole paths: a worker may run in another folder."""
    from ..batch import Settings

    lexicons, actors = ([str(file.absolute()) for file in files or ()] for files in (reading.lexicon, reading.actors))
    gazetteer, sites = (str(file.absolute()) if file else None for file in (reading.gazetteer, reading.sites))
    return Settings(
        fast=reading.fast, gates=gates, lexicons=tuple(lexicons), actors=tuple(actors), gazetteer=gazetteer, sites=sites, date=date,
        columns=columns, page_seconds=seconds, page_memory=memory,
    )  # fmt: skip


def need_packages() -> None:
    """Raises ``SetupError`` where the packages that read and write Parquet are missing."""
    from importlib.util import find_spec

    from ..errors import SetupError

    if not all(map(find_spec, ("duckdb", "pyarrow"))):
        raise SetupError("batch needs packages that are not installed; pip install 'reportedly[batch]'")
