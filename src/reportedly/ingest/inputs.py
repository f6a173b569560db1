"""Paths and standard input -> Pages and InputProblems, in the order given; the rest comes out whatever one input does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, cast

from ..records import Page
from .files import page_from_bytes, read_page_file, reason
from .folders import walk_folder
from .jsonlines import read_json_lines
from .limits import MAX_LINE_BYTES, MAX_PAGE_BYTES, megabytes
from .problem import InputProblem

JSON_LINES = (".jsonl", ".ndjson")


def read_inputs(paths: Sequence[str | os.PathLike[str]], stdin: IO[bytes] | IO[str] | None = None) -> Iterator[Page | InputProblem]:
    """Every page the paths lead to. ``-`` is ``stdin`` (a binary stream, or a text stream over one); folders are read whole."""
    for path in paths:
        if str(path) == "-":
            yield from _read_stdin(stdin)
        else:
            yield from _read_path(Path(path))


def _read_path(path: Path) -> Iterator[Page | InputProblem]:
    origin = printable(str(path))
    try:
        if path.is_dir():
            yield from _read_folder(path)
        elif not path.exists() and not path.is_symlink():
            yield InputProblem(origin=origin, message="there is no such file or folder; check the path")
        else:
            yield from _read_file(path, origin)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield InputProblem(origin=origin, message=f"cannot be read ({reason(error)}); check the path and its permissions")


def _read_folder(path: Path) -> Iterator[Page | InputProblem]:
    empty = True
    for found in walk_folder(path):
        empty = False
        if isinstance(found, InputProblem):
            yield found
        else:
            yield from _read_path(found)
    if empty:
        yield InputProblem(origin=printable(str(path)), message="the folder holds no files (hidden files are left out)")


def _read_file(path: Path, origin: str) -> Iterator[Page | InputProblem]:
    if path.suffix.lower() in JSON_LINES:
        with path.open("rb") as stream:
            yield from read_json_lines(stream, origin)
    else:
        yield read_page_file(path, origin)


def _read_stdin(stdin: IO[bytes] | IO[str] | None) -> Iterator[Page | InputProblem]:
    if stdin is None:
        yield InputProblem(origin="-", message="there is no standard input; pipe a page or JSON lines into the command")
        return
    stream = cast("IO[bytes]", getattr(cast(Any, stdin), "buffer", stdin))
    opening: list[bytes] = []
    for line in iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b""):
        opening.append(line)
        if line.strip() or sum(map(len, opening)) > MAX_PAGE_BYTES:
            break
    if opening and opening[-1].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_json_lines(stream, "-", opening)
        return
    content = b"".join(opening)
    content += stream.read(max(0, MAX_PAGE_BYTES + 1 - len(content)))
    if len(content) > MAX_PAGE_BYTES:
        yield InputProblem(origin="-", message=f"the page is over {megabytes(MAX_PAGE_BYTES)}; send one article, or JSON lines")
    else:
        yield page_from_bytes(content, "-")


def printable(path: str) -> str:
    """The path for a message: bytes that are no UTF-8 in a file name are shown as ``?``."""
    return path.encode("utf-8", "replace").decode("utf-8")
