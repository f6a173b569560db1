"""Keys of actors: who is there already keeps the key, who is new gets a row."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from .rows import ActorRow
from .schema import actors


class ActorDirectory:
    """Keys of actors within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._keys: dict[str, int] = {}

    def key(self, who: ActorRow) -> int:
        """The key of an actor's row, put into the table where it is not there."""
        if who.id not in self._keys:
            found = self._connection.execute(select(actors.c.key).where(actors.c.id == who.id)).scalar()
            if found is None:
                made = self._connection.execute(insert(actors).values(**who._asdict())).inserted_primary_key
                assert made is not None
                found = int(made[0])
            self._keys[who.id] = found
        return self._keys[who.id]
