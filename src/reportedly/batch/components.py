"""What hangs together: numbered things joined pair by pair, eight bytes each, and their edges taken component by component."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Components:
    """``count`` things, each a component of its own until joined. A component is called by its smallest number."""

    def __init__(self, count: int) -> None:
        self._roots = array("q", range(count))

    def join(self, a: int, b: int) -> None:
        """Let both hang on the smaller of their roots."""
        one, other = self._root(a), self._root(b)
        self._roots[max(one, other)] = min(one, other)

    def keep(self, connection: DuckDBPyConnection, table: str) -> None:
        """Write ``table (number, root)``."""
        import pyarrow as pa

        for n in range(len(self._roots)):
            self._roots[n] = self._roots[self._roots[n]]  # roots only point down, and those before are settled
        numbers = np.frombuffer(self._roots, np.int64) if self._roots else np.zeros(0, np.int64)
        connection.register("root_numbers", pa.table({"number": np.arange(len(numbers), dtype=np.int64), "root": numbers}))
        connection.execute(f"CREATE TABLE {table} AS SELECT number, root FROM root_numbers")
        connection.unregister("root_numbers")

    def _root(self, n: int) -> int:
        roots = self._roots
        while roots[n] != n:
            roots[n] = n = roots[roots[n]]
        return n


def keep_edges(connection: DuckDBPyConnection, table: str, file: Path) -> None:
    """Write ``table (a, b)`` from a file of lines ``a,b``."""
    connection.execute(
        f"CREATE TABLE {table} AS SELECT * FROM "
        "read_csv(?, header = false, auto_detect = false, columns = {'a': 'BIGINT', 'b': 'BIGINT'})",
        [str(file)],
    )


class EdgesByRoot:
    """Rows (root, a, b) in the order of their roots, taken root by root."""

    def __init__(self, rows: Iterator[tuple[int, ...]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def of(self, root: int) -> list[tuple[int, int]]:
        """The edges of this root; those of roots before it are passed over."""
        found = []
        while self._next is not None and self._next[0] <= root:
            if self._next[0] == root:
                found.append((self._next[1], self._next[2]))
            self._next = next(self._rows, None)
        return found
