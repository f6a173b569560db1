"""Entries -> Parquet files, the same bytes on every run, and back. One piece of some hundred pages is in memory at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from .entries import Entry
from .tables import FOR_GROUPING, TABLES, Row, Table, entry_of

PAGES = 500
CHARACTERS = 20_000_000
"""A row group ends after so many pages or so many characters of text, whichever comes first: both are told by the data alone."""
_READ = 256


def write_tables(entries: Iterable[Entry], folder: Path) -> Counter[str]:
    """The number of rows of each table, written as ``folder/TABLE.parquet``."""
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        writers = {table.name: stack.enter_context(_writer(table, folder)) for table in TABLES}
        for piece in _pieces(entries):
            for table in TABLES:
                rows = [row for entry in piece for row in table.rows(entry)]
                counts[table.name] += len(rows)
                if rows:
                    writers[table.name].write_table(pa.Table.from_pylist(rows, schema=table.schema), row_group_size=len(rows))
    return counts


def read_entries(folder: Path) -> Iterator[Entry]:
    """The entries that were written, in the order of their pages."""
    cursors = {table.name: _Cursor(folder / f"{table.name}.parquet") for table in TABLES if table.name not in FOR_GROUPING}
    while True:
        pages = [cursor.page for cursor in cursors.values() if cursor.page is not None]
        if not pages:
            return
        page = min(pages)
        yield entry_of(page, {name: rows for name, cursor in cursors.items() if (rows := list(cursor.take(page)))})


def _writer(table: Table, folder: Path) -> parquet.ParquetWriter:
    """Every setting that shows in the bytes is told, so that another default changes nothing."""
    return parquet.ParquetWriter(
        folder / f"{table.name}.parquet",
        table.schema,
        version="2.6",
        compression="zstd",
        compression_level=3,
        data_page_size=1 << 20,
        use_dictionary=True,
        write_statistics=["page"],
        store_schema=False,
    )


def _pieces(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    piece: list[Entry] = []
    characters = 0
    for entry in entries:
        piece.append(entry)
        characters += len(entry.report.document.text) if entry.report else 0
        if len(piece) >= PAGES or characters >= CHARACTERS:
            yield piece
            piece, characters = [], 0
    if piece:
        yield piece


class _Cursor:
    """The rows of one file, taken page by page."""

    def __init__(self, path: Path) -> None:
        self._rows = self._read(path)
        self._next: Row | None = next(self._rows, None)

    @property
    def page(self) -> int | None:
        """The page of the next row; ``None`` at the end."""
        return None if self._next is None else int(self._next["page"])

    def take(self, page: int) -> Iterator[Row]:
        """The rows of this page."""
        while self._next is not None and self._next["page"] == page:
            yield self._next
            self._next = next(self._rows, None)

    def _read(self, path: Path) -> Iterator[Row]:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_READ, use_threads=False):
                rows: list[dict[str, Any]] = batch.to_pylist()
                yield from rows
