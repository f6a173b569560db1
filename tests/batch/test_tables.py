"""Records -> rows -> records."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.batch import Entry, Failure, read_entries
from reportedly.batch.parquet import write_tables
from reportedly.batch.tables import TABLES
from reportedly.records import CopyOf, Report

from ..whole.conftest import reports  # noqa: F401


def test_tables_lose_nothing_of_a_record(reports: dict[str, Report], tmp_path: Path) -> None:  # noqa: F811
    entries = [Entry(page=n, report=report) for n, report in enumerate(reports.values())]
    copy = CopyOf(document=entries[0].report.document.id, similarity=0.97)  # type: ignore[union-attr]
    entries.append(Entry(page=len(entries), report=Report(document=reports["02"].document, copy_of=copy)))
    failure = Failure(kind="no text", message="no text; give the line a text", place="a.jsonl:9", url="https://news.example/1")
    entries.append(Entry(page=len(entries), failure=failure))
    counts = write_tables(entries, tmp_path)
    assert list(read_entries(tmp_path)) == entries
    assert counts["events"] == sum(len(report.events) for report in reports.values()) > 50


def test_every_column_of_a_table_has_a_name_of_the_records() -> None:
    for table in TABLES:
        assert len(set(table.schema.names)) == len(table.schema.names)
        assert "page" in table.schema.names


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=40), max_size=8))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    from reportedly.records import Document, Problem

    folder = tmp_path_factory.mktemp("tables")
    entries = [
        Entry(page=n, report=Report(document=Document(id="d", text=text, title=text), problems=(Problem(stage="clean", message=text),)))
        for n, text in enumerate(texts)
    ]
    write_tables(entries, folder)
    assert list(read_entries(folder)) == entries


def test_a_shard_without_rows_has_all_columns(tmp_path: Path) -> None:
    write_tables([], tmp_path)
    for table in TABLES:
        assert pa.parquet.read_table(tmp_path / f"{table.name}.parquet").num_rows == 0
    assert list(read_entries(tmp_path)) == []
