"""Shards -> ``stories.parquet``: the story of each document, as ``reportedly stories`` finds it, without holding the documents in memory.

Documents are numbered in the order of their ids. Those that share a heavy term meet through the first twelve that have it (``Neighbours``
says why); DuckDB finds who meets, the vectors lie on disk, 1,208 bytes each, and what hangs together is grouped component by component.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..records import derive_id
from ..stories.clusters import cluster_component
from ..stories.neighbours import KEYS, LEADERS, NEAR
from ..stories.vector import TERMS
from .bands import READ, rows_of, run
from .components import Components, EdgesByRoot, keep_edges

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TABLES = f"""
CREATE TABLE told AS
    SELECT *, row_number() OVER (ORDER BY id) - 1 AS node FROM (
        SELECT document AS id, day, terms, weights FROM {READ}
        QUALIFY row_number() OVER (PARTITION BY document ORDER BY terms, day NULLS LAST) = 1);
CREATE TABLE keys AS SELECT unnest(terms[1:{KEYS}]) AS term, node FROM told;
CREATE TABLE pairs AS
    SELECT DISTINCT greatest(leader.node, other.node) AS a, least(leader.node, other.node) AS b FROM keys AS other
    JOIN (SELECT * FROM keys QUALIFY row_number() OVER (PARTITION BY term ORDER BY node) <= {LEADERS}) AS leader USING (term)
    WHERE leader.node <> other.node;
DROP TABLE keys;
"""
_COPIES = """
CREATE TABLE together AS
    SELECT one.node AS a, other.node AS b FROM groups
    JOIN told AS one ON one.id = groups.document JOIN told AS other ON other.id = groups.copy_of
"""


class VectorsOnDisk:
    """Numbered vectors: terms as sorted 64-bit digests, and their weights."""

    def __init__(self, connection: DuckDBPyConnection, count: int, work: Path) -> None:
        self.days: list[int | None] = []
        shape = (count, TERMS)
        self._terms: NDArray[np.uint64] = np.memmap(work / "terms", np.uint64, "w+", shape=shape)
        self._weights: NDArray[np.int16] = np.memmap(work / "weights", np.int16, "w+", shape=shape)
        query = "SELECT node, day, [hash(t) FOR t IN terms], weights FROM told ORDER BY node"
        for node, day, terms, weights in rows_of(connection, query):
            self.days.append(day)
            order = np.argsort(numbers := np.array(terms, np.uint64))
            self._terms[node, : len(order)] = numbers[order]
            self._weights[node, : len(order)] = np.array(weights, np.int16)[order]

    def __getitem__(self, node: int) -> dict[int, int]:
        """Terms and weights."""
        held = self._weights[node] > 0
        return dict(zip(self._terms[node, held].tolist(), self._weights[node, held].tolist(), strict=True))

    def products(self, node: int, others: Sequence[int]) -> NDArray[np.int64]:
        """The product of one vector with each of the others."""
        count = int(np.count_nonzero(self._weights[node]))
        if not count:
            return np.zeros(len(others), np.int64)
        terms, weights = self._terms[node, :count], self._weights[node, :count].astype(np.int64)
        theirs = self._terms[others]
        place = np.minimum(np.searchsorted(terms, theirs), count - 1)
        products: NDArray[np.int64] = np.where(terms[place] == theirs, weights[place] * self._weights[others], 0).sum(
            axis=1, dtype=np.int64
        )
        return products


class StoryGrouping:
    """The steps, over tables in one database that has ``groups`` (the copies) already."""

    def __init__(self, connection: DuckDBPyConnection, vectors: Sequence[Path], work: Path, tell: Callable[[str], None]) -> None:
        self._connection, self._work, self._tell = connection, work, tell
        tell("looking for documents that may tell one story")
        run(connection, _TABLES, vectors)
        connection.execute(_COPIES)
        [(self._count,)] = connection.execute("SELECT count(*) FROM told").fetchall()

    def stories(self) -> Iterator[tuple[str, str]]:
        """Document and story, for every document that has a text."""
        if not self._count:
            return
        self._tell("laying down their heaviest words")
        vectors = VectorsOnDisk(self._connection, self._count, self._work)
        self._tell("comparing them")
        self._keep_near(vectors)
        self._tell("grouping stories")
        near, same = (
            EdgesByRoot(rows_of(self._connection, f"SELECT root, a, b FROM {table} JOIN story_roots ON number = a ORDER BY root, a, b"))
            for table in ("near", "together")
        )
        rows = rows_of(self._connection, "SELECT root, node, id FROM told JOIN story_roots ON number = node ORDER BY root, node")
        for root, members in groupby(rows, key=lambda row: row[0]):
            ids = {node: id for _, node, id in members}
            for group in _groups(ids, vectors, near.of(root), same.of(root)):
                story = derive_id("story", ids[group[0]])
                yield from ((ids[node], story) for node in group)

    def _keep_near(self, vectors: VectorsOnDisk) -> None:
        """Tables ``near`` (pairs that are alike) and ``story_roots`` (what hangs together by them or by copies)."""
        components = Components(self._count)
        for a, b in rows_of(self._connection, "SELECT a, b FROM together"):
            components.join(a, b)
        kept = self._work / "near.csv"
        with kept.open("w", encoding="ascii") as file:
            for a, rows in groupby(rows_of(self._connection, "SELECT a, b FROM pairs ORDER BY a, b"), key=lambda row: row[0]):
                others = [b for _, b in rows]
                for place in np.flatnonzero(vectors.products(a, others) >= NEAR).tolist():
                    file.write(f"{a},{others[place]}\n")
                    components.join(a, others[place])
        keep_edges(self._connection, "near", kept)
        components.keep(self._connection, "story_roots")


def _groups(ids: dict[int, str], vectors: VectorsOnDisk, near: list[tuple[int, int]], same: list[tuple[int, int]]) -> list[list[int]]:
    if len(ids) == 1:
        return [list(ids)]
    return cluster_component(
        ids,
        id_of=ids.__getitem__,
        vector_of=vectors.__getitem__,
        day_of=vectors.days.__getitem__,
        near=_both_ways(near).__getitem__,
        same=_both_ways(same),
        apart={},
    )


def _both_ways(pairs: list[tuple[int, int]]) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in pairs:
        found[a].append(b)
        found[b].append(a)
    return found
