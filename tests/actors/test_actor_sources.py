"""The built-in tables are in order, and every row says where its facts can be looked up."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.actors import ActorTable
from reportedly.actors.sources import rows_without_source, table_sources
from reportedly.actors.table import FILES
from reportedly.actors.user.codes import country_code, is_date
from reportedly.lexicons import lexicon_path, load_tsv
from reportedly.ontology import load_ontology


def test_every_row_has_a_source() -> None:
    found = dict(rows_without_source())
    assert sorted(found) == sorted(f"{name}.tsv" for name in FILES)
    assert [complaint for complaints in found.values() for complaint in complaints] == []


def test_a_row_without_a_source_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"name": "Here", "source": "Wikipedia: Here"}, {"name": "Nowhere", "source": ""}]
    monkeypatch.setattr("reportedly.actors.sources.load_tsv", lambda path: rows)
    assert dict(rows_without_source())["groups.tsv"] == ["Nowhere: names no source; say where it can be looked up"]
    assert dict(rows_without_source())["roles.tsv"] == []  # its file names one for all rows


def test_every_table_says_when_it_was_made() -> None:
    assert {table.name for table in table_sources()} == {f"{name}.tsv" for name in FILES}
    for table in table_sources():
        assert date.fromisoformat(table.made) >= date(2026, 1, 1)
        assert date.fromisoformat(table.changed) >= date.fromisoformat(table.made)
        assert table.rows > 20
        assert table.about
        assert table.origin


@pytest.mark.parametrize("name", sorted(FILES))
def test_columns_are_described_and_keys_unique(name: str) -> None:
    import yaml

    path = lexicon_path(f"actors/{name}.tsv")
    rows, told = load_tsv(path), yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
    assert list(told["columns"]) == list(rows[0])
    keys = [tuple(row[column] for column in told["unique"]) for row in rows]
    assert len(keys) == len(set(keys))
    order = [tuple(row[c] for c in told["sorted_by"].split(", ")) for row in rows]
    assert order == sorted(order), [b for a, b in zip(order, sorted(order), strict=True) if a != b][:3]
    assert [v for row in rows for v in row.values() if v is None or v != v.strip()] == []


@pytest.mark.parametrize("name", sorted(set(FILES) - {"roles"}))
def test_codes_and_dates_exist(name: str) -> None:
    for row in load_tsv(lexicon_path(f"actors/{name}.tsv")):
        country = row.get("country", row.get("code"))
        assert not country or country_code(country) == country, row
        sectors = [row.get("sector") or "GOV", *filter(None, row["other_sectors"].split("|"))]
        assert set(sectors) <= set(load_ontology().sectors), row
        assert all(not row.get(bound) or is_date(row[bound]) for bound in ("from", "until")), row
        assert (row.get("from") or "") <= ((row.get("until") or "9999") + "~"), row


def test_sectors_of_roles_exist() -> None:
    assert {role.sector for role in ActorTable.load().roles.values()} - {None} <= set(load_ontology().sectors)


def test_the_command_tells_each_table() -> None:
    from typer.testing import CliRunner

    from reportedly.cli.app import app

    told = CliRunner().invoke(app, ["lexicon", "sources"]).stdout
    assert told.count("  source: ") == len(FILES)
    assert "roles.tsv: Nouns that say what somebody is\n" in told
    assert "source: sectors: PLOVER manual 2.0 draft" in told
