"""Signatures of all shards -> pairs of texts that may be copies, in DuckDB, which keeps on disk what does not fit into memory.

The same candidates as ``copies.postings`` finds in memory: texts are numbered by their digests, a sampled pair is furniture when six of
its texts are unlike, of a pair's texts the first twelve count, a text has at most twelve candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..copies.index import LEAST_WORDS
from ..copies.postings import AT_ONCE, BITS, CANDIDATES, LEAST_SHARE, LEAST_SHARED, LOOKED_AT, MANY, WIDEST, are_unlike, bitmap
from ..copies.words import Numbers

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS = 10_000
READ = "read_parquet($files, hive_partitioning = true, hive_types_autocast = false)"
_NUMBERED = f"""
CREATE TABLE held AS
    SELECT document AS id, digest, published, words FROM {READ}
    QUALIFY row_number() OVER (PARTITION BY document ORDER BY digest, published NULLS LAST) = 1;
CREATE TABLE texts AS
    SELECT digest, row_number() OVER (ORDER BY digest) - 1 AS number FROM (SELECT DISTINCT digest FROM held WHERE words >= {LEAST_WORDS});
CREATE TABLE samples AS
    SELECT number, any_value(shard || '/' || page) AS place, any_value(sample) AS sample
    FROM {READ} JOIN texts USING (digest) GROUP BY number;
CREATE TABLE sizes AS SELECT number, len(sample) AS size FROM samples;
CREATE TABLE postings AS
    SELECT code, number, row_number() OVER (PARTITION BY code ORDER BY number) - 1 AS rank, count(*) OVER (PARTITION BY code) AS holders
    FROM (SELECT unnest(sample) AS code, number FROM samples) QUALIFY holders > 1;
"""
_MANY_OWNERS = f"""
SELECT code, list(number ORDER BY rank) FROM (
    SELECT DISTINCT code, rank, number FROM postings, (SELECT unnest(range({LOOKED_AT})) AS n)
    WHERE holders >= {MANY} AND rank = n * (holders - 1) // {LOOKED_AT - 1})
GROUP BY code ORDER BY code
"""
_CANDIDATE_EDGES = f"""
CREATE TABLE edges AS SELECT a, b FROM (
    SELECT first.number AS a, other.number AS b, count(*) AS votes
    FROM (SELECT * FROM postings ANTI JOIN furniture USING (code)) AS other
    JOIN (SELECT code, number FROM postings WHERE rank < {WIDEST}) AS first ON first.code = other.code AND first.number < other.number
    GROUP BY a, b)
JOIN sizes AS one ON one.number = a JOIN sizes AS two ON two.number = b
WHERE votes >= greatest({LEAST_SHARED}, {LEAST_SHARE!r}::DOUBLE * least(one.size, two.size))
QUALIFY row_number() OVER (PARTITION BY b ORDER BY votes DESC, a) <= {CANDIDATES}
"""


class Bands:
    """Tables in ``connection``: ``held`` (each document once), ``texts`` (number of each digest), ``edges`` (a < b, numbers of texts).

    ``furniture``: the sampled pairs that witness no copy, sorted.
    """

    def __init__(self, connection: DuckDBPyConnection, signatures: Sequence[Path], work: Path) -> None:
        run(connection, _NUMBERED, signatures)
        [(self.count,)] = connection.execute("SELECT count(*) FROM texts").fetchall()
        self.furniture = self._find_furniture(connection, work)
        connection.register("furniture_codes", _codes_table(self.furniture))
        connection.execute("CREATE TABLE furniture AS SELECT code FROM furniture_codes")
        connection.execute(_CANDIDATE_EDGES)
        connection.execute("DROP TABLE postings")

    def _find_furniture(self, connection: DuckDBPyConnection, work: Path) -> Numbers:
        """The bitmaps of all texts lie on disk, 512 bytes each."""
        if not self.count:
            return np.zeros(0, np.uint32)
        maps = np.memmap(work / "bitmaps", np.uint64, "w+", shape=(self.count, BITS // 64))
        bits = np.zeros(self.count, np.int64)
        for number, sample in rows_of(connection, "SELECT number, sample FROM samples"):
            maps[number] = bitmap(np.array(sample, np.uint32))
            bits[number] = np.bitwise_count(maps[number]).sum(dtype=np.int64)
        found: list[int] = []
        piece: list[tuple[int, list[int]]] = []
        for row in rows_of(connection, _MANY_OWNERS):
            piece.append(row)
            if len(piece) == AT_ONCE:
                found += _unlike(piece, maps, bits)
                piece = []
        found += _unlike(piece, maps, bits)
        return np.array(found, np.uint32)


def run(connection: DuckDBPyConnection, statements: str, files: Sequence[Path]) -> None:
    """Run statements one after the other; those that ``READ`` get the files."""
    for statement in filter(str.strip, statements.split(";")):
        connection.execute(statement, {"files": list(map(str, files))} if "$files" in statement else None)


def rows_of(connection: DuckDBPyConnection, query: str) -> Iterator[Any]:
    """The rows of a query, some thousands in memory at a time; other queries may run in between."""
    cursor = connection.cursor()
    try:
        cursor.execute(query)
        while rows := cursor.fetchmany(_ROWS):
            yield from rows
    finally:
        cursor.close()


def _unlike(piece: list[tuple[int, list[int]]], maps: NDArray[np.uint64], bits: NDArray[np.int64]) -> list[int]:
    if not piece:
        return []
    owners = np.array([owners for _, owners in piece], np.int32)
    return [code for (code, _), unlike in zip(piece, are_unlike(maps, bits, owners), strict=True) if unlike]


def _codes_table(codes: Numbers) -> object:
    import pyarrow as pa

    return pa.table({"code": pa.array(codes, pa.uint32())})
