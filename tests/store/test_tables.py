"""The steps lead to the tables that are declared; the views can be read."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reportedly.store import Store, add_report
from reportedly.store.fulltext import is_ours
from reportedly.store.tables import metadata
from tests.store.reports import report


def test_the_steps_lead_to_the_declared_tables(store: Store) -> None:
    with store.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: not (kind == "table" and is_ours(name))}
        )
        assert compare_metadata(context, metadata) == []


def test_views_read_like_sentences(store: Store) -> None:
    add_report(store, report(title="Attack near Gao"), coder="1")
    with store.read() as connection:
        row = connection.exec_driver_sql("SELECT publisher, actors, event_type, recipients, places FROM read_events").one()
        said = connection.exec_driver_sql("SELECT source, country, cue FROM read_quotations").one()
        title = connection.exec_driver_sql("SELECT title FROM read_documents").scalar()
    assert tuple(row) == ("Sahel Courier", "Gunmen", "ASSAULT", "villagers", "Gao")
    assert tuple(said) == ("Mali's army", "MLI", "said")
    assert title == "Attack near Gao"
