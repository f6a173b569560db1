"""Small inputs, and a batch over them with a reader that needs no model."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reportedly.batch import Done, Failed, LoadReader, Settings, plan_batch, run_batch, task_of

from .readers import load_quick

Batch = Callable[..., list[Done | Failed]]


def write_lines(path: Path, texts: Sequence[str]) -> Path:
    """JSON lines, a page each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps({"text": text, "id": str(n)}) + "\n" for n, text in enumerate(texts)), encoding="utf-8")
    return path


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    """Runs a batch over ``tmp_path/in`` into ``tmp_path/NAME``; gives the outcomes, by shard."""

    def run(
        name: str = "out", load: LoadReader = load_quick, retry: bool = False, rows: int = 0, part: tuple[int, int] = (1, 1),
        workers: int = 1, engine: Any = "local", **settings: Any,
    ) -> list[Done | Failed]:  # fmt: skip
        task = task_of(Settings(**settings), retry)
        todo = plan_batch([tmp_path / "in"], tmp_path / name, task, rows=rows, part=part)
        return sorted(run_batch(todo, tmp_path / name, task, workers=workers, engine=engine, load=load), key=lambda o: o.shard)

    return run


def contents(out: Path) -> dict[str, bytes]:
    """Everything that must be the same on every run, by path."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != "run.json")
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table over all shards, with ``shard``, as DuckDB reads them."""
    import duckdb

    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT * FROM read_parquet('{out}/shard=*/{table}.parquet') ORDER BY shard, page")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
