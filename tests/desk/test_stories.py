"""The front page and stories: what happened, who says so, copies side by side."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from reportedly.store import add_report, group_store
from tests.store.reports import event, report

Desk = Callable[..., TestClient]


def _with_copies(client: TestClient) -> str:
    stories = client.get("/api/v1/stories?limit=100").json()["stories"]
    return next(f"/stories/{story['id']}" for story in stories if story["n_documents"] > story["n_originals"])


def test_the_front_page_tells_every_story_once(desk: Desk) -> None:
    client = desk()
    page = client.get("/").text
    stories = client.get("/api/v1/stories?limit=100").json()["stories"]
    told = re.findall(r'<a data-open href="/stories/(story-[0-9a-f]+)"', page)
    assert sorted(told) == sorted(story["id"] for story in stories)
    assert "disputed" in page


def test_an_empty_desk_says_what_to_do(desk: Desk) -> None:
    client = desk()
    for document in client.get("/api/v1/documents?limit=100").json()["documents"]:
        client.delete(f"/api/v1/documents/{document['id']}")
    group_store(client.app.state.store)  # type: ignore[attr-defined]
    assert "reportedly add FOLDER" in client.get("/").text


@pytest.mark.parametrize("view", ["", "/sources", "/articles", "/copies"])
def test_every_view_of_a_story_opens(desk: Desk, view: str) -> None:
    client = desk()
    page = client.get(_with_copies(client) + view)
    assert page.status_code == 200
    assert client.get(f"/stories/story-absent{view}").status_code == 404


def test_what_a_copy_changed_is_marked(desk: Desk) -> None:
    client = desk()
    page = client.get(_with_copies(client) + "/copies").text
    assert 'class="d-' in page
    assert "Side by side" in page


def test_a_source_that_denies_stands_in_the_matrix(desk: Desk) -> None:
    client = desk()
    hit = client.get("/api/v1/search?q=Tajikistan+denies").json()["hits"][0]["document"]
    page = client.get(f"/stories/{hit['story']}/sources").text
    assert '<table class="sources">' in page
    assert "denied" in page


def test_an_old_address_leads_to_the_story_of_today(desk: Desk) -> None:
    client = desk()
    store = client.app.state.store  # type: ignore[attr-defined]
    text = "Rangers in Kafue seized a lorry of charred timber, the forest service of Zambia said, and held two drivers for questioning."
    both = sorted((report(t, event(t), day="2026-03-03") for t in (text, text + " They were freed.")), key=lambda one: one.document.id)
    add_report(store, both[1], coder="1")
    group_store(store)
    old = client.get("/api/v1/stories?limit=1").json()["stories"][0]["id"]
    add_report(store, both[0], coder="1")
    group_store(store)
    answer = client.get(f"/stories/{old}")
    assert answer.status_code == 301
    assert client.get(answer.headers["location"]).status_code == 200


def test_scripts_in_titles_quotes_and_names_are_only_words(desk: Desk) -> None:
    client = desk()
    bad = "<script>alert(1)</script>"
    text = f"{bad} Gunmen killed 12 villagers near Gao, said {bad}. There are more words here so that all the spans lie inside."
    add_report(client.app.state.store, report(text, event(text), title=bad, publisher=bad, day="2026-03-03"), coder="1")  # type: ignore[attr-defined]
    group_store(client.app.state.store)  # type: ignore[attr-defined]
    story = client.get("/api/v1/stories?limit=1").json()["stories"][0]["id"]
    for address in ("/", f"/stories/{story}", f"/stories/{story}/articles", f"/stories/{story}/sources", "/search?q=gunmen", "/events"):
        page = client.get(address).text
        assert bad not in page
        assert "&lt;script&gt;" in page or address.endswith("sources")


def test_a_search_finds_articles_events_and_actors(desk: Desk) -> None:
    page = desk().get("/search?q=police").text
    assert 'id="found-events"' in page
    assert 'id="found-articles"' in page
    assert "<mark>" in page.lower()
    assert "Nothing holds these words" in desk().get("/search?q=zzzzz").text


def _form(client: TestClient, address: str) -> dict[str, str]:
    """What every form of the page carries."""
    token = re.search(r'name="csrf" value="([^"]+)"', client.get(address).text)
    assert token
    return {"csrf": token[1]}


def test_stories_are_merged_split_and_put_back_by_hand(desk: Desk) -> None:
    client = desk()
    one, other, *rest = [story["id"] for story in client.get("/api/v1/stories?limit=100").json()["stories"]]
    form = _form(client, f"/stories/{one}/articles")
    merged = client.post(f"/stories/{one}/merge", data=form | {"other": f"http://localhost/stories/{other}"})
    assert merged.status_code == 303, merged.text
    together = merged.headers["location"]
    page = client.get(together).text
    first, second = re.findall(r'name="document" value="([^"]+)"', page)
    deed = re.search(r'name="deed" value="([^"]+)"', page)
    assert deed
    assert len(client.get("/api/v1/stories?limit=100").json()["stories"]) == len(rest) + 1
    split = client.post(together.replace("articles", "split"), data=_form(client, together) | {"document": first})
    alone = split.headers["location"]
    assert alone != together or second not in client.get(alone).text
    assert f'value="{second}"' not in client.get(alone).text
    assert "split off 1 article" in client.get(alone).text
    again = client.post(alone.replace("articles", "undo"), data=_form(client, alone) | {"deed": deed[1]})
    assert again.status_code == 409  # the split took the merge back


def test_a_merge_is_taken_back(desk: Desk) -> None:
    client = desk()
    before = {story["id"] for story in client.get("/api/v1/stories?limit=100").json()["stories"]}
    one, other = sorted(before)[:2]
    together = client.post(f"/stories/{one}/merge", data=_form(client, f"/stories/{one}/articles") | {"other": other}).headers["location"]
    deed = re.search(r'name="deed" value="([^"]+)"', client.get(together).text)
    assert deed
    assert client.post(together.replace("articles", "undo"), data=_form(client, together) | {"deed": deed[1]}).status_code == 303
    assert {story["id"] for story in client.get("/api/v1/stories?limit=100").json()["stories"]} == before


def test_a_large_store_is_grouped_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.desk.regrouping._AT_ONCE", 3)
    client = desk()
    one, other, *_ = [story["id"] for story in client.get("/api/v1/stories?limit=100").json()["stories"]]
    answer = client.post(f"/stories/{one}/merge", data=_form(client, f"/stories/{one}/articles") | {"other": other})
    page = client.get(answer.headers["location"]).text
    assert "It is noted" in page
    assert "reportedly group" in page
    assert group_store(client.app.state.store) == 12  # type: ignore[attr-defined]


def test_a_merge_with_nothing_says_what_to_do(desk: Desk) -> None:
    client = desk()
    one = client.get("/api/v1/stories?limit=1").json()["stories"][0]["id"]
    form = _form(client, f"/stories/{one}/articles")
    assert "pick it from the list" in client.post(f"/stories/{one}/merge", data=form | {"other": "that flood"}).text
    assert client.post(f"/stories/{one}/merge", data=form | {"other": one}).status_code == 400
    assert client.post(f"/stories/{one}/split", data=form).status_code == 400
    assert client.post(f"/stories/{one}/merge", data={"other": one}).status_code == 403


def test_a_large_story_comes_in_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.desk.pages.stories._HAPPENINGS", 3)
    client = desk()
    story = client.get("/api/v1/search?q=Tajikistan+denies").json()["hits"][0]["document"]["story"]
    whole = [one["id"] for one in client.get(f"/api/v1/stories/{story}").json()["happenings"]]
    pages = [client.get(f"/stories/{story}?page={n}").text for n in range(1, 8)]
    shown = [re.findall(r'<article class="card happening" data-item id="([^"]+)"', page) for page in pages]
    assert [id for ids in shown[: -(-len(whole) // 3)] for id in ids] == whole
    assert "Page 1 of" in pages[0]
    assert "Page 1 of" in client.get(f"/stories/{story}?page=0").text
    assert client.get(f"/stories/{story}?page=99999999999999999999").status_code == 200
    named = re.findall(rf'href="(/stories/{story}\?page=\d+)#([^"]+)"', client.get(f"/stories/{story}/sources").text)
    assert named
    assert all(id in client.get(address).text for address, id in named)


def test_of_many_mentions_the_first_are_listed_and_the_rest_linked(desk: Desk) -> None:
    client = desk()
    store = client.app.state.store  # type: ignore[attr-defined]
    text = "Gunmen killed 12 villagers near Gao on Monday. {} The road stayed closed, and the market did not open for a week."
    for n in range(23):
        one = text.format(f"Reporter {n} saw {n} houses.")
        add_report(store, report(one, event(one), publisher=f"Outlet {n}", day="2026-03-03"), coder="1")
    group_store(store)
    page = client.get("/").text
    story = re.search(r"/stories/(story-[0-9a-f]+)", page)
    assert story
    told = client.get(f"/stories/{story[1]}").text
    assert "23 mentions" in told
    assert re.search(r'href="/events\?happening=[^"]+">3 more<', told)


def test_the_front_page_tells_what_names_who_did_what_to_whom(desk: Desk) -> None:
    """Of a story with ten happenings "Somebody attacked" was told, and who accused whom was not."""
    page = desk().get("/").text
    lines = re.findall(r'<li class="happening-line">(.*?)</li>', page, re.S)
    assert len(lines) > 30
    assert sum("<strong>Somebody</strong>" in line for line in lines) <= 3
    assert not any(re.search(r"<strong>(We|It|They|them)</strong>", line) for line in lines)


def test_programs_split_merge_and_take_back_too(desk: Desk) -> None:
    client = desk()
    api = "/api/v1/stories"
    before = sorted(story["id"] for story in client.get(f"{api}?limit=100").json()["stories"])
    made = client.post(f"{api}/{before[0]}/merge", json={"other": before[1]})
    assert made.json()["is_grouped"] is True
    assert len(client.get(f"{api}?limit=100").json()["stories"]) == len(before) - 1
    (deed,) = client.get(f"{api}/{before[1]}/deeds").json()["deeds"]
    assert (deed["id"], deed["verdict"], deed["who"]) == (made.json()["deed"], "same", "local")
    document = client.get(f"{api}/{before[0]}").json()["documents"][0]["id"]
    assert client.post(f"{api}/{before[0]}/split", json={"documents": [document]}).status_code == 200
    assert client.delete(f"{api}/{before[0]}/deeds/{deed['id']}").status_code == 404
    for address, body in (("merge", {"other": "story-absent"}), ("split", {"documents": []})):
        assert client.post(f"{api}/{before[0]}/{address}", json=body).headers["content-type"] == "application/problem+json"
