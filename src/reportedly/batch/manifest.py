"""What a finished shard says of itself: ``manifest.json``, the same on every run, and ``run.json``, which is not."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from ..ingest import Rows
from ..records import Record
from .recipe import Recipe, digest_file
from .shards import Shard

MANIFEST, RUN, QUARANTINE = "manifest.json", "run.json", "quarantine.jsonl"


class Input(Record, frozen=True, kw_only=True):
    """What was read: ``file`` below the input that was named, and the SHA-256 of the shard's bytes (of the file's for Parquet)."""

    file: str
    rows: Rows | None
    sha256: str


class Output(Record, frozen=True, kw_only=True):
    """One file that was written."""

    bytes: int
    sha256: str


class Manifest(Record, frozen=True, kw_only=True):
    """``counts``: rows of each table, ``pages`` the input held, and how many ``quarantined`` of them were given up and
    ``gated`` not parsed."""

    schema: Literal["reportedly/batch/1"] = "reportedly/batch/1"
    shard: str
    input: Input
    recipe: Recipe
    counts: dict[str, int]
    outputs: dict[str, Output]


class Run(Record, frozen=True, kw_only=True):
    """How it went, the last time. ``memory`` is the most that the worker ever held, in bytes; ``pages`` are those read in this run.

    ``size`` and ``modified`` (nanoseconds) are the input's: while they stay, it is not digested again.
    """

    seconds: float
    cpu_seconds: float
    memory: int
    pages: int
    size: int
    modified: int


def digest_input(shard: Shard) -> Input:
    """The input as it is now."""
    path, rows = Path(shard.path), shard.rows
    if rows and rows.end is not None:
        sha256 = digest_file(path, rows.start, rows.end)
    else:
        now = path.stat()
        sha256 = _digest_whole(path, now.st_size, now.st_mtime_ns)
    return Input(file=shard.file, rows=rows, sha256=sha256)


@lru_cache(maxsize=64)
def _digest_whole(path: Path, size: int, modified: int) -> str:
    """Once for all shards that a file of Parquet was cut into; size and time tell that it is still the same."""
    return digest_file(path)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a finished shard; ``None`` where there is none that can be understood."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def read_run(folder: Path) -> Run | None:
    """How the shard's last run went, as far as that is known."""
    try:
        return msgspec.json.decode((folder / RUN).read_bytes(), type=Run)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def is_fresh(folder: Path, shard: Shard, recipe: Recipe) -> bool:
    """True when the shard needs no work: same recipe, and same input by size and time or else by digest."""
    manifest = read_manifest(folder)
    if manifest is None or manifest.recipe != recipe or (manifest.input.file, manifest.input.rows) != (shard.file, shard.rows):
        return False
    run, now = read_run(folder), Path(shard.path).stat()
    if run and (run.size, run.modified) == (now.st_size, now.st_mtime_ns):
        return True
    return manifest.input == digest_input(shard)


def encode(record: Record) -> bytes:
    """A record as indented JSON, keys in the order in which they are declared."""
    return msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=1) + b"\n"
