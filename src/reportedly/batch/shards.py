"""Inputs -> shards: each file is one; long tables of JSON lines or Parquet are cut into ranges of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from urllib.parse import quote

from ..errors import UsageError
from ..ingest import InputProblem, Rows, read_file
from ..ingest.folders import walk_folder
from ..ingest.formats import HEAD, Columns, format_of
from ..ingest.inputs import printable
from ..records import Page, Record

ROWS = 20_000
"""Rows of a shard, unless told: some hours of one worker."""
_LONGEST = 180
_CHUNK = 1 << 22


class Shard(Record, frozen=True, kw_only=True):
    """The unit that is done, or not done. ``file`` is the path below the input that was named; it names the shard on every machine."""

    path: str
    file: str
    size: int
    """Bytes of the shard."""
    rows: Rows | None = None

    @property
    def name(self) -> str:
        """The file, and the first row where it is one of several shards of it."""
        return self.file if self.rows is None else f"{self.file}~{self.rows.first}"

    @property
    def folder(self) -> str:
        """The name of its folder in the output, as a Hive partition: ``shard=news%2Fa.jsonl~0``."""
        name = quote(self.name, safe=" ~()+,=@")
        if len(name) > _LONGEST:
            name = f"{name[: _LONGEST - 20]}~{hashlib.sha256(self.name.encode()).hexdigest()[:16]}"
        return f"shard={name}"

    def pages(self, columns: Columns) -> Iterator[Page | InputProblem]:
        """Everything the shard holds."""
        return read_file(Path(self.path), self.file, columns, self.rows)


def find_shards(inputs: Sequence[str | Path], rows: int = ROWS) -> tuple[Shard, ...]:
    """The shards of all inputs, in the order of their files and rows. ``rows`` 0: no file is cut.

    Raises:
        UsageError: there is nothing under an input, or two files would have the same name.
    """
    found: dict[str, Shard] = {}
    for path, file in _files(inputs):
        for shard in cut(path, file, rows):
            other = found.setdefault(shard.name, shard)
            if other.path != shard.path:
                raise UsageError(f"{shard.path} and {other.path} would both be called {shard.name}; name a folder above them instead")
    return tuple(sorted(found.values(), key=lambda shard: (shard.file, shard.rows.first if shard.rows else 0)))


def cut(path: Path, file: str, rows: int) -> Iterator[Shard]:
    """The shards of one file."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            form = format_of(stream.read(HEAD), path.suffix.lower())
        ranges = None if not rows else _line_ranges(path, rows) if form == "json lines" else _parquet_ranges(path, rows, form)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; check the path and its permissions") from error
    if ranges is None or len(ranges) < 2:
        yield Shard(path=str(path), file=file, size=size)
        return
    for part in ranges:
        share = part.end - part.start if part.end else size * (part.last - part.first) // ranges[-1].last
        yield Shard(path=str(path), file=file, size=share, rows=part)


def _files(inputs: Sequence[str | Path]) -> Iterator[tuple[Path, str]]:
    for given in inputs:
        path = Path(given)
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder; check the path")
        if not path.is_dir():
            yield path.absolute(), printable(path.name)
            continue
        empty = True
        for found in walk_folder(path):
            if isinstance(found, InputProblem):
                raise UsageError(str(found))
            empty = False
            yield found.absolute(), printable((Path(path.absolute().name) / found.relative_to(path)).as_posix())
        if empty:
            raise UsageError(f"{path}: the folder holds no files (hidden files are left out)")


def _line_ranges(path: Path, rows: int) -> list[Rows]:
    """Ranges of whole lines, with the bytes at which they begin and end: one pass over the file."""
    starts, lines, offset = [0], 0, 0
    with path.open("rb") as stream:
        ends = b"\n"
        while piece := stream.read(_CHUNK):
            ends = piece[-1:]
            new = piece.count(b"\n")
            if (lines + new) // rows > lines // rows:
                at = -1
                for number in count(lines + 1):
                    at = piece.find(b"\n", at + 1)
                    if at < 0:
                        break
                    if number % rows == 0:
                        starts.append(offset + at + 1)
            lines += new
            offset += len(piece)
    lines += ends != b"\n"
    if starts[-1] >= offset:
        starts.pop()
    bounds = [*starts, offset]
    return [
        Rows(first=n * rows, last=min((n + 1) * rows, lines), start=bounds[n], end=bounds[n + 1]) for n in range(len(starts))
    ]  # the last range ends with the file


def _parquet_ranges(path: Path, rows: int, form: str) -> list[Rows] | None:
    if form != "parquet":
        return None
    from pyarrow import ArrowException, parquet

    try:
        total = parquet.read_metadata(path).num_rows
    except (ArrowException, OSError):
        return None  # whoever reads it tells what is wrong
    return [Rows(first=first, last=min(first + rows, total)) for first in range(0, total, rows)]
