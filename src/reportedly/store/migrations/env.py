"""Run by Alembic: the connection comes from ``migrate.py``."""

from alembic import context

from reportedly.store.fulltext import is_ours
from reportedly.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, include_name=lambda name, kind, _: not (kind == "table" and is_ours(name))
)
context.run_migrations()
