"""One shard, from input to its folder, in this process. What protects it from a page that kills the process is in ``worker.py``."""

from __future__ import annotations

import resource
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

from ..records import Page, Record
from .entries import Entry, Failure, Place, given_up, of_problem, place_of
from .folder import journal_path, publish, shard_folder, sole_worker, work_folder
from .journal import Journal, Key
from .manifest import MANIFEST, QUARANTINE, RUN, Input, Manifest, Output, Run, digest_input, encode, is_fresh
from .parquet import read_entries, write_tables
from .recipe import Recipe, digest_file
from .settings import Gated, Reader, Remembering, Settings
from .shards import Shard

NOT_REACHED = "the page and what follows it in its file were left out, --retry-quarantine takes them up"
_NO_MEMORY = ("bad_alloc", "Failed to allocate memory")
"""How libraries in C++ put it."""


class Watch(Protocol):
    """Is told what is going on; may stop it by raising."""

    def begins(self, page: int) -> None: ...
    def reads(self, page: int, place: Place) -> None: ...
    def done(self, entry: Entry) -> None: ...
    def ends(self) -> None: ...


class Unwatched:
    """Nobody is told."""

    def begins(self, page: int) -> None: ...
    def reads(self, page: int, place: Place) -> None: ...
    def done(self, entry: Entry) -> None: ...
    def ends(self) -> None: ...


class Done(Record, frozen=True, kw_only=True):
    """What came of a shard. ``fresh``: there was nothing to do."""

    shard: str
    fresh: bool = False
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    pages: int = 0
    """Pages read in this run."""
    seconds: float = 0.0
    memory: int = 0


class Task(NamedTuple):
    """All that a shard is read with."""

    settings: Settings
    recipe: Recipe
    retry: bool = False
    """Take up the pages in quarantine of a shard that is finished."""


def process_shard(shard: Shard, out: Path, reader: Reader, task: Task, watch: Watch | None = None) -> Done:
    """Read the shard and put its folder into ``out``, unless it is there and fresh. Goes on where an earlier attempt was stopped.

    Raises:
        UsageError: another run works on the same shard.
        OSError: the input cannot be read, or the output not written.
    """
    watch = watch or Unwatched()
    with sole_worker(out, shard):
        place = shard_folder(out, shard)
        fresh = is_fresh(place, shard, task.recipe)
        wanted = quarantined_pages(place) if fresh and task.retry else EVERY
        if fresh and wanted is EVERY:
            return Done(shard=shard.name, fresh=True)
        began, cpu, before = time.monotonic(), time.process_time(), Path(shard.path).stat()
        work_folder(out, shard).mkdir(parents=True, exist_ok=True)
        input = digest_input(shard)
        with Journal(journal_path(out, shard), Key(input=input.sha256, recipe=f"{task.recipe.digest()} {wanted}")) as journal:
            already = journal.count
            if isinstance(reader, Remembering):
                reader.begin_shard(entry.report for entry in journal.entries() if entry.report and entry.is_parsed)
            for entry in _entries(shard, reader, task.settings, watch, journal.next_page, wanted):
                journal.add(entry)
                watch.done(entry)
            watch.ends()
            pages = journal.count - already
            entries = journal.entries() if wanted is EVERY else _merged(read_entries(place), journal.entries(), wanted)
            made = work_folder(out, shard) / "made"
            manifest = _write(entries, made, shard, input, task.recipe)
        seconds = time.monotonic() - began
        run = Run(
            seconds=round(seconds, 3), cpu_seconds=round(time.process_time() - cpu, 3), memory=peak_memory(),
            pages=pages, size=before.st_size, modified=before.st_mtime_ns,
        )  # fmt: skip
        (made / RUN).write_bytes(encode(run))
        publish(made, out, shard)
    return Done(shard=shard.name, counts=manifest.counts, pages=pages, seconds=seconds, memory=run.memory)


class Wanted(NamedTuple):
    """Which pages are to be read: ``pages``, and all from ``onward`` on."""

    pages: tuple[int, ...] = ()
    onward: int | None = None

    def __contains__(self, page: object) -> bool:
        return page in self.pages or (self.onward is not None and isinstance(page, int) and page >= self.onward)

    def are_over(self, page: int) -> bool:
        """True when none is to be read from this page on."""
        return self.onward is None and (not self.pages or page > self.pages[-1])


EVERY = Wanted(onward=0)


def quarantined_pages(folder: Path) -> Wanted:
    """The pages of a finished shard that were given up; ``EVERY`` where there are none."""
    try:
        lines = (folder / QUARANTINE).read_bytes().splitlines()
    except FileNotFoundError:
        return EVERY
    listed = [msgspec.json.decode(line) for line in lines]
    pages = tuple(sorted(line["page"] for line in listed if line["kind"] != "input"))
    return Wanted(pages, next((line["page"] for line in listed if line["kind"] == "input"), None))


def peak_memory() -> int:
    """The most that this process ever held in memory, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _entries(shard: Shard, reader: Reader, settings: Settings, watch: Watch, first: int | None, wanted: Wanted) -> Iterator[Entry]:
    """An entry for each page that is wanted, from ``first`` on."""
    if first is None:
        return
    items = shard.pages(settings.columns)
    for number in count():
        if wanted.are_over(max(number, first)):
            return
        watch.begins(number)
        try:
            item = next(items, None)
        except Exception as error:  # a mistake in one of our readers of files: what came before it stays
            yield given_up(number, Place(place=shard.file), "input", f"{_told(error)}; {NOT_REACHED}")
            return
        if item is None:
            return
        if number >= first and number in wanted:
            yield _read(number, item, reader, watch) if isinstance(item, Page) else of_problem(number, item)


def _read(number: int, page: Page, reader: Reader, watch: Watch) -> Entry:
    place = place_of(page)
    watch.reads(number, place)
    try:
        found = reader(page)
        return Entry(page=number, report=found.report, is_gated=True) if isinstance(found, Gated) else Entry(page=number, report=found)
    except Exception as error:  # whatever one page does, the others are read
        if isinstance(error, MemoryError) or any(words in str(error) for words in _NO_MEMORY):
            message = "the page took more memory than it may; raise --page-memory and use --retry-quarantine"
            return given_up(number, place, "memory", message)
        return given_up(number, place, "error", f"{_told(error)}; the page was left out, please report it")


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500].encode("utf-8", "replace").decode()


def _merged(old: Iterable[Entry], new: Iterable[Entry], wanted: Wanted) -> Iterator[Entry]:
    """The old entries with the new ones in their places, or after them; nothing that was not wanted is replaced."""
    replaced = {entry.page: entry for entry in new if entry.page in wanted}
    for entry in old:
        yield replaced.pop(entry.page, entry)
    yield from replaced.values()


def _write(entries: Iterable[Entry], made: Path, shard: Shard, input: Input, recipe: Recipe) -> Manifest:
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    seen = _Seen(entries)
    counts = write_tables(seen, made)
    counts["pages"], counts["quarantined"], counts["gated"] = seen.pages, len(seen.failures), seen.gated
    if seen.failures:
        lines = (msgspec.json.encode({"shard": shard.name, "page": n, **msgspec.to_builtins(f)}) + b"\n" for n, f in seen.failures)
        (made / QUARANTINE).write_bytes(b"".join(lines))
    outputs = {p.name: Output(bytes=p.stat().st_size, sha256=digest_file(p)) for p in sorted(made.iterdir())}
    manifest = Manifest(shard=shard.name, input=input, recipe=recipe, counts=dict(sorted(counts.items())), outputs=outputs)
    (made / MANIFEST).write_bytes(encode(manifest))
    return manifest


class _Seen:
    """Entries as they pass, with what the manifest tells of them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self.pages = self.gated = 0
        self.failures: list[tuple[int, Failure]] = []

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self.pages += 1
            self.gated += entry.is_gated
            if entry.failure and entry.failure.is_given_up:
                self.failures.append((entry.page, entry.failure))
            yield entry
