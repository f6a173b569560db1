"""The output folder: where a shard lies, how it is worked on aside and put in its place in one step."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import UsageError
from .manifest import QUARANTINE, Manifest, read_manifest
from .shards import Shard

WORK = ".work"
"""Below the output folder; hidden, so that no pattern finds what is not finished."""
PATIENCE = 30.0


def shard_folder(out: Path, shard: Shard) -> Path:
    """Where the finished shard lies."""
    return out / shard.folder


def work_folder(out: Path, shard: Shard) -> Path:
    """Where the shard is worked on."""
    return out / WORK / shard.folder


def journal_path(out: Path, shard: Shard) -> Path:
    """The finished pages of a shard that is not finished."""
    return work_folder(out, shard) / "journal.jsonl"


@contextmanager
def sole_worker(out: Path, shard: Shard, patience: float = PATIENCE) -> Iterator[None]:
    """Nobody else works on this shard in here: neither another run nor a worker whose run was killed and that has not noticed yet.

    Raises:
        UsageError: somebody does, and did not end while we waited.
    """
    path = out / WORK / f"{shard.folder}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience
    while (descriptor := _lock(path)) is None:
        if time.monotonic() > until:
            raise UsageError(f"{shard.name}: another run is working on it in {out}; wait for its end, or stop it")
        time.sleep(0.05)
    try:
        yield
    finally:
        with suppress(FileNotFoundError):
            path.unlink()
        os.close(descriptor)


def _lock(path: Path) -> int | None:
    """The lock's descriptor, if it is ours and still the one that others will find."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), os.stat(path)):
            return descriptor
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(descriptor)
    return None


def publish(made: Path, out: Path, shard: Shard) -> None:
    """Put a finished folder in its place; an older one goes. A kill in between leaves the shard missing, never half there."""
    for file in made.iterdir():
        _sync(file)
    place = shard_folder(out, shard)
    old = work_folder(out, shard) / "old"
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        os.rename(place, old)
    os.rename(made, place)
    _sync(out)
    shutil.rmtree(work_folder(out, shard), ignore_errors=True)


def finished(out: Path) -> Iterator[tuple[Path, Manifest]]:
    """The folders of finished shards with their manifests, in order."""
    for folder in sorted(out.glob("shard=*")):
        manifest = read_manifest(folder)
        if manifest:
            yield folder, manifest


def quarantined(out: Path) -> Iterator[Path]:
    """The quarantine lists of all shards."""
    yield from sorted(out.glob(f"shard=*/{QUARANTINE}"))


def drop_superseded(out: Path, shards: tuple[Shard, ...]) -> list[str]:
    """Remove shards of these files that were cut otherwise, so that no row is there twice; gives their names."""
    files = {shard.file for shard in shards}
    names = {shard.name for shard in shards}
    gone = [(folder, m.shard) for folder, m in finished(out) if m.input.file in files and m.shard not in names]
    for folder, _ in gone:
        aside = out / WORK / f"{folder.name}.gone"
        aside.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)
        os.rename(folder, aside)
        shutil.rmtree(aside, ignore_errors=True)
    return [name for _, name in gone]


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
