"""Share links: a secret address for one record, story or query, with an end and only the fields that were chosen."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import insert, select, update

from ..errors import UsageError
from ..records import Record
from ..store import Store
from ..store.clock import now
from .schema import share_links

Kind = Literal["event", "document", "story", "query"]
KINDS: tuple[Kind, ...] = ("event", "document", "story", "query")
FIELDS = {
    "sentence": "the sentence it was read from",
    "parties": "who did it and to whom",
    "sources": "who says so",
    "place": "where",
    "time": "when",
    "numbers": "numbers",
    "publisher": "publisher and address of the article",
    "confidence": "how sure the machine is, and why",
}
_LONGEST = 3650


class Shared(Record, frozen=True, kw_only=True):
    """One link, without its secret."""

    key: int
    kind: Kind
    target: str
    fields: tuple[str, ...]
    title: str
    who: str
    created: str
    expires: str | None
    revoked: str | None
    seen: int

    @property
    def holds(self) -> bool:
        """False when it was taken back or has run out."""
        return self.revoked is None and (self.expires is None or self.expires > now())


def make_link(store: Store, kind: str, target: str, fields: tuple[str, ...], title: str, who: str, days: int | None) -> str:
    """The secret part of the new link's address. It cannot be had a second time.

    Raises:
        UsageError: a kind, field or number of days that makes no sense.
    """
    if kind not in KINDS:
        raise UsageError(f"kind={kind[:40]}: there are {', '.join(KINDS)}")
    if unknown := [field for field in fields if field not in FIELDS]:
        raise UsageError(f"fields={unknown[0][:40]}: there are {', '.join(FIELDS)}")
    if days is not None and not 1 <= days <= _LONGEST:
        raise UsageError(f"days={days}: from 1 to {_LONGEST}, or none for ever")
    token = secrets.token_urlsafe(24)
    expires = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds") if days else None
    row: dict[str, Any] = {"kind": kind, "target": target, "fields": " ".join(fields), "title": title[:300], "who": who}
    with store.write() as connection:
        connection.execute(insert(share_links).values(**row, token_hash=_hash(token), created=now(), expires=expires, seen=0))
    return token


def open_link(store: Store, token: str) -> Shared | None:
    """What a link leads to; ``None`` where it leads nowhere, any more or ever."""
    with store.write() as connection:
        row = connection.execute(select(share_links).where(share_links.c.token_hash == _hash(token))).mappings().first()
        found = _shared(row) if row else None
        if found is None or not found.holds:
            return None
        connection.execute(update(share_links).where(share_links.c.key == found.key).values(seen=share_links.c.seen + 1))
    return found


def list_links(store: Store, who: str | None = None) -> list[Shared]:
    """All links, those made last first; ``who``: only that person's."""
    wanted = select(share_links).order_by(share_links.c.key.desc())
    with store.read() as connection:
        return [_shared(row) for row in connection.execute(wanted.where(share_links.c.who == who) if who else wanted).mappings()]


def revoke_link(store: Store, key: int) -> bool:
    """Take a link back; False when there is none, or it was taken back before."""
    with store.write() as connection:
        changed = connection.execute(
            update(share_links).where(share_links.c.key == key, share_links.c.revoked.is_(None)).values(revoked=now())
        )
    return changed.rowcount > 0


def _shared(row: Any) -> Shared:
    known = {name: row[name] for name in Shared.__struct_fields__ if name != "fields"}
    return Shared(**known, fields=tuple(row["fields"].split()))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
