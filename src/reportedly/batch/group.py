"""Shards -> ``groups.parquet``: copies among all documents of a batch, as ``find_copies`` finds them, without holding them in memory.

Signatures give candidates (``bands.py``); the weighty words of those texts are laid on disk and checked pair by pair; what hangs together
is linked. Texts are numbered by content, so neither the number of shards nor their order shows in the result.
"""

from __future__ import annotations

import os
import shutil
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from ..copies.check import Check, group_of
from ..copies.fingerprint import Fingerprint, fingerprint, sample_of
from ..copies.linkage import link
from ..copies.original import Member
from ..copies.words import Numbers
from ..errors import UsageError
from .bands import Bands, rows_of
from .folder import WORK, finished

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

GROUPS = "groups.parquet"
_ROW_GROUP = 100_000
Edge = tuple[int, int]
T = TypeVar("T")


class Grouped(NamedTuple):
    """How many documents there are, how many of them are in groups of copies, and how many groups."""

    documents: int
    copies: int
    groups: int


def group_batch(out: Path, memory: int = 2_000_000_000, tell: Callable[[str], None] = lambda step: None) -> Grouped:
    """Write ``out/groups.parquet``: a row for each document that is in a group of copies, in the order of their ids.

    Args:
        memory: bytes that DuckDB may take; it keeps the rest below ``out`` while it works. 28 bytes a text come on top.
        tell: called with each step as it begins.

    Raises:
        UsageError: there is no finished shard.
    """
    import duckdb

    shards = [folder for folder, _ in finished(out)]
    if not shards:
        raise UsageError(f"{out}: no finished shard there; name the folder that batch was given as --out")
    work = out / WORK / f"group-{os.getpid()}"
    work.mkdir(parents=True, exist_ok=True)
    try:
        with duckdb.connect(work / "group.duckdb") as connection:
            connection.execute(f"SET memory_limit = '{memory // 10**6}MB'; SET preserve_insertion_order = false")
            return _Grouping(connection, shards, work, tell).write(out / GROUPS)
    finally:
        shutil.rmtree(work, ignore_errors=True)


class TextsOnDisk:
    """Fingerprints by number, from a file of weighty words; also tells which of a text's sample is furniture."""

    def __init__(self, path: Path, count: int, furniture: Numbers) -> None:
        self._path, self._furniture = path, furniture
        self._starts, self._sizes = np.zeros(count, np.int64), np.zeros(count, np.int32)
        self._words: Numbers = np.zeros(0, np.uint32)

    def fill(self, texts: Iterable[tuple[int, str]]) -> None:
        """Lay down the words of these texts, once."""
        at = 0
        with self._path.open("wb") as file:
            for number, text in texts:
                words = fingerprint(text).numbers
                file.write(words.astype("<u4").tobytes())
                self._starts[number], self._sizes[number] = at, len(words)
                at += len(words)
        if at:
            self._words = np.memmap(self._path, "<u4", "r")

    def __getitem__(self, number: int) -> Fingerprint:
        start = self._starts[number]
        words = np.array(self._words[start : start + self._sizes[number]], np.uint32)
        return Fingerprint("", words, sample_of(words))

    def furniture_of(self, number: int) -> Numbers:
        """The sampled pairs of a text that witness no copy, sorted."""
        furniture: Numbers = np.intersect1d(self[number].sample, self._furniture, assume_unique=True)
        return furniture


class _Grouping:
    """The steps, one after the other, over tables in one database."""

    def __init__(self, connection: DuckDBPyConnection, shards: list[Path], work: Path, tell: Callable[[str], None]) -> None:
        self._connection, self._shards, self._work, self._tell = connection, shards, work, tell

    def write(self, path: Path) -> Grouped:
        self._tell("looking for texts that may be copies")
        bands = Bands(self._connection, [folder / "signatures.parquet" for folder in self._shards], self._work)
        self._tell("laying down their words")
        texts = TextsOnDisk(self._work / "words", bands.count, bands.furniture)
        texts.fill(self._texts())
        self._tell("comparing them")
        check = Check(texts, texts)
        self._keep_copies(check, bands.count)
        self._tell("writing groups")
        return self._write_groups(check, path)

    def _texts(self) -> Iterator[tuple[int, str]]:
        """Number and text of all that some edge has."""
        self._connection.execute("CREATE TABLE wanted AS SELECT number, place FROM samples SEMI JOIN "
            "(SELECT a AS number FROM edges UNION SELECT b FROM edges) USING (number)")  # fmt: skip
        for folder in self._shards:
            file = str(folder / "documents.parquet").replace("'", "''")
            yield from rows_of(
                self._connection,
                f"SELECT number, text FROM read_parquet('{file}', hive_partitioning = true, hive_types_autocast = false) "
                "JOIN wanted ON wanted.place = shard || '/' || page",
            )

    def _keep_copies(self, check: Check, count: int) -> None:
        """Tables ``kept`` (edges that are copies, with the number of the first text that hangs together with them) and ``roots``."""
        roots = array("q", range(count))
        kept = self._work / "kept.csv"
        with kept.open("w", encoding="ascii") as file:
            for a, b in rows_of(self._connection, "SELECT a, b FROM edges ORDER BY b, a"):
                if check(a, b).is_copy:
                    file.write(f"{a},{b}\n")
                    _join(roots, a, b)
                check.forget()
        for n in range(count):
            roots[n] = roots[roots[n]]  # roots only point down, and those before are settled
        self._connection.register("root_numbers", _roots_table(roots))
        self._connection.execute("CREATE TABLE roots AS SELECT number, root FROM root_numbers")
        self._connection.execute(
            "CREATE TABLE kept AS SELECT root, a, b FROM read_csv(?, header = false, columns = {'a': 'BIGINT', 'b': 'BIGINT'}) "
            "JOIN roots ON number = a",
            [str(kept)],
        )

    def _groups(self, check: Check) -> Iterator[tuple[str, str, str | None, float]]:
        """Document, group, original and similarity, for all that are in groups."""
        edges = _Edges(rows_of(self._connection, "SELECT root, a, b FROM kept ORDER BY root, a, b"))
        held = rows_of(
            self._connection,
            "SELECT root, number, id, published FROM held JOIN texts USING (digest) JOIN roots USING (number) "
            "QUALIFY count(*) OVER (PARTITION BY root) > 1 ORDER BY root, number, id",
        )
        for root, rows in groupby(held, key=lambda row: row[0]):
            holders: dict[int, list[Member]] = defaultdict(list)
            for _, number, id, published in rows:
                holders[number].append(Member(number, id, published))
            linked = link(edges.of(root), check)
            alone = sorted(set(holders).difference(*linked))
            for numbers in [*linked, *([n] for n in alone if len(holders[n]) > 1)]:
                group = group_of([member for n in numbers for member in holders[n]], check)
                yield group.original, group.id, None, 1.0
                yield from ((copy.id, group.id, group.original, copy.similarity) for copy in group.copies)
            check.forget()

    def _write_groups(self, check: Check, path: Path) -> Grouped:
        import pyarrow as pa
        from pyarrow import parquet

        schema = pa.schema([("document", pa.string()), ("copy_group", pa.string()), ("copy_of", pa.string()), ("similarity", pa.float64())])
        self._connection.execute("CREATE TABLE groups (document VARCHAR, copy_group VARCHAR, copy_of VARCHAR, similarity DOUBLE)")
        for rows in _pieces(self._groups(check)):
            self._connection.register("piece", pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema))
            self._connection.execute("INSERT INTO groups SELECT * FROM piece")
        aside = self._work / GROUPS
        with parquet.ParquetWriter(aside, schema, version="2.6", compression="zstd", compression_level=3, store_schema=False) as writer:
            for rows in _pieces(rows_of(self._connection, "SELECT * FROM groups ORDER BY document")):
                table = pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema)
                writer.write_table(table, row_group_size=_ROW_GROUP)
        os.replace(aside, path)
        counted = "SELECT (SELECT count(*) FROM held), count(*), count(DISTINCT copy_group) FROM groups"
        [found] = self._connection.execute(counted).fetchall()
        return Grouped(*found)


class _Edges:
    """Edges in the order of their roots, taken root by root."""

    def __init__(self, rows: Iterator[tuple[int, ...]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def of(self, root: int) -> list[Edge]:
        """The edges of this root; those of roots before it are passed over."""
        found = []
        while self._next is not None and self._next[0] <= root:
            if self._next[0] == root:
                found.append((self._next[1], self._next[2]))
            self._next = next(self._rows, None)
        return found


def _join(roots: array[int], a: int, b: int) -> None:
    """Let both hang on the smaller of their roots."""
    one, other = _root(roots, a), _root(roots, b)
    roots[max(one, other)] = min(one, other)


def _root(roots: array[int], n: int) -> int:
    while roots[n] != n:
        roots[n] = n = roots[roots[n]]
    return n


def _roots_table(roots: array[int]) -> object:
    import pyarrow as pa

    numbers = np.frombuffer(roots, np.int64) if roots else np.zeros(0, np.int64)
    return pa.table({"number": np.arange(len(roots), dtype=np.int64), "root": numbers})


def _pieces(rows: Iterable[T]) -> Iterator[list[T]]:
    piece: list[T] = []
    for row in rows:
        piece.append(row)
        if len(piece) == _ROW_GROUP:
            yield piece
            piece = []
    if piece:
        yield piece
