"""Events, actors and disputes: what is asked in the address is what the page shows, and every address on it leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from fastapi.testclient import TestClient

Desk = Callable[..., TestClient]


def _shown(page: str) -> int:
    found = re.search(r"<strong>([\d,]+)</strong> events?", page)
    assert found
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("view", ["/events", "/events/timeline", "/events/map", "/events/network"])
def test_every_view_shows_the_same_events(desk: Desk, view: str) -> None:
    client = desk()
    asked = "?type=ASSAULT&standing=asserted"
    assert _shown(client.get(view + asked).text) == _shown(client.get("/events" + asked).text) > 0


def test_choosing_a_value_gives_as_many_events_as_it_says(desk: Desk) -> None:
    client = desk()
    page = client.get("/events?country=KGZ").text
    facets = page.partition('id="filters"')[2].partition("</aside>")[0]
    entries = re.findall(r'<a href="([^"]+)"><span>.*?</span><span class="count">([\d,]+)</span>', facets)
    assert len(entries) > 8
    for address, count in entries[:25]:
        assert _shown(client.get(unescape(address)).text) >= int(count)
    one_type = next((a, n) for a, n in entries if "type=ASSAULT" in a)
    assert _shown(client.get(unescape(one_type[0])).text) == int(one_type[1])


def test_a_chip_takes_its_filter_back(desk: Desk) -> None:
    client = desk()
    page = client.get("/events?country=KGZ&q=border").text
    assert "Country: Kyrgyzstan" in page
    assert "Text: border" in page
    assert 'href="/events?country=KGZ"' in page
    assert 'href="/events?q=border"' in page


def test_pages_of_the_list_hold_every_event_once(desk: Desk) -> None:
    client = desk()
    address, seen = "/events", []
    while address:
        page = client.get(address).text
        seen += re.findall(r'id="(event-\d+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = unescape(following[1]) if following else ""
    assert len(seen) == len(set(seen)) == _shown(client.get("/events").text)


@pytest.mark.parametrize("asked", ["colour=red", "from=never", "sort=best", "after=x", "unit=hour"])
def test_what_means_nothing_is_told_and_nothing_breaks(desk: Desk, asked: str) -> None:
    client = desk()
    answer = client.get(f"/events/timeline?{asked}" if "unit" in asked else f"/events?{asked}")
    assert answer.status_code == 400
    assert asked.partition("=")[0] in answer.text or "place in a list" in answer.text


def test_words_of_a_query_are_never_markup(desk: Desk) -> None:
    page = desk().get("/events", params={"q": "<script>alert(1)</script>", "publisher": '"><img src=x onerror=alert(1)>'}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_an_actor_page_tells_what_was_done_by_and_to_them(desk: Desk) -> None:
    client = desk()
    page = client.get("/actors?q=Bolivian police").text
    address = re.search(r'href="(/actors/actor-[0-9a-f]+)"', page)
    assert address
    one = client.get(address[1]).text
    assert "What they did" in one
    assert "by=actor-" in one
    assert client.get("/actors/actor-absent").status_code == 404


def test_disputes_are_found_by_their_words(desk: Desk) -> None:
    client = desk()
    assert "Tajikistan" in client.get("/disputes?q=tajikistan").text
    assert "No dispute holds these words" in client.get("/disputes?q=nosuchword").text


def test_all_addresses_of_the_explorer_lead_somewhere(desk: Desk) -> None:
    client = desk()
    for start in ("/events", "/events/map", "/events/network", "/actors", "/disputes"):
        for address in set(re.findall(r'href="(/(?:events|actors)[^"#]*)"', client.get(start).text)):
            if "/documents/" not in address:
                assert client.get(unescape(address)).status_code == 200, address
