"""A database -> today's tables. Whether anything is to be done is asked of the database alone."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect

_STEPS = Path(__file__).parent / "migrations" / "versions"


def migrate(engine: Engine) -> None:
    """Take the steps that are missing; none where the tables are of today.

    Raises:
        UsageError: a newer version of Reportedly wrote the database.
    """
    if _revision(engine) != newest():
        from .upgrade import upgrade

        upgrade(engine)


def newest() -> str:
    """The last step: the files of steps begin with their numbers."""
    return max(path.name for path in _STEPS.glob("[0-9]*_*.py")).partition("_")[0]


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return found
