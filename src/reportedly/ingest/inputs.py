"""Paths and standard input -> Pages and InputProblems, in the order given; the rest comes out whatever one input does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from ..records import Page, Provenance
from .files import reason
from .folders import walk_folder
from .formats import HEAD, Columns, format_of, read_entry, read_stream
from .jsonlines import read_json_lines
from .limits import MAX_LINE_BYTES, MAX_PAGE_BYTES
from .problem import DamagedInput, InputProblem
from .rows import Rows

if TYPE_CHECKING:
    from .fetch import Fetcher

NO_COLUMNS: Columns = {}


def read_inputs(
    paths: Sequence[str | os.PathLike[str]],
    stdin: IO[bytes] | IO[str] | None = None,
    columns: Columns = NO_COLUMNS,
    fetcher: Fetcher | None = None,
) -> Iterator[Page | InputProblem]:
    """Every page the paths lead to. ``-`` is ``stdin`` (a binary stream, or a text stream over one); folders are read whole.

    ``columns`` tells what columns of tables and fields of JSON lines stand for, such as ``{"body": "text"}``.
    Addresses are fetched if there is a ``fetcher``, else they are a problem.
    """
    for path in paths:
        if str(path) == "-":
            yield from _told_from("-", _read_stdin(stdin, columns))
        elif str(path).lower().startswith(("http://", "https://")) and not Path(path).exists():
            yield from _read_address(str(path), columns, fetcher)
        else:
            yield from _read_path(Path(path), columns)


def read_file(path: Path, name: str, columns: Columns = NO_COLUMNS, rows: Rows | None = None) -> Iterator[Page | InputProblem]:
    """Every page of one file, whose ``name`` is told instead of its path. ``rows``: only these, of JSON lines or Parquet."""
    return _told_from(name, _read_file(path, name, columns, rows))


def _read_path(path: Path, columns: Columns) -> Iterator[Page | InputProblem]:
    origin = printable(str(path))
    try:
        if path.is_dir():
            yield from _read_folder(path, columns)
        elif not path.exists() and not path.is_symlink():
            yield InputProblem(origin=origin, message="there is no such file or folder; check the path", kind="missing")
        else:
            yield from _told_from(printable(path.name), _read_file(path, origin, columns))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _unreadable(origin, error)


def _read_address(url: str, columns: Columns, fetcher: Fetcher | None) -> Iterator[Page | InputProblem]:
    if fetcher is None:
        message = "is an address, and nothing is fetched unless you say so; add --fetch, or save the page and name the file"
        yield InputProblem(origin=printable(url), message=message, kind="missing")
        return
    from .addresses import read_address

    yield from read_address(printable(url), columns, fetcher)


def _read_folder(path: Path, columns: Columns) -> Iterator[Page | InputProblem]:
    empty = True
    for found in walk_folder(path):
        empty = False
        if isinstance(found, InputProblem):
            yield found
        else:
            below = Path(path.name) / found.relative_to(path)
            yield from _told_from(printable(below.as_posix()), _read_file(found, printable(str(found)), columns))
    if empty:
        yield InputProblem(origin=printable(str(path)), message="the folder holds no files (hidden files are left out)", kind="empty")


def _read_file(path: Path, origin: str, columns: Columns, rows: Rows | None = None) -> Iterator[Page | InputProblem]:
    try:
        with path.open("rb") as stream:
            if rows and rows.end is not None:
                yield from read_json_lines(stream, origin, columns, rows)
                return
            head = stream.read(HEAD)
            suffix = path.suffix.lower()
            form = format_of(head, suffix) if path.is_file() else None
            if form == "zip":
                yield from _read_zip(stream, origin, columns)
                return
            if form != "parquet":
                yield from read_stream(stream, head, origin, suffix, columns)
                return
        from .parquet import read_parquet

        yield from read_parquet(path, origin, columns, rows)
    except OSError as error:
        yield _unreadable(origin, error)


def _read_zip(stream: IO[bytes], origin: str, columns: Columns) -> Iterator[Page | InputProblem]:
    from .archives import read_zip

    try:
        yield from read_zip(stream, origin, partial(read_entry, columns=columns))
    except DamagedInput as error:
        yield InputProblem(origin=origin, message=error.message, kind=error.kind)


def _unreadable(origin: str, error: Exception) -> InputProblem:
    return InputProblem(origin=origin, message=f"cannot be read ({reason(error)}); check the path and its permissions")


def _told_from(file: str, items: Iterator[Page | InputProblem]) -> Iterator[Page | InputProblem]:
    """The same items; each page knows the file it was taken from, in an archive behind the archive's name."""
    for item in items:
        if isinstance(item, Page):
            told = item.provenance or Provenance(file="")
            item = item.replace(provenance=told.replace(file=f"{file}/{printable(told.file)}" if told.file else file))
        yield item


def _read_stdin(stdin: IO[bytes] | IO[str] | None, columns: Columns) -> Iterator[Page | InputProblem]:
    if stdin is None:
        message = "there is no standard input; pipe a page or JSON lines into the command"
        yield InputProblem(origin="-", message=message, kind="missing")
        return
    stream = cast("IO[bytes]", getattr(cast(Any, stdin), "buffer", stdin))
    head = b""
    for line in iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b""):
        head += line
        if line.strip() or len(head) > MAX_PAGE_BYTES:
            break
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if opening.startswith(b"{") and opening.strip() != b"{":  # lines that may come slowly: nothing more is waited for
        yield from read_stream(stream, head, "-", ".jsonl", columns)
        return
    if len(head) < HEAD:
        head += stream.read(HEAD - len(head))
    if format_of(head, "") in ("zip", "parquet"):  # their directory stands at the end
        yield from _read_kept(stream, head, columns)
        return
    yield from read_stream(stream, head, "-", ".json" if opening.startswith(b"{") else "", columns)


def _read_kept(stream: IO[bytes], head: bytes, columns: Columns) -> Iterator[Page | InputProblem]:
    """What must be sought in, kept in a temporary file while it is read."""
    import shutil
    import tempfile

    try:
        with tempfile.NamedTemporaryFile() as kept:
            kept.write(head)
            shutil.copyfileobj(stream, kept)
            kept.flush()
            yield from _read_file(Path(kept.name), "-", columns)
    except OSError as error:
        yield InputProblem(origin="-", message=f"cannot be kept while it is read ({reason(error)}); name the file", kind="too large")


def printable(path: str) -> str:
    """The path for a message: bytes that are no UTF-8 in a file name are shown as ``?``."""
    return path.encode("utf-8", "replace").decode("utf-8")
