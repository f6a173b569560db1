"""Parquet -> a page per row, through DuckDB: an extra, since the package weighs 70 MB."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..records import Page
from .csvtable import choice_problem
from .jsonlines import page_from_fields
from .limits import MAX_PAGE_BYTES
from .problem import InputProblem
from .rows import Rows

FETCHED = 64
MEMORY = "1GB"


def read_parquet(path: Path, origin: str, columns: Mapping[str, str], rows: Rows | None = None) -> Iterator[Page | InputProblem]:
    """A page or a problem per row, in the order of the file; rows are counted from 1. With ``rows`` only these."""
    try:
        import duckdb
    except ImportError:
        message = "is a table (Parquet), and the package that reads it is missing; pip install 'reportedly[parquet]', or save it as CSV"
        yield InputProblem(origin=origin, message=message, kind="needs a package")
        return
    row = 0
    try:
        with duckdb.connect(":memory:", config={"threads": 1, "memory_limit": MEMORY}) as connection:
            table = f"read_parquet({_literal(path)}, file_row_number = true)"
            names = [str(name) for name, *_ in connection.execute(f"DESCRIBE SELECT * FROM {table}").fetchall()]
            names = [name for name in names if name != "file_row_number"]
            chosen, problem = choice_problem(names, origin, columns)
            if problem:
                yield problem
                return
            wanted = ", ".join(_bounded(field, column) for field, column in chosen.items())
            part = f"WHERE file_row_number >= {rows.first} AND file_row_number < {rows.last}" if rows else ""
            found = connection.execute(f"SELECT file_row_number, {wanted} FROM {table} {part}")
            while fetched := found.fetchmany(FETCHED):
                for number, *cells in fetched:
                    row = number + 1
                    yield _page(dict(zip(chosen, cells, strict=True)), chosen, f"{origin}:{row}", str(row))
    except duckdb.Error as error:
        where = f"after row {row}" if row else "at all"
        message = f"is a table (Parquet) that cannot be read {where} ({' '.join(str(error).split())[:200]}); get the file again"
        yield InputProblem(origin=origin, message=message, kind="damaged")
        return
    if not row:
        yield InputProblem(origin=origin, message="the table has no rows; nothing to read", kind="empty")


def _page(fields: dict[str, Any], chosen: dict[str, str], place: str, record: str) -> Page | InputProblem:
    fields = {name: _plain(name, value) for name, value in fields.items() if value not in (None, "")}
    if not any(str(fields.get(name, "")).strip() for name in ("text", "html")):
        column = chosen.get("text") or chosen["html"]
        return InputProblem(origin=place, message=f'no text; the column "{column}" is empty in this row', kind="no text")
    return page_from_fields(fields, place, record)


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, datetime.date):  # a datetime is one as well
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) or (name == "id" and isinstance(value, int)) else str(value)


def _bounded(field: str, column: str) -> str:
    """The column, cut just above the largest page, so that a monstrous cell is refused and not loaded."""
    name = '"' + column.replace('"', '""') + '"'
    return name if field not in ("text", "html") else f"left(CAST({name} AS VARCHAR), {MAX_PAGE_BYTES + 1}) AS {field}"


def _literal(path: Path) -> str:
    """The path for DuckDB, which reads ``*``, ``?`` and ``[`` as patterns."""
    text = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path.absolute()))
    return "'" + text.replace("'", "''") + "'"
