"""A file -> its lines as text, one in memory at a time, whatever the file holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...errors import LexiconError

MAX_LINE_BYTES = 1_000_000
"""The longest entity of OpenSanctions, nested and with all its sources, takes some 300 kB."""


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Line numbers from 1, and the lines with their ends."""
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b""), 1):
                yield number, _decoded(line, path, number)
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}; name a file that can be read") from error


def _decoded(line: bytes, path: Path, number: int) -> str:
    if len(line) > MAX_LINE_BYTES:
        raise LexiconError(f"{path}:{number}: the line is over {MAX_LINE_BYTES // 1_000_000} MB; give one actor a line")
    if b"\0" in line:
        raise LexiconError(f"{path}:{number}: holds zero bytes, as UTF-16 and binary files do; save the file as UTF-8")
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}:{number}: not UTF-8 (byte {error.start + 1} of the line); save the file as UTF-8") from error
