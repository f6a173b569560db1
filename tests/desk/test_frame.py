"""What stands around every page: who may ask, what browsers are told, how errors look."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from types import SimpleNamespace

import pytest
from fastapi import APIRouter, Request
from fastapi.testclient import TestClient
from starlette.responses import Response

from reportedly.desk import pages
from reportedly.desk.guard import allow_embedding, timed
from reportedly.desk.rendering import render

Desk = Callable[..., TestClient]


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and an API that do what real ones should not."""
    router = APIRouter()

    @router.get("/trial/broken")
    def broken(request: Request) -> Response:
        raise ValueError("the secret is 42")

    @router.get("/trial/card")
    def card(request: Request) -> Response:
        allow_embedding(request)
        with timed(request, "db"):
            return Response("a card")

    @router.get("/trial/undefined")
    def undefined(request: Request) -> Response:
        return render(request, "trial.html")

    @router.get("/trial/number/{n}")
    def number(n: int) -> Response:
        return Response(str(n))

    @router.post("/trial/form")
    async def form(request: Request) -> Response:
        return Response(str(len(await request.body())))

    api = APIRouter(prefix="/api/v1")

    @api.get("/trial/{n}")
    def count(n: int) -> dict[str, int]:
        if n == 0:
            raise ValueError("the secret is 42")
        return {"n": n}

    @api.post("/trial")
    async def take(body: dict[str, int]) -> dict[str, int]:
        return body

    monkeypatch.setattr("reportedly.desk.app.PAGES", (*pages.PAGES, SimpleNamespace(router=router)))
    monkeypatch.setattr("reportedly.desk.app.APIS", (SimpleNamespace(router=api),))


def test_every_answer_tells_browsers_to_load_nothing_from_elsewhere(desk: Desk, trial: None) -> None:
    client = desk()
    for address in ("/", "/nowhere", "/trial/broken", "/static/desk.css", "/api/v1/nowhere"):
        headers = client.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'"), address
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert re.search(r"total;dur=\d", headers["server-timing"])


def test_only_a_card_may_be_framed(desk: Desk, trial: None) -> None:
    headers = desk().get("/trial/card").headers
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert "db;dur=" in headers["server-timing"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8020", "127.0.0.1:8020", "[::1]:8020"])
def test_the_names_of_this_machine_are_answered(desk: Desk, host: str) -> None:
    assert desk().get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["rebound.example", "localhost.rebound.example", "127.0.0.1.rebound.example:8020", "", "<script>"])
def test_other_names_are_refused(desk: Desk, host: str) -> None:
    answer = desk().get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "<script>'" not in answer.text


def test_a_proxy_in_front_of_a_desk_without_sign_in_is_refused(desk: Desk) -> None:
    assert desk().get("/", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 403


def test_a_page_that_breaks_says_sorry_and_tells_nothing(desk: Desk, trial: None, caplog: pytest.LogCaptureFixture) -> None:
    for address, kind in (
        ("/trial/broken", "text/html"),
        ("/trial/undefined", "text/html"),
        ("/api/v1/trial/0", "application/problem+json"),
    ):
        answer = desk().get(address)
        assert answer.status_code == 500
        assert answer.headers["content-type"].startswith(kind)
        assert "secret" not in answer.text
        reference = re.search(r"under ([0-9a-f]{8})", answer.text)
        assert reference
        assert reference[1] in caplog.text


def test_programs_are_told_problems(desk: Desk, trial: None) -> None:
    answer = desk().get("/api/v1/trial/many")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["title"], problem["instance"]) == (422, HTTPStatus(422).phrase, "/api/v1/trial/many")
    assert problem["errors"][0]["name"] == "n"
    assert desk().get("/api/v1/nowhere").json()["status"] == 404


def test_people_are_told_pages(desk: Desk, trial: None) -> None:
    answer = desk().get("/trial/number/<script>alert(1)<script>")
    assert answer.status_code in (404, 422)
    answer = desk().get("/trial/number/many")
    assert answer.status_code == 422
    assert "<h1>Something is not filled in right</h1>" in answer.text
    assert desk().post("/trial/number/1").status_code in (403, 405)


def test_too_much_at_once_is_refused_with_and_without_a_length(desk: Desk, trial: None) -> None:
    client = desk(max_body=1_000_000)
    assert client.post("/api/v1/trial", content=b"x" * 1_000_001).status_code == 413
    pieces = (b"[" * 100_000 for _ in range(11))
    answer = client.post("/api/v1/trial", content=pieces, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert client.post("/api/v1/trial", content=b"{}", headers={"Content-Length": "9" * 5000}).status_code in (400, 413)


def test_what_a_browser_has_already_is_not_sent_again(desk: Desk) -> None:
    client = desk()
    client.get("/")  # gets the cookie
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/?q=other", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_files_of_the_design_are_kept_for_good_under_their_hash(desk: Desk) -> None:
    client = desk()
    address = re.search(r'href="(/static/desk\.[0-9a-f]{12}\.css)"', client.get("/").text)
    assert address
    answer = client.get(address[1])
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/css")
    assert client.get("/static/desk.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404


def form_token(client: TestClient, address: str = "/") -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def test_a_form_of_this_browser_is_taken(desk: Desk) -> None:
    client = desk()
    answer = client.post("/appearance", data={"theme": "dark", "next": "/styleguide", "csrf": form_token(client)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/styleguide")
    assert '<html lang="en" data-theme="dark">' in client.get("/").text


def test_the_appearance_leads_nowhere_else(desk: Desk) -> None:
    client = desk()
    for elsewhere in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = client.post("/appearance", data={"theme": "dark", "next": elsewhere, "csrf": form_token(client)})
        assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_what_another_site_sends_is_refused(desk: Desk, headers: dict[str, str], trial: None) -> None:
    client = desk()
    assert client.post("/appearance", data={"theme": "dark", "csrf": form_token(client)}, headers=headers).status_code == 403
    client.cookies.clear()
    assert client.post("/api/v1/trial", json={"n": 1}, headers=headers).status_code == 403


def test_a_form_without_the_right_token_is_refused(desk: Desk) -> None:
    client, other = desk(), desk()
    for token in ("", "x", "x.y", form_token(other), "é.ü"):
        form_token(client)
        assert client.post("/appearance", data={"theme": "dark", "csrf": token}).status_code == 403


def test_a_script_of_the_page_sends_the_token_as_a_header(desk: Desk, trial: None) -> None:
    client = desk()
    token = form_token(client)
    assert client.post("/api/v1/trial", json={"n": 1}).status_code == 403
    assert client.post("/api/v1/trial", json={"n": 1}, headers={"X-CSRF-Token": token}).json() == {"n": 1}


def test_a_program_of_this_machine_needs_no_token(desk: Desk, trial: None) -> None:
    assert desk().post("/api/v1/trial", json={"n": 1}).json() == {"n": 1}


def test_text_from_outside_is_escaped_and_turns_nothing(desk: Desk) -> None:
    page = desk().get("/styleguide", params={"q": '"><script>alert(1)</script>\u202e'}).text
    assert "<script>alert" not in page
    assert "javascript:" not in page
    assert "\u202e" not in page
