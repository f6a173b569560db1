"""What is taken away says what the desk says; a link shows what was chosen, as long as it holds."""

from __future__ import annotations

import csv
import email
import io
import re
from collections.abc import Callable
from html import unescape
from xml.etree import ElementTree

import msgspec
import pytest
from fastapi.testclient import TestClient

from reportedly.share import FIELDS, list_links, open_link
from reportedly.share.schema import share_links

Desk = Callable[..., TestClient]
QUERY = "?standing=denied"


def _post(client: TestClient, address: str, **fields: object) -> str:
    form = client.get("/share/new?kind=query&target=type%3DASSAULT").text
    token = re.search(r'name="csrf" value="([^"]+)"', form)
    assert token
    answer = client.post(address, data={"csrf": token[1], **fields}, headers={"origin": "http://localhost"})
    return answer.text if answer.status_code == 200 else f"{answer.status_code} {answer.headers.get('location', '')} {answer.text}"


def _link(client: TestClient, **fields: object) -> str:
    page = _post(client, "/share", **fields)
    found = re.search(r'value="http://localhost(/s/[^"]+)"', page)
    assert found, page
    return found[1]


def _event(client: TestClient) -> dict[str, object]:
    return client.get(f"/api/v1/events{QUERY}&limit=1").json()["events"][0]  # type: ignore[no-any-return]


def test_feeds_hold_the_events_of_the_query(desk: Desk) -> None:
    client = desk()
    total = client.get(f"/api/v1/events{QUERY}").json()["total"]
    feed = ElementTree.fromstring(client.get(f"/events.atom{QUERY}").content)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    items = client.get(f"/events.json{QUERY}").json()["items"]
    assert len(entries) == len(items) == total
    assert client.get(items[0]["url"]).status_code == 200
    assert ElementTree.fromstring(client.get("/stories.atom").content) is not None


def test_tables_hold_every_event_of_the_query(desk: Desk) -> None:
    client = desk()
    total = client.get("/api/v1/events?type=ASSAULT").json()["total"]
    rows = list(csv.DictReader(io.StringIO(client.get("/events.csv?type=ASSAULT").text)))
    lines = [msgspec.json.decode(line) for line in client.get("/events.jsonl?type=ASSAULT").content.splitlines()]
    assert len(rows) == len(lines) == total
    assert {row["event"] for row in rows} == {line["id"] for line in lines}
    assert {row["type"] for row in rows} == {"ASSAULT"}


def test_a_digest_is_a_message_in_plain_text_and_html(desk: Desk) -> None:
    message = email.message_from_bytes(desk().get(f"/events.eml{QUERY}").content)
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]
    assert "denied" in message["Subject"]


@pytest.mark.parametrize("address", ["/events/briefing", "/stories/{story}/briefing"])
def test_a_briefing_is_a_page_and_a_file(desk: Desk, address: str) -> None:
    client = desk()
    story = client.get("/api/v1/stories?limit=1").json()["stories"][0]["id"]
    page = client.get(address.format(story=story)).text
    assert "Sources" in page
    file = client.get(address.format(story=story) + ".pdf")
    assert file.content.startswith(b"%PDF")
    assert file.content == client.get(address.format(story=story) + ".pdf").content


def test_a_link_shows_the_chosen_fields_and_no_others(desk: Desk) -> None:
    client = desk()
    event = _event(client)
    target = f"{event['document']}/{event['id']}"
    narrow = client.get(_link(client, kind="event", target=target, fields=["time"])).text
    wide = client.get(_link(client, kind="event", target=target, fields=list(FIELDS))).text
    sentence = str(event["sentence"])
    assert sentence in unescape(wide)
    assert sentence not in unescape(narrow)
    assert str(event["why"]) in wide
    assert str(event["why"]) not in narrow


def test_a_link_tells_numbers_as_the_desk_does(desk: Desk) -> None:
    client = desk()
    listed = client.get("/api/v1/events?limit=200").json()["events"]
    event, number = next((e, q) for e in listed for q in e["quantities"] if q["low"] == q["high"] and q["low"] >= 1000 and q["unit"])
    target = f"{event['document']}/{event['id']}"
    words = f"{number['kind']}: {number['low']:,.0f} {number['unit']}"
    assert words in unescape(client.get(_link(client, kind="event", target=target, fields=["numbers"])).text)
    assert words not in unescape(client.get(_link(client, kind="event", target=target, fields=["time"])).text)


def test_a_link_ends_when_it_is_taken_back_or_has_run_out(desk: Desk) -> None:
    client = desk()
    store = client.app.state.store  # type: ignore[attr-defined]
    first = _link(client, kind="query", target="type=ASSAULT", fields=["sentence"])
    assert client.get(first).status_code == 200
    (link,) = list_links(store)
    assert link.seen == 1
    assert _post(client, f"/share/{link.key}/revoke").startswith("303")
    assert client.get(first).status_code == 410
    second = _link(client, kind="story", target=client.get("/api/v1/stories").json()["stories"][0]["id"])
    assert client.get(second).status_code == 200
    with store.write() as connection:
        connection.execute(share_links.update().values(expires="2020-01-01T00:00:00+00:00"))
    assert client.get(second).status_code == 410
    assert open_link(store, second.removeprefix("/s/")) is None


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"kind": "event", "target": "doc-x/event-y"}, 404),
        ({"kind": "table", "target": "x"}, 404),
        ({"kind": "query", "target": "colour=red"}, 400),
        ({"kind": "query", "target": "", "fields": ["secrets"]}, 400),
        ({"kind": "query", "target": "", "days": "99999"}, 400),
        ({"kind": "query", "target": "", "days": "soon"}, 400),
    ],
)
def test_what_cannot_be_shared_is_told(desk: Desk, fields: dict[str, object], status: int) -> None:
    assert _post(desk(), "/share", **fields).startswith(str(status))


def test_the_secret_of_a_link_is_not_kept(desk: Desk) -> None:
    client = desk()
    token = _link(client, kind="query", target="").removeprefix("/s/")
    with client.app.state.store.read() as connection:  # type: ignore[attr-defined]
        kept = [str(value) for row in connection.execute(share_links.select()) for value in row]
    assert not any(token in value for value in kept)


def test_a_shared_link_needs_no_account_and_a_card_does(desk: Desk) -> None:
    client = desk()
    event = _event(client)
    address = f"/embed/documents/{event['document']}/events/{event['id']}"
    card = client.get(address)
    assert "frame-ancestors *" in card.headers["content-security-policy"]
    closed = desk(sign_in=True)
    assert closed.get("/s/nosuchlink").status_code == 410
    assert closed.get(address).status_code == 403
    assert closed.get("/events.csv").status_code in (303, 401)


def test_a_formula_in_a_table_is_only_words(desk: Desk) -> None:
    from reportedly.store import add_report
    from tests.store.reports import event, party, report

    client = desk()
    text = "Gunmen killed 12 villagers near Gao. Mali's army said the gunmen had fled, and more words follow here for the spans."
    bad = event(text, actors=(party("=cmd|' /C calc'!A0", "MLI"),))
    add_report(client.app.state.store, report(text, bad), coder="1")  # type: ignore[attr-defined]
    assert "'=cmd|" in client.get("/events.csv?q=gao").text
