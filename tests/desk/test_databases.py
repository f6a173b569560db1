"""Every page opens on either database, and so does what it leads to."""

from __future__ import annotations

import re
from html import unescape

from fastapi.testclient import TestClient

from reportedly.desk import Settings, create_app
from reportedly.review import judge
from reportedly.store import Store

from .screenshots import examples
from .store import Idle, fill


def _kind(address: str) -> str:
    """The address without ids and what is asked of it: one of each kind is enough."""
    parts = address.partition("?")[0].split("/")
    return "/".join(re.sub(r".*\d.*", "*", part) for part in parts)


def test_every_page_opens_and_leads_somewhere(store: Store) -> None:
    fill(store)
    app = create_app(store, Settings(styleguide=True))
    app.state.workers = Idle()
    with TestClient(app, base_url="http://localhost") as client:
        event = client.get("/api/v1/events?type=ASSAULT&limit=1").json()["events"][0]
        judge(store, "ann", event["document"], event["id"], "reject")
        waiting = list(dict.fromkeys(examples()))
        kinds, broken = {_kind(address) for address in waiting}, {}
        for address in waiting:
            answer = client.get(address)
            if answer.status_code >= 400:
                broken[address] = answer.status_code
            for link in map(unescape, re.findall(r'href="(/[^"#]*)', answer.text)):
                if not link.startswith("/assets") and _kind(link) not in kinds:
                    kinds.add(_kind(link))
                    waiting.append(link)
    assert broken == {}
    assert len(waiting) > 45
