"""JSON lines as ``reportedly read`` writes them -> Reports, one line in memory at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from ..records import Report, decode_report
from .files import reason
from .gzipped import MAGIC, Unpacked
from .inputs import printable
from .limits import MAX_RECORD_BYTES, megabytes
from .problem import DamagedInput, InputProblem

_NOT_OURS = "give what `reportedly read --format jsonl` of this version wrote"


def read_reports(paths: Sequence[Path], stdin: IO[bytes] | None = None) -> Iterator[Report | InputProblem]:
    """A report or a problem for each line that is not blank; ``-`` is ``stdin``. Files may be packed with gzip."""
    for path in paths:
        if str(path) == "-" and stdin is not None:
            yield from _lines(stdin, "-")
            continue
        origin = printable(str(path))
        try:
            with path.open("rb") as stream:
                yield from _lines(_unpacked(stream), origin)
        except DamagedInput as error:
            yield InputProblem(origin=origin, message=error.message, kind=error.kind)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            yield InputProblem(origin=origin, message=f"cannot be read ({reason(error)}); check the path and its permissions")


def _unpacked(stream: io.BufferedReader) -> IO[bytes]:
    if stream.peek(len(MAGIC)).startswith(MAGIC):
        return cast("IO[bytes]", io.BufferedReader(cast(Any, Unpacked(stream))))
    return stream


def _lines(stream: IO[bytes], origin: str) -> Iterator[Report | InputProblem]:
    number = 0
    for line in iter(lambda: stream.readline(MAX_RECORD_BYTES + 1), b""):
        number += 1
        place = f"{origin}:{number}"
        if len(line) > MAX_RECORD_BYTES:
            yield InputProblem(origin=place, message=f"the line is over {megabytes(MAX_RECORD_BYTES)}; {_NOT_OURS}", kind="too large")
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_RECORD_BYTES)
        elif line.strip():
            yield _report(line, place)
    if number == 0:
        yield InputProblem(origin=origin, message="the file is empty; nothing to read", kind="empty")


def _report(line: bytes, place: str) -> Report | InputProblem:
    try:
        report = decode_report(line)
        for published in (report.document.published, report.document.updated):
            if published:
                date.fromisoformat(published.start), date.fromisoformat(published.end)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, RecursionError) as error:
        return InputProblem(origin=place, message=f"no record ({error}); {_NOT_OURS}", kind="wrong form")
    return report
