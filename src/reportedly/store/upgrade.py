"""Brings a database to today's tables, by the steps in ``migrations/versions``.

Imported only where there is something to do: Alembic takes 11 MB and a fifth of a second.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from ..errors import UsageError

_FOLDER = Path(__file__).with_name("migrations")
_LOCK = 7_264_001
"""Of PostgreSQL's advisory locks: two processes that open an empty database at once must not both fill it."""


def upgrade(engine: Engine) -> None:
    """Take the steps that are missing.

    Raises:
        UsageError: a newer version of Reportedly wrote the database.
    """
    config = alembic_config()
    with engine.connect().execution_options(writes=True) as connection:
        _lock(connection)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise UsageError(
                f"{engine.url.database}: {error}; it was written by a newer version: pip install --upgrade reportedly"
            ) from error
        connection.commit()


def _lock(connection: Connection) -> None:
    """On SQLite the transaction itself keeps others out."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    else:
        connection.begin()


def alembic_config() -> Config:
    """Where the steps are."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
