"""What is pasted, uploaded or named waits to be read; what makes no sense is told beside the form."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from reportedly.jobs import find_job, list_hooks
from reportedly.jobs.queue import report_job

Desk = Callable[..., TestClient]
HERE = {"origin": "http://localhost"}


def _csrf(client: TestClient, page: str = "/add") -> str:
    token = re.search(r'name="csrf" value="([^"]+)"', client.get(page).text)
    assert token
    return token[1]


def _store(client: TestClient) -> Any:
    return client.app.state.store  # type: ignore[attr-defined]


def test_a_pasted_text_waits_to_be_read(desk: Desk) -> None:
    client = desk()
    answer = client.post("/add/text", data={"csrf": _csrf(client), "text": "<p>Police</p>", "title": "A <b>title</b>"}, headers=HERE)
    assert answer.headers["location"] == "/jobs/1"
    page = client.get("/jobs/1")
    assert page.headers["refresh"] == "2"
    assert "A &lt;b&gt;title" in page.text
    report_job(_store(client), 1, state="failed", message="it broke")
    page = client.get("/jobs/1")
    assert "refresh" not in page.headers
    assert "it broke" in page.text
    assert "A &lt;b&gt;title" in client.get("/jobs").text


def test_a_file_is_taken_as_it_is(desk: Desk) -> None:
    client = desk()
    answer = client.post("/add/file", data={"csrf": _csrf(client)}, files={"file": ("a.warc.gz", b"\x1f\x8b\x00")}, headers=HERE)
    assert answer.status_code == 303
    job = find_job(_store(client), 1)
    assert job
    assert job.title == "a.warc.gz"


@pytest.mark.parametrize(
    ("where", "fields", "told"),
    [
        ("text", {"text": " "}, "there is nothing in it"),
        ("text", {"text": "x", "published": "yesterday"}, "write the day as"),
        ("address", {"address": "file:///etc/passwd"}, "write it as https://"),
    ],
)
def test_what_makes_no_sense_is_told(desk: Desk, where: str, fields: dict[str, str], told: str) -> None:
    client = desk()
    answer = client.post(f"/add/{where}", data={"csrf": _csrf(client), **fields}, headers=HERE)
    assert answer.status_code == 422
    assert told in answer.text
    assert client.get("/jobs/1").status_code == 404


def test_a_form_from_another_site_adds_nothing(desk: Desk) -> None:
    client = desk()
    _csrf(client)
    assert client.post("/add/text", data={"text": "x"}, headers=HERE).status_code == 403


def test_pages_that_programs_send_become_a_job(desk: Desk) -> None:
    client = desk()
    answer = client.post("/api/v1/pages", json=[{"text": "Police"}, {"html": "<p>Police</p>"}])
    assert answer.status_code == 202
    assert client.get(f"/api/v1/jobs/{answer.json()['key']}").json()["total"] == 2
    assert client.post("/api/v1/pages", json=[{"words": "x"}]).status_code == 422


def test_a_webhook_shows_its_secret_once(desk: Desk) -> None:
    client = desk()
    fields = {"csrf": _csrf(client, "/webhooks"), "name": "all", "query": "type=ASSAULT", "address": "https://example.org/h"}
    page = client.post("/webhooks", data=fields, headers=HERE).text
    secret = re.search(r"only now: <code>([^<]+)</code>", page)
    assert secret
    assert secret[1] not in client.get("/webhooks").text
    (hook,) = list_hooks(_store(client))
    gone = client.post(f"/webhooks/{hook.key}/remove", data={"csrf": _csrf(client, "/webhooks")}, headers=HERE)
    assert gone.status_code == 303
    assert list_hooks(_store(client)) == []
