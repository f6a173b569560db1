"""A log of who signed in, who was refused, and who changed what users may do, or stories. It is only ever added to."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select

from .moments import now
from .schema import audit_log

_LONGEST = 500


class AuditLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log."""

    key: int
    at: str
    who: str
    act: str
    subject: str
    address: str


def record(connection: Connection, who: str, act: str, subject: str = "", address: str = "") -> None:
    """Add a line: ``who`` did ``act`` to ``subject``, from an internet address."""
    line = {"at": now(), "who": who, "act": act, "subject": subject[:_LONGEST], "address": address[:100]}
    connection.execute(insert(audit_log).values(line))


def read_audit(connection: Connection, before: int | None = None, limit: int = 100) -> list[AuditLine]:
    """The newest lines, or those before a line."""
    query = select(audit_log).order_by(audit_log.c.key.desc()).limit(limit)
    if before is not None:
        query = query.where(audit_log.c.key < before)
    return [AuditLine(**row) for row in connection.execute(query).mappings()]
