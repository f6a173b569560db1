"""Built-in actor tables -> where their facts can be looked up, row by row or for the file as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..lexicons import lexicon_path, load_tsv
from .table import FILES


class TableSource(NamedTuple):
    """What a table says of itself; ISO dates. ``source`` speaks for rows that name none of their own."""

    name: str
    about: str
    rows: int
    made: str
    changed: str
    origin: str
    source: str


def table_sources() -> Iterator[TableSource]:
    """One entry per table, by name."""
    import yaml

    for name in sorted(FILES):
        path = lexicon_path(f"actors/{name}.tsv")
        told = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
        source = str(told.get("source", "named in each row"))
        yield TableSource(
            path.name, told["about"], len(load_tsv(path)), str(told["made"]), str(told.get("changed", told["made"])), told["origin"], source
        )


def rows_without_source() -> Iterator[tuple[str, list[str]]]:
    """File by file, rows with no source of their own where the file has none either."""
    for table in table_sources():
        rows = load_tsv(lexicon_path(f"actors/{table.name}"))
        bare = [next(iter(row.values())) for row in rows if not row.get("source")] if table.source == "named in each row" else []
        yield table.name, [f"{name}: names no source; say where it can be looked up" for name in bare]
