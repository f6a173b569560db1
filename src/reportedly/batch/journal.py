"""What a shard has got so far: a line for each finished page, so that whatever is killed, finished pages are not read again.

The first line says which input and recipe the rest belongs to. A line that was cut by a kill is dropped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from ..ingest import MAX_RECORD_BYTES
from ..records import Record
from .entries import Entry


class Key(Record, frozen=True, kw_only=True):
    """What the entries belong to: the digest of the input and that of the recipe."""

    input: str
    recipe: str


_TAIL = 1 << 16
_encoder = msgspec.json.Encoder()
_entry = msgspec.json.Decoder(Entry)
_key = msgspec.json.Decoder(Key)


class Journal:
    """A context manager: opens for adding behind what is there, or anew where that belongs to something else."""

    def __init__(self, path: Path, key: Key) -> None:
        self._path = path
        end, self.count, self._last = _sound(path, key)
        self._file = path.open("r+b" if end else "w+b", buffering=0)
        self._file.truncate(end)
        self._file.seek(end)
        if not end:
            self._write(_encoder.encode(key))

    def add(self, entry: Entry) -> None:
        """Keep one entry; it is safe from a kill of this process when this returns."""
        self._write(_encoder.encode(entry))
        self.count += 1
        self._last = entry

    @property
    def next_page(self) -> int | None:
        """The number of the page to go on with; ``None`` where the input could not be read any further."""
        if self._last is None:
            return 0
        return None if self._last.failure and self._last.failure.kind == "input" else self._last.page + 1

    def entries(self) -> Iterator[Entry]:
        """All entries, in order."""
        yield from read_journal(self._path)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def _write(self, line: bytes) -> None:
        left = memoryview(line + b"\n")
        while left:
            left = left[self._file.write(left) or 0 :]


def read_journal(path: Path) -> Iterator[Entry]:
    """The entries of a journal; where it breaks off, they end."""
    with path.open("rb") as stream:
        stream.readline()
        for line in stream:
            try:
                yield _entry.decode(line)
            except msgspec.MsgspecError:
                return


def last_page(path: Path) -> int:
    """The number of the last finished page; -1 where there is none. Only the end of the file is read."""
    try:
        with path.open("rb") as stream:
            end = stream.seek(0, os.SEEK_END)
            reach = _TAIL
            while True:
                stream.seek(max(0, end - reach))
                lines = stream.read().split(b"\n")[:-1]
                if len(lines) > 2 or reach >= end:
                    break
                reach *= 4
    except OSError:
        return -1
    whole = lines[1:]  # the first is the key, or was cut here
    return _entry.decode(whole[-1]).page if whole else -1


def add_entry(path: Path, entry: Entry) -> None:
    """Add an entry for a worker that is dead; a line that it left unfinished is dropped."""
    with path.open("r+b") as stream:
        content = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, content - MAX_RECORD_BYTES))
        tail = stream.read()
        stream.truncate(content - len(tail) + tail.rfind(b"\n") + 1)
        stream.seek(0, os.SEEK_END)
        stream.write(_encoder.encode(entry) + b"\n")


def _sound(path: Path, key: Key) -> tuple[int, int, Entry | None]:
    """The byte up to which the journal can be kept, how many entries that are, and the last of them."""
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        return 0, 0, None
    with stream:
        first = stream.readline()
        if not first.endswith(b"\n") or not _is_key(first, key):
            return 0, 0, None
        end, entries, last = len(first), 0, None
        for line in stream:
            try:
                found = _entry.decode(line) if line.endswith(b"\n") else None
            except (msgspec.MsgspecError, UnicodeDecodeError):
                found = None
            if found is None or (last and found.page <= last.page):
                break
            end, entries, last = end + len(line), entries + 1, found
        return end, entries, last


def _is_key(line: bytes, key: Key) -> bool:
    try:
        return _key.decode(line) == key
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
