"""The queries and the Python of docs/scale.md run, over a batch of the bundled stories."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportedly.batch import Settings, find_shards, group_batch, process_shard, task_of
from reportedly.demo import save_stories
from reportedly.pipeline import Resources, read_page

PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(resources: Resources, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds ``crawl/`` and ``news/``."""
    folder = tmp_path_factory.mktemp("scale")
    save_stories(folder / "crawl")
    (folder / "crawl" / "broken.jsonl").write_text("{}\n", encoding="utf-8")
    task = task_of(Settings())
    for shard in find_shards([folder / "crawl"]):
        process_shard(shard, folder / "news", lambda page: read_page(page, resources), task)
    group_batch(folder / "news")
    return folder


@pytest.mark.parametrize("query", QUERIES)
def test_queries_find_something(folder: Path, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    monkeypatch.chdir(folder)
    with duckdb.connect() as connection:
        found = connection.execute(query).fetchall()
    assert found
    assert any(value is not None for row in found for value in row)


def test_words_of_an_event_are_cut_from_the_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    monkeypatch.chdir(folder)
    with duckdb.connect() as connection:
        words = [row[2] for row in connection.execute(QUERIES[0]).fetchall()]
    assert all(word and word == word.strip() for word in words)


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    save_stories(tmp_path / "all")
    (tmp_path / "crawl").mkdir()
    for path in sorted((tmp_path / "all").iterdir())[:2]:
        path.rename(tmp_path / "crawl" / path.name)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(code, names)
    reports = names["reports"]
    assert isinstance(reports, list)
    assert [bool(report.events) for report in reports] == [True, True]


def test_tables_and_files_of_a_shard_are_described(folder: Path) -> None:
    for file in next((folder / "news").glob("shard=*")).iterdir():
        assert file.name in PAGE
