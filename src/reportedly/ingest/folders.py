"""A folder -> its files, recursive, sorted, hidden ones left out, each real folder once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from .problem import InputProblem


def walk_folder(folder: Path, seen: set[tuple[int, int]] | None = None) -> Iterator[Path | InputProblem]:
    """Files of the folder and the folders below it. A link that leads back is a problem, not an endless walk."""
    seen = set() if seen is None else seen
    origin = str(folder).encode("utf-8", "replace").decode("utf-8")
    try:
        here = os.stat(folder)
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield InputProblem(origin=origin, message=f"the folder cannot be read ({error.strerror}); check its permissions")
        return
    if (here.st_dev, here.st_ino) in seen:
        yield InputProblem(origin=origin, message="leads to a folder that was read already; remove the link, or leave it", kind="repeated")
        return
    seen.add((here.st_dev, here.st_ino))
    for name in names:
        if not name.startswith("."):
            yield from _walk_entry(folder / name, names, seen)


def _walk_entry(path: Path, siblings: list[str], seen: set[tuple[int, int]]) -> Iterator[Path | InputProblem]:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        yield path  # a broken or circular link: opening it gives the message
        return
    if stat.S_ISDIR(mode):
        if not is_saved_page_folder(path.name, siblings):
            yield from walk_folder(path, seen)
    elif stat.S_ISREG(mode):
        yield path
    else:  # opening a named pipe would wait for ever
        yield InputProblem(origin=str(path), message="is not a regular file; name it on the command line if it should be read")


def is_saved_page_folder(name: str, siblings: list[str]) -> bool:
    """True for the folder a browser writes beside a saved page, full of scripts and pictures.

    >>> is_saved_page_folder("Talks end_files", ["Talks end.html", "Talks end_files"])
    True
    >>> is_saved_page_folder("case_files", ["case_files"])
    False
    """
    stem = name.removesuffix("_files")
    return stem != name and any(stem + ending in siblings for ending in (".html", ".htm"))
