"""Judging events: by keys in a browser, by buttons without scripts; who may; what hostile notes can do (nothing)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from .serving import serving
from .store import PASSWORD, small_desk

Desk = Callable[..., TestClient]
Visit = Callable[..., Page]
HEADERS = {"origin": "http://localhost"}
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)"> https://tracker.example/pixel.gif \u202e'


def _csrf(client: TestClient, address: str = "/review/history") -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def _post(client: TestClient, address: str, **fields: Any) -> Any:
    return client.post(address, data={"csrf": _csrf(client), **fields}, headers=HEADERS)


def _sign_in(client: TestClient, name: str) -> TestClient:
    answer = client.post("/sign-in", data={"csrf": _csrf(client, "/sign-in"), "name": name, "password": PASSWORD}, headers=HEADERS)
    assert answer.status_code == 303, answer.text
    return client


def _event(client: TestClient, query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/v1/events?limit=1{query}").json()["events"][0]
    return found


def _reread(client: TestClient, event: dict[str, Any]) -> str:
    return client.get(f"/documents/{event['document']}/events/{event['id']}").text


def _shown(page: str) -> dict[str, str]:
    form = page[page.index('action="/review/judge"') :]
    return {name: re.findall(rf'name="{name}" value="([^"]*)"', form)[0] for name in ("document", "event", "seen", "next")}


def test_the_queue_leads_from_event_to_event_and_offers_undo(desk: Desk) -> None:
    client = desk()
    page = client.get("/review").text
    fields = _shown(page)
    waiting = int(re.search(r"1 of (\d+) waiting", page)[1])  # type: ignore[index]
    answer = _post(client, "/review/judge", **{**fields, "next": fields["next"].replace("&amp;", "&")}, action="accept")
    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    assert f"of {waiting - 1} waiting" in page
    assert "Accepted:" in page
    entry = re.search(r'name="entry" value="(review-[0-9a-f]+)"', page)
    assert entry
    answer = _post(client, "/review/undo", entry=entry[1], next="/review?by=unsure")
    assert answer.headers["location"].startswith("/review?by=unsure&at=")
    page = client.get(answer.headers["location"]).text
    assert fields["event"] in page
    assert f"of {waiting} waiting" in page
    assert _post(client, "/review/undo", entry=entry[1]).status_code == 409


def test_a_correction_is_what_lists_show_and_what_was_left_stays_the_machines(desk: Desk) -> None:
    client = desk()
    event = _event(client, "&type=ASSAULT")
    fields = {
        "document": event["document"], "event": event["id"], "action": "correct", "event_type": "COERCE", "mode": ["arrest", "aerial"],
        "standing": "denied", "actor_name": ["Harbour police", ""], "actor_country": ["ken", ""], "actor_sector": ["COP", ""],
        **{f"recipient_{part}": [one[part] or "" for one in event["recipients"]] for part in ("name", "country", "sector")},
        "place_name": "Lamu", "place_country": "KEN",
        "time_start": "2026-02-03", "why": "the second sentence says so",
    }  # fmt: skip
    assert _post(client, "/review/judge", **fields).status_code == 303
    (now,) = client.get(f"/api/v1/events?document={event['document']}&actor_country=KEN&type=COERCE").json()["events"]
    assert (now["id"], now["verdict"], now["modes"], now["standing"]) == (event["id"], "corrected", ["arrest"], "denied")
    assert [one["name"] for one in now["actors"]] == ["Harbour police"]
    assert [one["name"] for one in now["recipients"]] == [one["name"] for one in event["recipients"]]
    assert [place["name"] for place in now["places"]][-1:] == ["Lamu"]
    assert (now["time_start"], now["time_end"]) == ("2026-02-03", "2026-02-03")
    history = client.get("/review/history").text
    assert "the second sentence says so" in history
    assert "recipients:" not in history
    page = _reread(client, event)
    assert "<del" in page
    assert "Harbour police" in page


def test_a_correction_that_changes_nothing_is_an_acceptance(desk: Desk) -> None:
    client = desk()
    event = _event(client, "&type=ASSAULT")
    page = _reread(client, event)
    form = page[page.index('id="correct"') :]
    form = form[: form.index("</form>")]
    fields: dict[str, Any] = {"document": event["document"], "event": event["id"], "action": "correct"}
    fields["event_type"], fields["standing"] = event["event_type"], event["standing"]
    fields["mode"] = event["modes"]
    fields["place"] = re.findall(r'name="place" value="(\d+)" checked', form)
    for name in ("actor_name", "actor_country", "recipient_name", "recipient_country", "time_start", "time_end"):
        fields[name] = re.findall(rf'name="{name}"(?: type="text")? value="([^"]*)"', form)
    for side in ("actor", "recipient"):
        sectors = [one["sector"] or "" for one in event[f"{side}s"]]
        fields[f"{side}_sector"] = sectors + [""] * (len(fields[f"{side}_name"]) - len(sectors))
    assert _post(client, "/review/judge", **fields).status_code == 303
    assert client.get(f"/api/v1/documents/{event['document']}/events/{event['id']}").json().get("verdict", "accepted") == "accepted"
    assert ">accept</span>" in client.get("/review/history").text


@pytest.mark.parametrize("wrong", [{"event_type": "EXPLODE"}, {"standing": "sure"}, {"time_start": "yesterday"}])
def test_what_no_event_can_say_is_refused(desk: Desk, wrong: dict[str, str]) -> None:
    client = desk()
    event = _event(client)
    answer = _post(client, "/review/judge", document=event["document"], event=event["id"], action="correct", **wrong)
    assert answer.status_code == 400
    assert _post(client, "/review/judge", document=event["document"], event=event["id"], action="praise").status_code == 400
    assert _post(client, "/review/judge", document=event["document"], event="event-absent", action="accept").status_code == 404


def test_who_was_slower_is_shown_what_the_other_found(desk: Desk) -> None:
    first = _sign_in(desk(sign_in=True), "rui")
    second = TestClient(first.app, base_url="http://localhost", follow_redirects=False)
    _sign_in(second, "ada")
    seen = _shown(second.get("/review").text)
    assert _post(first, "/review/judge", **{**seen, "next": ""}, action="reject").status_code == 303
    answer = _post(second, "/review/judge", **{**seen, "next": "/review"}, action="accept")
    assert answer.status_code == 409
    assert "rui found this event rejected" in answer.text
    again = _shown(answer.text)
    assert again["seen"] != seen["seen"]
    assert _post(second, "/review/judge", **again, action="accept").status_code == 303
    page = second.get("/review/agreement").text
    assert "Events to talk about" in page
    assert "ada and rui" in page


def test_a_viewer_looks_and_does_not_judge(desk: Desk) -> None:
    client = _sign_in(desk(sign_in=True), "vera")
    event = _event(client)
    page = client.get("/review").text
    assert "reviewers judge" in page
    assert 'data-press="a"' not in page
    token = _csrf(client, "/review")
    for address in ("/review/judge", "/review/undo", "/notes", "/notes/review-1/edit", "/notes/review-1/delete"):
        data = {"csrf": token, "document": event["document"], "event": event["id"], "action": "accept", "text": "x"}
        assert client.post(address, data=data, headers=HEADERS).status_code == 403, address
    assert "Nobody has judged it yet" in _reread(client, event)


def test_nobody_judges_from_another_site(desk: Desk) -> None:
    client = desk()
    event = _event(client)
    data = {"csrf": _csrf(client), "document": event["document"], "event": event["id"], "action": "accept"}
    assert client.post("/review/judge", data=data, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/review/judge", data={**data, "csrf": "x"}, headers=HEADERS).status_code == 403


def test_notes_are_text_and_nothing_else(desk: Desk) -> None:
    client = desk()
    event = _event(client)
    here = f"/documents/{event['document']}"
    for about in ({"event": event["id"]}, {}):
        assert _post(client, "/notes", document=event["document"], text=HOSTILE, next=here, **about).headers["location"] == here
    for address in (here, f"{here}/events/{event['id']}", "/review/history"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert "<img src=x" not in page
        assert 'href="https://tracker.example' not in page
        assert "\u202e" not in page
    note = re.search(r'action="/notes/(review-[0-9a-f]+)/edit"', client.get(here).text)
    assert note
    _post(client, f"/notes/{note[1]}/edit", text="Quieter now", next=here)
    assert "Quieter now" in client.get(here).text
    _post(client, "/notes", document=event["document"], text="An answer", reply_to=note[1], next=here)
    _post(client, f"/notes/{note[1]}/delete", next=here)
    page = client.get(here).text
    assert "Quieter now" not in page
    assert "<em>deleted</em>" in page
    assert "An answer" in page
    assert _post(client, "/notes", document=event["document"], text=" ").status_code == 400


def test_the_sample_tells_how_often_the_machine_is_right(desk: Desk) -> None:
    client = desk()
    address = "/review?by=sample&size=10"
    for action in ("accept", "reject", "accept"):
        fields = _shown(client.get(address).text)
        _post(client, "/review/judge", **{**fields, "next": ""}, action=action)
    page = client.get(address).text
    assert "3 judged events of a random sample of 10" in page
    assert "67%" in page
    assert "of 7 waiting" in page
    assert client.get("/review?by=chance").status_code == 400


def test_events_are_judged_by_keys(visit: Visit) -> None:
    with small_desk() as app, serving(app) as base:
        page = visit(f"{base}/review?type=ASSAULT")
        counter = page.locator("[role=status]", has_text="waiting")
        first = page.locator("h2.headline").inner_text()
        before = counter.inner_text()
        page.keyboard.press("a")
        expect(page.locator(".toast")).to_contain_text("Accepted")
        page.keyboard.press("u")
        page.wait_for_url("**at=*")
        expect(page.locator("h2.headline")).to_have_text(first)
        expect(counter).to_have_text(before)
        page.keyboard.press("j")
        expect(counter).to_contain_text("2 of")
        page.keyboard.press("k")
        expect(counter).to_contain_text("1 of")
        page.keyboard.press("s")
        expect(counter).to_contain_text("2 of")
        page.keyboard.press("n")
        page.keyboard.type("arc")
        expect(page.locator("#new-note")).to_have_value("arc")
        page.keyboard.press("Escape")
        page.keyboard.press("c")
        expect(page.locator("#event_type")).to_be_focused()
        page.select_option("#event_type", "COERCE")
        expect(page.locator("[data-modes=ASSAULT]")).to_be_hidden()
        page.get_by_role("button", name="Save the correction").click()
        expect(page.locator(".toast")).to_contain_text("Corrected")
        page.keyboard.press("g")
        page.keyboard.press("a")  # leads to another page, and judges nothing
        page.wait_for_url("**/actors")
        page.goto(f"{base}/review/history")
        assert page.locator("tbody .badge", has_text="accept").count() == 1
        assert page.locator("tbody .badge", has_text="correct").count() == 1


def test_a_verdict_given_on_the_events_own_page_is_undone_there(desk: Desk) -> None:
    client = desk()
    event = _event(client)
    here = f"/documents/{event['document']}/events/{event['id']}"
    fields = _shown(client.get(here).text)
    assert fields["next"] == here
    assert _post(client, "/review/judge", **fields, action="reject").headers["location"] == here
    page = client.get(here).text
    entry = re.search(r'name="entry" value="(review-[0-9a-f]+)"', page)
    assert entry
    assert _post(client, "/review/undo", entry=entry[1], next=here).headers["location"] == here
    assert ">rejected<" not in client.get(here).text


def test_what_is_rejected_is_told_nowhere_as_something_that_happened(desk: Desk) -> None:
    client = desk()
    told = _event(client, "&standing=disputed")
    story, here = f"/stories/{told['story']}", f"/documents/{told['document']}/events/{told['id']}"
    happening = told["happening"]
    before = client.get(f"/api/v1{story}").json()
    assert happening in {one["id"] for one in before["happenings"]}
    standings = sum(before["story"]["standings"].values())
    mentions = [
        f"/documents/{m['document']}/events/{m['event']}" for h in before["happenings"] for m in h["mentions"] if h["id"] == happening
    ]
    link = re.search(r'value="http://localhost(/s/[^"]+)"', _post(client, "/share", kind="story", target=told["story"]).text)
    assert link
    n_shared = client.get(link[1]).text.count("<article")
    assert "verdict=rejected" not in client.get("/").text + client.get(story).text
    for address in mentions:
        document, _, event = address.removeprefix("/documents/").partition("/events/")
        assert _post(client, "/review/judge", document=document, event=event, action="reject").status_code == 303
    now = client.get(f"/api/v1{story}").json()
    assert happening not in {one["id"] for one in now["happenings"]}
    assert sum(now["story"]["standings"].values()) == standings - 1
    page = client.get(story).text
    assert happening not in page
    assert here not in page
    assert f'href="{story.replace("/stories/", "/events?story=")}&amp;verdict=rejected"' in page
    assert happening not in client.get(f"{story}/sources").text
    assert client.get(f"{story}/briefing").text.count('<h2 class="headline">') == len(now["happenings"]) == len(before["happenings"]) - 1
    assert client.get(link[1]).text.count("<article") == n_shared - len(mentions)
    front = client.get("/").text
    assert 'href="/events?verdict=rejected"' in front
    for address in re.findall(r'href="(/events\?standing=[^"]+)"', front):
        shown = re.search(r"<strong>([\d,]+)</strong>", client.get(address.replace("&amp;", "&")).text)
        assert shown
        count = re.search(rf'{re.escape(address)}">.*?class="muted">([\d,]+)<', front)
        assert count
        assert shown[1] == count[1], address


def test_what_is_rejected_is_struck_where_it_was_shared(desk: Desk) -> None:
    client = desk()
    event = _event(client, "&type=ASSAULT")
    target = f"{event['document']}/{event['id']}"
    link = re.search(r'value="http://localhost(/s/[^"]+)"', _post(client, "/share", kind="event", target=target).text)
    assert link
    places = (link[1], f"/embed/documents/{event['document']}/events/{event['id']}")
    assert not any("rejected" in client.get(address).text for address in places)
    _post(client, "/review/judge", document=event["document"], event=event["id"], action="reject")
    for address in places:
        assert re.search(r"<del>[^<]+</del>", client.get(address).text)
        assert ">rejected</span>" in client.get(address).text
    items = client.get(f"/events.json?document={event['document']}").json()["items"]
    assert sum("rejected by reviewers" in item["title"] for item in items) == 1


def test_a_correction_is_told_on_the_page_of_the_story(desk: Desk) -> None:
    client = desk()
    event = _event(client, "&type=ASSAULT")
    fields = {"document": event["document"], "event": event["id"], "action": "correct", "event_type": "COERCE", "mode": "arrest"}
    fields |= {"standing": event["standing"], "actor_name": "Harbour wardens", "actor_country": "KEN", "actor_sector": "COP"}
    assert "Harbour wardens" not in client.get(f"/stories/{event['story']}").text
    assert _post(client, "/review/judge", **fields).status_code == 303
    page = client.get(f"/stories/{event['story']}").text
    assert "<strong>Harbour wardens</strong>" in page
    assert ">corrected</span>" in page
