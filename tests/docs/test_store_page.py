"""docs/store.md names every table and column."""

from pathlib import Path

from reportedly.store.tables import metadata


def test_every_table_and_column_is_described(repository: Path) -> None:
    page = (repository / "docs/store.md").read_text(encoding="utf-8")
    parts = dict(part.split("\n", 1) for part in page.split("\n## ")[1:])
    for table in metadata.sorted_tables:
        assert table.name in parts, f"docs/store.md lacks {table.name}"
        for column in table.columns:
            assert f"| `{column.name}` |" in parts[table.name], f"docs/store.md: {table.name} lacks {column.name}"
