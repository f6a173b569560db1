"""The tables in words: the part of ``docs/store.md`` below its introduction. ``python -m reportedly.store.describe FILE`` writes it."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import Column, Table

from .tables import metadata

_MARK = "<!-- tables: python -m reportedly.store.describe docs/store.md -->"


def describe_tables() -> str:
    """A section for every table, by name."""
    return "\n".join(_section(table) for _, table in sorted(metadata.tables.items()))


def write(path: Path) -> None:
    """Put the sections behind the mark in the file."""
    head = path.read_text(encoding="utf-8").partition(_MARK)[0]
    path.write_text(f"{head}{_MARK}\n\n{describe_tables()}", encoding="utf-8")


def _section(table: Table) -> str:
    about = f"{table.comment}\n\n" if table.comment else ""
    rows = "\n".join(_row(column) for column in table.columns)
    return f"## {table.name}\n\n{about}| column | kind | what |\n| --- | --- | --- |\n{rows}\n"


def _row(column: Column[object]) -> str:
    leads = "".join(f" → `{key.target_fullname}`" for key in column.foreign_keys)
    kind = str(column.type).lower() + ("" if column.nullable else ", always there")
    return f"| `{column.name}` | {kind} | {column.comment or ''}{leads} |"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
