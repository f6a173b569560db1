"""Webhooks: whoever follows a query is sent its new events, signed, and not twice."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import msgspec
from sqlalchemy import delete, insert, select, update

from ..errors import UsageError
from ..ingest.fetch import Fetcher, NotFetched, plain_address
from ..records import Record
from ..store import EventIndex, Store, parse_kept, read_events
from ..store.clock import now
from ..store.schema import events
from .schema import webhooks

_PATIENCE = 20
_AT_ONCE = 200
_SECONDS = 10.0
Send = Callable[[str, bytes, dict[str, str]], int]


class Webhook(Record, frozen=True, kw_only=True):
    """Who is told of which events, without the secret."""

    key: int
    who: str
    name: str
    query: str
    address: str
    created: str
    told: str | None
    failures: int
    resting: bool


def make_hook(store: Store, who: str, name: str, query: str, address: str) -> str:
    """The secret that signs what is sent, shown once. Only events that come after are told.

    Raises:
        UsageError: the query means nothing, or the address is no http address.
    """
    parse_kept(query)
    if not address.startswith(("http://", "https://")) or len(address) > 2000:
        raise UsageError(f"{address[:80]}: no address to send to; write https://host/path")
    secret = secrets.token_urlsafe(24)
    row = {"who": who, "name": name[:200] or "events", "query": query, "address": address, "secret": secret}
    with store.write() as connection:
        revision = store.revision(connection)
        connection.execute(insert(webhooks).values(**row, revision=revision, created=now(), failures=0, resting=False))
    return secret


def list_hooks(store: Store) -> list[Webhook]:
    """All of them."""
    with store.read() as connection:
        rows = connection.execute(select(webhooks).order_by(webhooks.c.key)).mappings()
        return [Webhook(**{name: row[name] for name in Webhook.__struct_fields__}) for row in rows]


def remove_hook(store: Store, key: int) -> bool:
    """False when there is none."""
    with store.write() as connection:
        return connection.execute(delete(webhooks).where(webhooks.c.key == key)).rowcount > 0


def tell_hooks(store: Store, *, allow_private: bool = False, send: Send | None = None) -> int:
    """Send everybody what is new, some at a time; how many were told. Who does not answer is tried again the next time."""
    told = 0
    with store.read() as connection:
        rows = connection.execute(select(webhooks).where(webhooks.c.resting.is_(False))).mappings().all()
    index = EventIndex(store)
    for row in rows:
        told += _tell(store, index, row, send or _sender(allow_private))
    return told


def _tell(store: Store, index: EventIndex, row: Any, send: Send) -> bool:
    found = index.search(parse_kept(row["query"]), fresh=True)
    keys = found.page(len(found) or 1).keys
    with store.read() as connection:
        since = select(events.c.key).where(events.c.revision > row["revision"])
        fresh = set(connection.execute(since).scalars())
    wanted = [key for key in keys if key in fresh][:_AT_ONCE]
    if wanted:
        body = msgspec.json.encode({"name": row["name"], "query": row["query"], "events": read_events(store, wanted)})
        signature = hmac.new(row["secret"].encode(), body, hashlib.sha256).hexdigest()
        status = send(row["address"], body, {"Content-Type": "application/json", "X-Reportedly-Signature": f"sha256={signature}"})
        if not 200 <= status < 300:
            _failed(store, row)
            return False
    values: dict[str, Any] = {"revision": found.columns.revision, "failures": 0}
    with store.write() as connection:
        changed = {**values, "told": now()} if wanted else values
        connection.execute(update(webhooks).where(webhooks.c.key == row["key"]).values(**changed))
    return bool(wanted)


def _failed(store: Store, row: Any) -> None:
    failures = row["failures"] + 1
    with store.write() as connection:
        statement = update(webhooks).where(webhooks.c.key == row["key"])
        connection.execute(statement.values(failures=failures, resting=failures >= _PATIENCE))


def _sender(allow_private: bool) -> Send:
    fetcher = Fetcher(allow_private, timeout=_SECONDS)

    def send(address: str, body: bytes, headers: dict[str, str]) -> int:
        """The status, 0 where nobody answers. No redirect is followed."""
        try:
            parts = urlsplit(plain_address(address))
            connection = fetcher.connection(parts.scheme, parts.hostname or "", parts.port)
        except (NotFetched, ValueError):
            return 0
        try:
            connection.request("POST", urlunsplit(("", "", parts.path or "/", parts.query, "")), body, headers)
            with connection.getresponse() as response:
                return response.status
        except (OSError, HTTPException):
            return 0
        finally:
            connection.close()

    return send
