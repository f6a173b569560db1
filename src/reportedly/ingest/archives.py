"""zip and tar (ISO 21320, POSIX ustar and pax) -> their files, read like those of a folder; nothing is written to disk.

An archive is told what it may cost: so many entries, so many bytes, so many times its own size. A name that leads out of the archive, a
link, a device, a password and an archive inside the archive are a problem each, and the other entries come.
"""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, cast

from ..records import Page, Provenance
from .folders import is_saved_page_folder
from .limits import BOMB_BYTES, BOMB_RATIO, MAX_ENTRIES, MAX_UNPACKED_BYTES
from .problem import DamagedInput, InputProblem

Reader = Callable[[IO[bytes], str, str], Iterator[Page | InputProblem]]
"""Stream, origin, ending of the name -> what it holds."""

_BLOCK = 512
_OFFICE = ("[Content_Types].xml", "mimetype")


def read_zip(stream: IO[bytes], origin: str, read: Reader) -> Iterator[Page | InputProblem]:
    """Pages of the entries, in the order of the directory at the end of the file. ``stream`` must be seekable."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedInput(f"the zip archive is damaged or was cut ({_reason(error)}); get it again") from error
    with archive:
        listed = archive.infolist()
        names = [entry.filename for entry in listed]
        if set(_OFFICE) & set(names):
            raise DamagedInput("is an office document or a book; save it as text, HTML or PDF", kind="not a page", broken_stream=False)
        budget = _Budget(stream.seek(0, io.SEEK_END))
        folders = _folders(names)
        found = False
        for number, entry in enumerate(listed):
            if number >= MAX_ENTRIES:
                raise DamagedInput(f"has over {MAX_ENTRIES:,} entries; the rest was left out", kind="too large")
            out = _refused(entry.filename)
            if not out and (entry.is_dir() or _is_hidden(entry.filename, folders)):
                continue
            found = True
            refused = out or ("is locked with a password; unpack it first" if entry.flag_bits & 1 else None)
            place = f"{origin}/{entry.filename}"
            if refused:
                yield InputProblem(origin=place, message=refused)
                continue
            yield from _entry(lambda entry=entry: archive.open(entry), entry.filename, place, budget, read)  # type: ignore[misc]
    if not found:
        yield InputProblem(origin=origin, message="the archive holds no files (hidden files are left out)", kind="empty")


def read_tar(stream: IO[bytes], origin: str, read: Reader) -> Iterator[Page | InputProblem]:
    """Pages of the entries, in the order of the archive. ``stream`` need not be seekable; it is read to its end."""
    budget = _Budget(None)
    watched = _Watched(stream, budget)
    found = False
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", watched), mode="r|", bufsize=_BLOCK, errorlevel=1) as archive:
            for number, entry in enumerate(archive):
                if number >= MAX_ENTRIES:
                    raise DamagedInput(f"has over {MAX_ENTRIES:,} entries; the rest was left out", kind="too large")
                archive.members.clear()  # type: ignore[attr-defined]  # they are kept otherwise
                out = _refused(entry.name)
                if not out and (entry.isdir() or _is_hidden(entry.name, frozenset())):
                    continue
                found = True
                refused = out or (None if entry.isfile() else "is no file but a link or a device; it was left out")
                if refused:
                    yield InputProblem(origin=f"{origin}/{entry.name}", message=refused)
                    continue
                yield from _entry(lambda entry=entry: _opened(archive, entry), entry.name, f"{origin}/{entry.name}", budget, read)  # type: ignore[misc]
        if watched.last.strip(b"\x00") or not watched.last:
            raise DamagedInput("the tar archive ends without its end mark; it was cut or is damaged, get it again")
        while watched.read(65_536):  # what packs the archive has its checksum at the end
            pass
    except (tarfile.TarError, EOFError, UnicodeError, ValueError, OverflowError) as error:
        raise DamagedInput(f"the tar archive is damaged or was cut ({_reason(error)}); get it again") from error
    if not found:
        yield InputProblem(origin=origin, message="the archive holds no files (hidden files are left out)", kind="empty")


def _entry(open_: Callable[[], IO[bytes]], name: str, place: str, budget: _Budget, read: Reader) -> Iterator[Page | InputProblem]:
    """The pages of one entry, which know its name. It is read to its end, as its checksum is only looked at there."""
    try:
        with open_() as inner:
            counted = cast("IO[bytes]", io.BufferedReader(_Counted(inner, budget)))
            for item in read(counted, place, PurePosixPath(name).suffix.lower()):
                yield _named(item, name)
            while counted.read(65_536):
                pass
    except DamagedInput as error:
        if budget.is_spent:
            raise
        yield InputProblem(origin=place, message=error.message, kind=error.kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        message = f"cannot be unpacked ({_reason(error)}); get the archive again"
        yield InputProblem(origin=place, message=message, kind="damaged")


def _opened(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    inner = archive.extractfile(entry)
    if inner is None:
        raise DamagedInput("is no file; it was left out", kind="not a page")
    return inner


def _named(item: Page | InputProblem, name: str) -> Page | InputProblem:
    if not isinstance(item, Page):
        return item
    told = item.provenance or Provenance(file="")
    named: Page = item.replace(provenance=told.replace(file=f"{name}/{told.file}" if told.file else name))
    return named


def _refused(name: str) -> str | None:
    """Why an entry is not read, by its name.

    >>> _refused("news/2021/a.html"), _refused("../a.html")
    (None, 'its name leads out of the archive; it was left out')
    """
    path = PurePosixPath(name.replace("\\", "/"))
    leads_out = path.is_absolute() or ".." in path.parts or (path.parts[:1] and path.parts[0].endswith(":"))
    return "its name leads out of the archive; it was left out" if leads_out or "\x00" in name else None


def _folders(names: list[str]) -> frozenset[str]:
    """Folders that a browser wrote beside a saved page."""
    whole = set(names)
    folders = {str(parent) for name in names for parent in PurePosixPath(name).parents if parent.name.endswith("_files")}
    return frozenset(folder for folder in folders if is_saved_page_folder(folder, [n for n in _pages_of(folder) if n in whole]))


def _pages_of(folder: str) -> tuple[str, str]:
    stem = folder.removesuffix("_files")
    return f"{stem}.html", f"{stem}.htm"


def _is_hidden(name: str, folders: frozenset[str]) -> bool:
    path = PurePosixPath(name)
    if any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in path.parts):
        return True
    return bool(folders) and any(str(parent) in folders for parent in path.parents)


class _Budget:
    """What the entries of one archive may grow to together. ``packed``: the archive's size, where that is known."""

    def __init__(self, packed: int | None) -> None:
        self.packed = packed
        self.unpacked = 0
        self.is_spent = False

    def spend(self, count: int) -> None:
        self.unpacked += count
        is_bomb = self.packed is not None and self.unpacked > BOMB_BYTES and self.unpacked > BOMB_RATIO * self.packed
        if is_bomb or self.unpacked > MAX_UNPACKED_BYTES:
            self.is_spent = True
            grown = f"to over {BOMB_RATIO} times its size" if is_bomb else f"over {MAX_UNPACKED_BYTES // 10**9} GB"
            raise DamagedInput(f"grows {grown} when unpacked, a bomb; the rest was left out", kind="too large")


class _Counted(io.RawIOBase):
    """An entry whose bytes are counted."""

    def __init__(self, inner: IO[bytes], budget: _Budget) -> None:
        self.inner = inner
        self.budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self.inner.read(len(buffer))
        self.budget.spend(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)


class _Watched:
    """A stream whose last block is remembered. Where it breaks off, nothing more of the archive can be read."""

    def __init__(self, stream: IO[bytes], budget: _Budget) -> None:
        self.stream = stream
        self.budget = budget
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        try:
            self.last = self.stream.read(size)
        except DamagedInput:
            self.budget.is_spent = True
            raise
        return self.last


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
