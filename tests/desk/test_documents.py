"""Articles: marks lead to the list and the list to the marks; the page as received is only ever text."""

from __future__ import annotations

import re
from collections.abc import Callable

from fastapi.testclient import TestClient

Desk = Callable[..., TestClient]


def _article(client: TestClient, words: str) -> str:
    found = client.get("/api/v1/search", params={"q": words}).json()["hits"]
    return f"/documents/{found[0]['document']['id']}"


def test_every_event_in_the_list_stands_in_the_text_and_back(desk: Desk) -> None:
    page = desk().get(_article(client := desk(), "Tajikistan denies")).text
    assert client
    listed = set(re.findall(r'<li id="(event-[0-9a-f]+)"', page))
    marked = set(re.findall(r'id="t-(event-[0-9a-f]+)"', page))
    assert listed == marked
    assert len(listed) > 5
    assert {f"#{id}" for id in listed} <= set(re.findall(r'href="(#event-[0-9a-f]+)"', page))
    assert {f"#t-{id}" for id in listed} <= set(re.findall(r'href="(#t-event-[0-9a-f]+)"', page))


def test_kinds_of_marks_can_be_left_out(desk: Desk) -> None:
    client = desk()
    address = _article(client, "Tajikistan denies")
    page = client.get(f"{address}?show=said").text
    assert "m-cue" in page
    assert "m-event" not in page
    assert f'href="{address}?show=said,times"' in page


def test_an_event_page_shows_what_it_was_read_from_and_how_to_cite_it(desk: Desk) -> None:
    client = desk()
    event = client.get("/api/v1/events?standing=denied&type=ASSAULT").json()["events"][0]
    page = client.get(f"/documents/{event['document']}/events/{event['id']}").text
    assert event["why"] in page
    assert f"Record {event['id']}." in page
    assert "denied" in page
    assert client.get(f"/documents/{event['document']}/events/event-absent").status_code == 404


def test_the_page_as_received_is_text_and_marks_what_was_kept(desk: Desk) -> None:
    client = desk()
    page = client.get(_article(client, "Tajikistan denies") + "/page").text
    assert "&lt;title&gt;" in page
    assert '<mark class="kept">' in page
    assert client.get("/documents/doc-absent/page").status_code == 404
