"""docs/store.md describes the tables as they are."""

from pathlib import Path

from reportedly.store.describe import describe_tables


def test_every_table_and_column_is_described(repository: Path) -> None:
    page = (repository / "docs/store.md").read_text(encoding="utf-8")
    assert describe_tables() in page, "docs/store.md is not of today: python -m reportedly.store.describe docs/store.md"
