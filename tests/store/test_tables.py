"""The steps lead to the tables that are declared; the views can be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from reportedly.store import Store, add_report, open_store
from reportedly.store.fulltext import is_ours
from reportedly.store.migrate import newest
from reportedly.store.tables import metadata
from reportedly.store.upgrade import alembic_config
from tests.store.reports import report


def test_the_steps_lead_to_the_declared_tables(store: Store) -> None:
    with store.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: not (kind == "table" and is_ours(name))}
        )
        assert compare_metadata(context, metadata) == []


def test_the_last_step_is_told_by_the_names_of_files() -> None:
    assert newest() == ScriptDirectory.from_config(alembic_config()).get_current_head()


def test_a_store_of_today_is_opened_without_alembic(tmp_path: Path) -> None:
    open_store(tmp_path / "desk.db").close()
    code = (
        f"import sys; from reportedly.store import open_store; open_store({str(tmp_path / 'desk.db')!r}); print('alembic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_a_look_at_the_store_is_of_one_moment(store: Store) -> None:
    with store.read() as connection:
        before = store.revision(connection)
        add_report(store, report(), coder="1")
        assert store.revision(connection) == before
    with store.read() as connection:
        assert store.revision(connection) > before


def test_views_read_like_sentences(store: Store) -> None:
    add_report(store, report(title="Attack near Gao"), coder="1")
    with store.read() as connection:
        row = connection.exec_driver_sql("SELECT publisher, actors, event_type, recipients, places FROM read_events").one()
        said = connection.exec_driver_sql("SELECT source, country, cue FROM read_quotations").one()
        title = connection.exec_driver_sql("SELECT title FROM read_documents").scalar()
    assert tuple(row) == ("Sahel Courier", "Gunmen", "ASSAULT", "villagers", "Gao")
    assert tuple(said) == ("Mali's army", "MLI", "said")
    assert title == "Attack near Gao"
