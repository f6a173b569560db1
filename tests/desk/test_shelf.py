"""Saved searches and the basket, without scripts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

from .store import PASSWORD

Desk = Callable[..., TestClient]
HEADERS = {"origin": "http://localhost"}


def _csrf(client: TestClient, address: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def _post(client: TestClient, address: str, **fields: Any) -> Any:
    return client.post(address, data={"csrf": _csrf(client, "/saved"), **fields}, headers=HEADERS)


def _sign_in(client: TestClient, name: str) -> None:
    client.post("/sign-in", data={"csrf": _csrf(client, "/sign-in"), "name": name, "password": PASSWORD}, headers=HEADERS)


def _boxes(page: str) -> list[str]:
    return re.findall(r'name="pick" value="([^"]+)"', page)


def test_a_search_is_saved_with_a_name_or_its_words(desk: Desk) -> None:
    client = desk()
    total = client.get("/api/v1/events?standing=denied").json()["total"]
    assert 'name="query" value="standing=denied"' in client.get("/events?standing=denied").text
    answer = _post(client, "/saved", name="<b>Denials</b>", query="standing=denied")
    assert answer.headers["location"] == "/events?standing=denied"
    _post(client, "/saved", query="type=ASSAULT")
    page = client.get("/saved").text
    assert "&lt;b&gt;Denials" in page
    assert f"{total} event" in page
    assert "Type: ASSAULT" in page
    key = re.search(r'action="/saved/(\d+)/open"', page)
    assert key
    assert _post(client, f"/saved/{key[1]}/open").headers["location"].startswith("/events?")
    _post(client, f"/saved/{key[1]}/delete")
    assert client.get("/saved").text.count("/open") == 1
    for wrong in ("nonsense=1", "type=AID&after=1.2", "type=AID&" * 300):
        assert _post(client, "/saved", name="x", query=wrong).status_code == 400
        assert _post(client, "/share", kind="query", target=wrong).status_code == 400
    assert _post(client, "/saved/999/open").status_code == 404


def test_chosen_events_are_taken_away_and_judged_at_once(desk: Desk) -> None:
    client = desk()
    boxes = _boxes(client.get("/events?type=ASSAULT").text)
    answer = _post(client, "/basket", pick=boxes[:3], next="/events?type=ASSAULT")
    assert answer.headers["location"] == "/events?type=ASSAULT"
    assert sorted(_boxes(client.get("/basket").text)) == sorted(boxes[:3])
    rows = list(csv.DictReader(io.StringIO(client.get("/basket.csv").text)))
    assert {f"{row['document']}/{row['event']}" for row in rows} == set(boxes[:3])
    assert len(client.get("/basket.jsonl").text.splitlines()) == 3
    assert client.get("/basket.exe").status_code == 404
    _post(client, "/basket/judge", action="reject", pick=boxes[:1])
    assert client.get("/api/v1/events?verdict=rejected").json()["total"] == 1
    _post(client, "/basket/judge", action="accept")
    assert client.get("/api/v1/events?verdict=accepted").json()["total"] == 3
    _post(client, "/basket/out", pick=boxes[:1])
    assert len(_boxes(client.get("/basket").text)) == 2
    _post(client, "/basket/out", every="1")
    assert "The basket is empty" in client.get("/basket").text
    assert _post(client, "/basket", pick=["nonsense", "doc-1/event-1", "../.."]).status_code == 303
    assert _boxes(client.get("/basket").text) == []


def test_all_that_is_shown_goes_into_the_basket_of_the_one_who_asked(desk: Desk) -> None:
    client = desk(sign_in=True)
    _sign_in(client, "vera")
    page = client.get("/events?type=ASSAULT").text
    shown = re.findall(r'name="shown" value="([^"]+)"', page)
    _post(client, "/basket", shown=shown, every="1")
    page = client.get("/basket").text
    assert len(_boxes(page)) == len(shown) > 1
    assert "/basket/judge" not in page
    assert _post(client, "/basket/judge", action="accept").status_code == 403
    other = TestClient(client.app, base_url="http://localhost", follow_redirects=False)
    _sign_in(other, "rui")
    assert "The basket is empty" in other.get("/basket").text
