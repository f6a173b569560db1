"""The cache file: one sorted text, a line per key, searched in place by halving. Nothing is loaded but the pages touched.

A line is ``key NUL entry RS entry ...``. An entry is ``c`` or ``a`` (city under its own or another name) with the package's own
line, or ``d`` or ``e`` (division, likewise) with its number; ``#number`` is the key of a division's row and ``!`` that of the index.
Written in three seconds, of which half is reading the packages; a database took twice as long to fill.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path

END = b"\x00!end\x00\n"
"""The last line; a file without it was cut short."""


def join_lines(lines: Iterable[tuple[str, str]]) -> bytes:
    """The file's bytes from (key, entries) pairs in key order.

    >>> join_lines([("kyiv", "c1"), ("lviv", "c2")])
    b'kyiv\\x00c1\\nlviv\\x00c2\\n\\x00!end\\x00\\n'
    """
    return "\n".join([f"{key}\0{entries}" for key, entries in lines]).encode("utf-8", "surrogatepass") + b"\n" + END


class NamesFile:
    """The file, mapped into memory; safe to share between threads and over a fork."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as f:
            self._map = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[-len(END) :] != END:
            raise ValueError(f"{path}: cut short")
        self._size = len(self._map) - len(END)

    def get(self, key: str) -> list[str]:
        """The entries under a key."""
        wanted = key.encode("utf-8", "surrogatepass") + b"\0"
        low, high = 0, self._size
        while low < high:
            start = self._map.rfind(b"\n", low, (low + high) // 2) + 1 or low
            line_end = self._map.find(b"\n", start)
            found = self._map[start : start + len(wanted)]
            if found == wanted:
                return self._map[start + len(wanted) : line_end].decode("utf-8", "surrogatepass").split("\x1e")
            if found < wanted:
                low = line_end + 1
            else:
                high = start
        return []
