"""The character zero, half a pair and numbers without end, which a database refuses: nothing breaks on them, on either."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from reportedly.desk import Settings, create_app
from reportedly.people import add_user
from reportedly.store import Store, add_report, group_store
from tests.store.reports import report

from .store import PASSWORD, Idle

HERE = {"origin": "http://localhost"}
ADDRESSES = [
    "/documents/{}", "/documents/{}/page", "/documents/{}/events/{}", "/stories/{}", "/stories/{}/articles", "/stories/{}/briefing",
    "/actors/{}", "/actors?q={}", "/search?q={}", "/disputes?q={}", "/disputes?story={}", "/events?q={}", "/events?actor={}",
    "/events?place={}", "/events?story={}", "/events.csv?q={}", "/events/map?document={}", "/review?type={}", "/review/history?who={}",
    "/share/new?kind=story&target={}", "/share/new?kind=query&target=q%3D{}", "/?after={}", "/s/{}", "/embed/documents/{}/events/{}",
    "/api/v1/documents/{}", "/api/v1/search?q={}", "/api/v1/stories/{}", "/api/v1/stories?after={}", "/api/v1/actors?q={}",
    "/api/v1/events?q={}", "/api/v1/disputes?story={}", "/jobs/{}", "/audit?before={}",
]  # fmt: skip
ODD = ["%00", "a%00b", "%ED%A0%80"]


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    """A desk on a store of each kind."""
    add_report(store, report(), coder="1")
    group_store(store)
    with store.write() as connection:
        add_user(connection, "ada", "admin", PASSWORD, "tests")
    app = create_app(store, Settings())
    app.state.workers = Idle()
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as opened:
        yield opened


@pytest.mark.parametrize("odd", ODD)
def test_no_address_breaks_on_them(client: TestClient, odd: str) -> None:
    broken = {}
    for address in ADDRESSES:
        answer = client.get(address.replace("{}", odd))
        if answer.status_code >= 500:
            broken[address] = answer.status_code
    assert broken == {}


@pytest.mark.parametrize("odd", ["9" * 20, "9" * 400, "-1", "0", "²", "1e9", "2147483648"])
def test_no_address_breaks_on_numbers_that_are_none(client: TestClient, odd: str) -> None:
    numbers = ["/events?place={}", "/events?after={}.{}", "/review?at={}", "/review?by=sample&seed={}&size={}", "/review/history?before={}"]
    numbers += ["/jobs/{}", "/api/v1/jobs/{}", "/audit?before={}", "/stories/{}?page={}", "/disputes?page={}", "/events?from={}&to={}"]
    numbers += ["/api/v1/events?limit={}", "/api/v1/disputes?offset={}", "/share/{}/revoke", "/saved/{}/open"]
    broken = {}
    for address in numbers:
        answer = client.get(address.replace("{}", odd))
        if answer.status_code >= 500:
            broken[address] = answer.status_code
    assert broken == {}


@pytest.mark.parametrize("odd", ["\x00", "a\x00b", "\ud800"])
def test_no_form_breaks_on_them(client: TestClient, odd: str) -> None:
    document = client.get("/api/v1/documents").json()["documents"][0]["id"]
    event = client.get("/api/v1/events").json()["events"][0]["id"]
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/add").text)
    assert token
    forms: list[tuple[str, dict[str, str]]] = [
        ("/sign-in", {"name": odd, "password": odd}),
        ("/saved", {"name": odd, "query": f"q={odd}"}),
        ("/notes", {"document": document, "event": event, "text": f"words {odd}"}),
        ("/notes", {"document": odd, "text": odd}),
        ("/review/judge", {"document": document, "event": event, "action": "reject", "why": odd}),
        ("/review/judge", {"document": odd, "event": odd, "action": odd}),
        ("/review/undo", {"entry": odd}),
        ("/basket", {"pick": f"{odd}/{odd}"}),
        ("/share", {"kind": "query", "target": f"q={odd}"}),
        ("/add/text", {"text": f"Police {odd}", "title": odd, "publisher": odd}),
        ("/webhooks", {"name": odd, "address": "https://example.org/", "query": ""}),
    ]
    for address, fields in forms:
        body = "&".join(f"{name}={_quoted(value)}" for name, value in {"csrf": token[1], **fields}.items())
        kind = {"content-type": "application/x-www-form-urlencoded", **HERE}
        answer = client.post(address, content=body, headers=kind)
        assert answer.status_code < 500, (address, answer.text[-500:])


@pytest.mark.parametrize("odd", ["\\u0000", "\\ud800"])
def test_no_record_breaks_on_them(client: TestClient, odd: str) -> None:
    for body in (f'[{{"text": "Police {odd}", "title": "{odd}", "publisher": "{odd}"}}]', f'[{{"html": "<p>{odd}"}}]'):
        answer = client.post("/api/v1/pages", content=body, headers={"content-type": "application/json"})
        assert answer.status_code < 500, answer.text


def _quoted(value: str) -> str:
    return "".join(f"%{byte:02X}" for byte in value.encode("utf-8", "surrogatepass"))
