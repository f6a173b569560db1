"""Shards -> ``groups.parquet`` and ``stories.parquet``: copies among all documents of a batch, as ``find_copies`` finds them, and their
stories (``stories.py``), without holding the documents in memory.

Signatures give candidates (``bands.py``); the weighty words of those texts are laid on disk and checked pair by pair; what hangs together
is linked. Texts are numbered by content, so neither the number of shards nor their order shows in the result.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from ..copies.check import Check, group_of
from ..copies.fingerprint import Fingerprint, fingerprint, sample_of
from ..copies.linkage import link
from ..copies.original import Member
from ..copies.words import Numbers
from ..errors import UsageError
from .bands import Bands, rows_of
from .components import Components, EdgesByRoot, keep_edges
from .folder import WORK, finished
from .stories import StoryGrouping

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

GROUPS, STORIES = "groups.parquet", "stories.parquet"
_ROW_GROUP = 100_000
Edge = tuple[int, int]
T = TypeVar("T")


class Grouped(NamedTuple):
    """How many documents with a text there are, how many of them are in groups of copies, how many groups, and how many stories."""

    documents: int
    copies: int
    groups: int
    stories: int


def group_batch(out: Path, memory: int = 2_000_000_000, tell: Callable[[str], None] = lambda step: None) -> Grouped:
    """Write ``out/groups.parquet``, a row for each document that is in a group of copies, and ``out/stories.parquet``, a row for each
    document with a text; both in the order of the documents' ids.

    Args:
        memory: bytes that DuckDB may take; it keeps the rest below ``out`` while it works. 44 bytes a text come on top.
        tell: called with each step as it begins.

    Raises:
        UsageError: there is no finished shard, or one without the tables by which documents are grouped.
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
            _Grouping(connection, shards, work, tell).write(out / GROUPS)
            stories = StoryGrouping(connection, _tables("vectors", shards), work, tell).stories()
            _write(connection, "stories", _columns("document", "story"), stories, work, out / STORIES)
            counted = "SELECT (SELECT count(*) FROM held), count(*), count(DISTINCT copy_group) FROM groups"
            [(documents, copies, groups)] = connection.execute(counted).fetchall()
            [(told,)] = connection.execute("SELECT count(DISTINCT story) FROM stories").fetchall()
            return Grouped(documents, copies, groups, told)
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

    def write(self, path: Path) -> None:
        self._tell("looking for texts that may be copies")
        bands = Bands(self._connection, _tables("signatures", self._shards), self._work)
        self._tell("laying down their words")
        texts = TextsOnDisk(self._work / "words", bands.count, bands.furniture)
        texts.fill(self._texts())
        self._tell("comparing them")
        check = Check(texts, texts)
        self._keep_copies(check, bands.count)
        self._tell("writing groups")
        columns = _columns("document", "copy_group", "copy_of").append(pa.field("similarity", pa.float64()))
        _write(self._connection, "groups", columns, self._groups(check), self._work, path)

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
        components = Components(count)
        kept = self._work / "kept.csv"
        with kept.open("w", encoding="ascii") as file:
            for a, b in rows_of(self._connection, "SELECT a, b FROM edges ORDER BY b, a"):
                if check(a, b).is_copy:
                    file.write(f"{a},{b}\n")
                    components.join(a, b)
                check.forget()
        components.keep(self._connection, "roots")
        keep_edges(self._connection, "copy_edges", kept)
        self._connection.execute("CREATE TABLE kept AS SELECT root, a, b FROM copy_edges JOIN roots ON number = a")

    def _groups(self, check: Check) -> Iterator[tuple[str, str, str | None, float]]:
        """Document, group, original and similarity, for all that are in groups."""
        edges = EdgesByRoot(rows_of(self._connection, "SELECT root, a, b FROM kept ORDER BY root, a, b"))
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


def _tables(name: str, shards: list[Path]) -> list[Path]:
    files = [folder / f"{name}.parquet" for folder in shards]
    for file in files:
        if not file.exists():
            raise UsageError(f"{file}: is missing; the shard is of an earlier version, so run reportedly batch on its input again")
    return files


def _write(
    connection: DuckDBPyConnection, name: str, schema: pa.Schema, rows: Iterable[tuple[object, ...]], work: Path, path: Path
) -> None:
    """Keep the rows as a table, and write it in the order of its documents."""
    connection.register("piece", schema.empty_table())
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM piece")
    for some in _pieces(rows):
        connection.register("piece", pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in some], schema))
        connection.execute(f"INSERT INTO {name} SELECT * FROM piece")
    aside = work / path.name
    with parquet.ParquetWriter(aside, schema, version="2.6", compression="zstd", compression_level=3, store_schema=False) as writer:
        for some in _pieces(rows_of(connection, f"SELECT * FROM {name} ORDER BY document")):
            table = pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in some], schema)
            writer.write_table(table, row_group_size=_ROW_GROUP)
    os.replace(aside, path)


def _columns(*names: str) -> pa.Schema:
    return pa.schema([(name, pa.string()) for name in names])


def _pieces(rows: Iterable[T]) -> Iterator[list[T]]:
    piece: list[T] = []
    for row in rows:
        piece.append(row)
        if len(piece) == _ROW_GROUP:
            yield piece
            piece = []
    if piece:
        yield piece
