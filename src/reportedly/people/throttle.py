"""Guessing is made slow: the more tries have failed of late, the longer until the next one is looked at.

Three counts: one name from one address, one address, one name. The last begins late and waits short, because anybody can fail in
somebody else's name, and must not be able to lock them out.
"""

from __future__ import annotations

import hashlib
import time

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from .schema import login_attempts

_LOOKED_AT = 3600.0
_KEPT = 86_400.0


def wait_before_next(connection: Connection, name: str, address: str) -> int:
    """Seconds until a try is looked at; 0: at once."""
    named, here = login_attempts.c.name == _hidden(name), login_attempts.c.address == address
    return max(
        _wait(connection, and_(named, here), free=5, longest=900),
        _wait(connection, here, free=20, longest=900),
        _wait(connection, named, free=30, longest=30),
    )


def begin_attempt(connection: Connection, name: str, address: str) -> int:
    """Count a try, as failed until ``succeeded`` is told; tries at the same moment cannot slip past each other so."""
    moment = time.time()
    connection.execute(delete(login_attempts).where(login_attempts.c.at < moment - _KEPT))
    row = {"at": moment, "name": _hidden(name), "address": address, "succeeded": False}
    return int(connection.execute(insert(login_attempts).values(row).returning(login_attempts.c.key)).scalar_one())


def succeeded(connection: Connection, attempt: int) -> None:
    """The try was right."""
    connection.execute(update(login_attempts).where(login_attempts.c.key == attempt).values(succeeded=True))


def growing(failures: int, free: int, longest: int) -> int:
    """Seconds to wait after so many failures.

    >>> [growing(n, free=5, longest=900) for n in (0, 4, 5, 6, 10, 40)]
    [0, 0, 1, 2, 32, 900]
    """
    return 0 if failures < free else min(2 ** min(failures - free, 20), longest)


def _wait(connection: Connection, which: ColumnElement[bool], free: int, longest: int) -> int:
    """Failures after the last success count."""
    since = time.time() - _LOOKED_AT
    last = connection.execute(select(func.max(login_attempts.c.at)).where(which, login_attempts.c.succeeded)).scalar()
    query = select(func.count(), func.max(login_attempts.c.at)).where(which, ~login_attempts.c.succeeded)
    failures, latest = connection.execute(query.where(login_attempts.c.at > max(since, last or 0.0))).one()
    left = growing(failures, free, longest) - (time.time() - (latest or 0.0))
    return max(0, int(left + 0.999)) if failures else 0


def _hidden(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]
