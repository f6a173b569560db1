"""A desk on a small store: the bundled stories as they are read, from the records that other tests keep."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from reportedly.demo import story_paths
from reportedly.desk import Settings, create_app
from reportedly.ingest import read_inputs
from reportedly.people import Role, add_user
from reportedly.records import Page, decode_report
from reportedly.store import Store, add_report, group_store, open_store

PASSWORD = "seven quiet harbours"
PEOPLE: dict[str, Role] = {"ada": "admin", "rui": "reviewer", "vera": "viewer"}
"""Who may sign in, all with ``PASSWORD``."""
GOLDEN = Path(__file__).parents[1] / "whole" / "golden"


@contextmanager
def small_desk(**settings: Any) -> Iterator[FastAPI]:
    """The application with all pages, the styleguide included, on a store of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        shutil.copyfile(_filled(), path)
        store = open_store(path)
        try:
            app = create_app(store, Settings(styleguide=True, **settings))
            app.state.workers = Idle()
            yield app
        finally:
            store.close()


class Idle:
    """Nobody reads what is added: jobs wait."""

    def wake(self, store: Store) -> None:
        """Do nothing."""


def fill(store: Store) -> None:
    """Put the bundled stories and the people in."""
    for page, record in zip(read_inputs([str(p) for p in story_paths()]), sorted(GOLDEN.glob("*.json")), strict=True):
        assert isinstance(page, Page)
        add_report(store, decode_report(record.read_bytes()), page, coder="test")
    group_store(store)
    with store.write() as connection:
        for name, role in PEOPLE.items():
            add_user(connection, name, role, PASSWORD, "tests")


@cache
def _filled() -> Path:
    """The file, made once."""
    path = Path(tempfile.mkdtemp()) / "stories.db"
    store = open_store(path)
    fill(store)
    with store.read() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path
