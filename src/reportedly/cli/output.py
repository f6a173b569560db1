"""Where reports go: JSON lines or text, standard output or a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from ..errors import UsageError
from ..records import Report, encode_report

if TYPE_CHECKING:
    from .resume import Done


class Sink(Protocol):
    """Takes reports one at a time."""

    on_terminal: bool

    def write(self, report: Report) -> None:
        """Write one report, at once."""


class JsonLines:
    """One JSON object per line."""

    def __init__(self, stream: BinaryIO, on_terminal: bool) -> None:
        self.stream = stream
        self.on_terminal = on_terminal

    def write(self, report: Report) -> None:
        self.stream.write(encode_report(report) + b"\n")
        self.stream.flush()


class _File(io.RawIOBase):
    """A file that says what to do when it cannot be written on."""

    def __init__(self, path: Path, done: Done | None) -> None:
        self.path = path
        self.file = path.open("wb" if done is None else "ab", buffering=0)
        if done is not None and self.file.seekable():
            self.file.truncate(done.end)  # a line that was cut

    def write(self, content: bytes) -> int:  # type: ignore[override]
        left = memoryview(content)
        try:
            while left:
                left = left[self.file.write(left) or 0 :]
        except OSError as error:
            message = f"--out {self.path}: {error.strerror}; what is written stays, make room and go on with --resume"
            raise UsageError(message) from error
        return len(content)

    def close(self) -> None:
        self.file.close()
        super().close()


class Readable:
    """The view for people; colours only on a terminal."""

    def __init__(self, stream: BinaryIO, on_terminal: bool, encoding: str) -> None:
        from ..export import terminal_width

        self.stream = stream
        self.on_terminal = on_terminal
        self.encoding = encoding
        self.width = terminal_width()
        self.first = True

    def write(self, report: Report) -> None:
        from ..export import LEGEND, format_report, wants_colour

        text = format_report(report, width=self.width, colour=self.on_terminal and wants_colour())
        lead = f"{LEGEND}\n\n" if self.first else "\n"
        self.first = False
        self.stream.write((lead + text).encode(self.encoding, "replace"))
        self.stream.flush()


@contextmanager
def open_sink(out: Path | None, format: str | None, done: Done | None = None) -> Iterator[Sink]:
    """The sink for ``--out`` and ``--format``; the default format is text on a terminal, else JSON lines. ``done``: go on behind it."""
    if out is not None:
        try:
            stream = _File(out, done)
        except OSError as error:
            raise UsageError(f"--out {out}: {error.strerror}; name a file in a folder that can be written to") from error
        with stream:
            yield _sink(cast(BinaryIO, stream), format or "jsonl", on_terminal=False, encoding="utf-8")
        return
    on_terminal = sys.stdout.isatty()
    chosen = format or ("text" if on_terminal else "jsonl")
    yield _sink(sys.stdout.buffer, chosen, on_terminal, sys.stdout.encoding or "utf-8")


def _sink(stream: BinaryIO, format: str, on_terminal: bool, encoding: str) -> Sink:
    return Readable(stream, on_terminal, encoding) if format == "text" else JsonLines(stream, on_terminal)


@contextmanager
def open_stream(out: Path | None) -> Iterator[BinaryIO]:
    """The bytes of ``--out``, or of standard output."""
    if out is None:
        yield sys.stdout.buffer
        return
    try:
        stream = out.open("wb")
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}; name a file in a folder that can be written to") from error
    with stream:
        yield stream
