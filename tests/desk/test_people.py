"""Signing in and out, and what each role may do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from reportedly.desk.pages import APIS, PAGES
from reportedly.people import make_token

from .store import PASSWORD

Desk = Callable[..., TestClient]


def token_in(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]


def enter(client: TestClient, name: str, password: str = PASSWORD, following: str = "/") -> int:
    """Sign in by the form; the answer's status."""
    data = {"name": name, "password": password, "next": following, "csrf": token_in(client.get("/sign-in").text)}
    return client.post("/sign-in", data=data).status_code


def send(client: TestClient, address: str, on: str, **data: str) -> tuple[int, str]:
    """Send a form of the page ``on``; status, and the page or where it leads."""
    answer = client.post(address, data=data | {"csrf": token_in(client.get(on).text)})
    return answer.status_code, answer.headers.get("location") or answer.text


def test_a_desk_for_one_machine_needs_no_sign_in(desk: Desk) -> None:
    client = desk()
    assert client.get("/").status_code == 200
    assert "nobody needs to sign in" in client.get("/sign-in").text
    assert "there is no account" in client.get("/account").text
    assert send(client, "/account/password", "/account", old="x", new="y")[0] == 403


def test_everything_else_asks_who_is_there(desk: Desk) -> None:
    client = desk(sign_in=True)
    for module in (*PAGES, *APIS):
        if getattr(module, "PUBLIC", False):
            continue
        for route in module.router.routes:
            assert isinstance(route, APIRoute)
            if "GET" in route.methods:
                answer = client.get(route.path)
                assert answer.status_code in (303, 401), route.path
                assert not answer.is_success


def test_people_are_led_to_the_door_and_back(desk: Desk) -> None:
    client = desk(sign_in=True)
    answer = client.get("/users?a=1&b=2")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fusers%3Fa%3D1%26b%3D2")
    door = client.get(answer.headers["location"])
    assert 'name="next" value="/users?a=1&amp;b=2"' in door.text
    assert "<nav" not in door.text, "no navigation for strangers"
    data = {"name": "ada", "password": PASSWORD, "next": "/users?a=1&b=2", "csrf": token_in(door.text)}
    assert client.post("/sign-in", data=data).headers["location"] == "/users?a=1&b=2"
    assert client.get("/users").status_code == 200
    assert client.get("/sign-in").status_code == 303


def test_signing_in_leads_nowhere_else(desk: Desk) -> None:
    client = desk(sign_in=True)
    assert 'name="next" value="/"' in client.get("/sign-in?next=https://evil.example/").text
    data = {"name": "ada", "password": PASSWORD, "next": "//evil.example", "csrf": token_in(client.get("/sign-in").text)}
    assert client.post("/sign-in", data=data).headers["location"] == "/"


def test_the_session_cookie_is_out_of_reach_of_scripts(desk: Desk) -> None:
    client = desk(sign_in=True)
    data = {"name": "ada", "password": PASSWORD, "csrf": token_in(client.get("/sign-in").text)}
    cookie = client.post("/sign-in", data=data).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie


def test_over_https_the_cookie_never_travels_in_the_clear(desk: Desk) -> None:
    client = desk(sign_in=True, https=True)
    client.base_url = "https://localhost"  # type: ignore[assignment]
    data = {"name": "ada", "password": PASSWORD, "csrf": token_in(client.get("/sign-in").text)}
    answer = client.post("/sign-in", data=data)
    assert answer.headers["set-cookie"].startswith("__Host-desk_session=")
    assert "Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]
    assert client.get("/users").status_code == 200


def test_a_wrong_password_comes_back_with_the_name_and_no_password(desk: Desk) -> None:
    client = desk(sign_in=True)
    data = {"name": "ada", "password": "wrong horse", "csrf": token_in(client.get("/sign-in").text)}
    answer = client.post("/sign-in", data=data)
    assert answer.status_code == 401
    assert "do not fit" in answer.text
    assert 'value="ada"' in answer.text
    assert "wrong horse" not in answer.text


def test_too_many_wrong_passwords_must_wait(desk: Desk) -> None:
    client = desk(sign_in=True)
    assert [enter(client, "ada", "wrong horse") for _ in range(6)] == [401] * 5 + [429]


def test_signing_out_ends_the_session_on_our_side(desk: Desk) -> None:
    client = desk(sign_in=True)
    enter(client, "vera")
    stolen = client.cookies["desk_session"]
    assert send(client, "/sign-out", "/") == (303, "/sign-in")
    client.cookies.set("desk_session", stolen)
    assert client.get("/").status_code == 303


def test_another_sites_form_cannot_act_for_who_has_signed_in(desk: Desk) -> None:
    client = desk(sign_in=True)
    enter(client, "ada")
    assert client.post("/users", data={"name": "eve", "role": "admin"}).status_code == 403
    token = token_in(client.get("/").text)
    answer = client.post("/users", data={"name": "eve", "role": "admin", "csrf": token}, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403
    other = desk(sign_in=True)
    enter(other, "vera")
    assert client.post("/users", data={"name": "eve", "csrf": token_in(other.get("/").text)}).status_code == 403


@pytest.mark.parametrize("name", ["vera", "rui"])
def test_only_admins_keep_the_users(desk: Desk, name: str) -> None:
    client = desk(sign_in=True)
    enter(client, name)
    page = client.get("/users")
    assert page.status_code == 403
    assert f"{name} is here as" in page.text
    assert client.get("/audit").status_code == 403
    assert send(client, "/users/ada/remove", "/")[0] == 403
    send(client, "/sign-out", "/")
    enter(client, "ada")
    log = client.get("/audit").text
    assert "GET /users" in log
    assert "POST /users/ada/remove" in log


def test_what_is_done_to_stories_and_documents_is_logged(desk: Desk) -> None:
    client = desk(sign_in=True)
    enter(client, "rui")
    one, other = [story["id"] for story in client.get("/api/v1/stories?limit=2").json()["stories"]]
    status, together = send(client, f"/stories/{one}/merge", f"/stories/{one}/articles", other=other)
    assert status == 303
    article = re.findall(r'name="document" value="([^"]+)"', client.get(together).text)[0]
    status, alone = send(client, together.replace("articles", "split"), together, document=article)
    deed = re.search(r'name="deed" value="([^"]+)"', client.get(alone).text)
    assert deed
    assert send(client, alone.replace("articles", "undo"), alone, deed=deed[1])[0] == 303
    assert send(client, alone.replace("articles", "undo"), alone, deed="deed-absent")[0] == 409
    send(client, "/sign-out", "/")
    enter(client, "ada")
    token = token_in(client.get("/").text)
    stories = client.get("/api/v1/stories?limit=2").json()["stories"]
    headers = {"x-csrf-token": token}
    assert client.post(f"/api/v1/stories/{stories[0]['id']}/merge", json={"other": stories[1]["id"]}, headers=headers).status_code == 200
    assert client.delete(f"/api/v1/documents/{article}", headers=headers).status_code == 204
    log = re.findall(
        r'data-label="Who" class="whole">([^<]*)</td>\s*<td data-label="What">([^<]*)</td><td data-label="About">([^<]*)<',
        client.get("/audit").text,
    )
    expected = [
        ("ada", "document removed", article),
        ("ada", "stories merged", f"{stories[0]['id']} and {stories[1]['id']}"),
        ("ada", "signed in", ""),
        ("rui", "signed out", ""),
        ("rui", "split or merge taken back", deed[1]),
        ("rui", "story split", "1 of 2 articles"),
        ("rui", "stories merged", f"{one} and {other}"),
    ]
    for (who, act, about), (name, did, to) in zip(log, expected, strict=False):
        assert (who, act) == (name, did)
        assert to in about


def test_an_admin_adds_changes_and_removes(desk: Desk) -> None:
    client = desk(sign_in=True)
    enter(client, "ada")
    status, page = send(client, "/users", "/users", name="Kim", role="reviewer")
    assert status == 200
    password = re.search(r'class="secret">([^<]+)<', page)
    assert password
    assert client.get("/users").headers["cache-control"] == "no-store"
    assert send(client, "/users", "/users", name="kim", role="viewer")[0] == 422
    assert send(client, "/users/kim/role", "/users", role="viewer") == (303, "/users")
    assert "kim is viewer now." in client.get("/users").text
    send(client, "/users/ada/remove", "/users")
    assert "only admin" in client.get("/users").text
    send(client, "/sign-out", "/")
    assert enter(client, "kim", password[1]) == 303
    assert client.get("/users").status_code == 403


def test_one_changes_ones_own_password(desk: Desk) -> None:
    client = desk(sign_in=True)
    enter(client, "vera")
    assert send(client, "/account/password", "/account", old="wrong horse", new="nine loud harbours")[0] == 422
    assert send(client, "/account/password", "/account", old=PASSWORD, new="short")[0] == 422
    assert send(client, "/account/password", "/account", old=PASSWORD, new="nine loud harbours") == (303, "/account")
    assert "signed out everywhere else" in client.get("/account").text
    send(client, "/sign-out", "/")
    assert enter(client, "vera") == 401
    assert enter(client, "vera", "nine loud harbours") == 303


def test_a_token_is_shown_once_and_used_by_programs(desk: Desk) -> None:
    client = desk(sign_in=True)
    enter(client, "ada")
    _, page = send(client, "/account/tokens", "/account", label="nightly <b>", scope="admin", days="30")
    token = re.search(r'class="secret">(rpt_[^<]+)<', page)
    assert token
    again = client.get("/account").text
    assert token[1] not in again
    assert "nightly &lt;b&gt;" in again
    client.cookies.clear()
    headers = {"Authorization": f"Bearer {token[1]}"}
    assert client.get("/users", headers=headers).status_code == 200
    assert client.post("/users/vera/role", data={"role": "reviewer"}, headers=headers).status_code == 303, "no form, no CSRF token"
    assert client.post("/account/tokens", data={"scope": "admin"}, headers=headers).status_code == 403
    assert client.get("/users", headers={"Authorization": f"Bearer {token[1]}x"}).status_code == 303
    assert client.get("/users", headers={"Authorization": "Bearer x", "Accept": "application/problem+json"}).status_code == 401


def test_a_reading_token_changes_nothing(desk: Desk) -> None:
    client = desk(sign_in=True)
    with client.app.state.store.write() as connection:  # type: ignore[attr-defined]
        token = make_token(connection, "ada", "", "read", "tests")
        other = make_token(connection, "ada", "", "write", "tests")
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/", headers=headers).status_code == 200
    assert client.get("/users", headers=headers).status_code == 403
    assert client.post("/users/vera/role", data={"role": "admin"}, headers=headers).status_code == 403
    assert client.post("/users/vera/role", data={"role": "admin"}, headers={"Authorization": f"Bearer {other}"}).status_code == 403


def test_a_token_counts_on_a_desk_without_sign_in_too(desk: Desk) -> None:
    client = desk()
    assert client.get("/users", headers={"Authorization": "Bearer nonsense", "Accept": "application/problem+json"}).status_code == 401


OPEN_TO_ALL_ROLES = {
    "/appearance",
    "/sign-in",
    "/sign-out",
    "/account/password",
    "/account/sessions",
    "/account/tokens",
    "/account/tokens/{token_id}/revoke",
    "/share", "/share/{key}/revoke",  # viewers share; who takes back a link of somebody else is looked at there
    "/saved", "/saved/{key}/open", "/saved/{key}/delete", "/basket", "/basket/out",  # each person's own; a bulk verdict asks for its role
}  # fmt: skip


def test_whatever_changes_something_asks_for_a_role() -> None:
    """A page that takes a POST names the role it needs, or stands in the list above for a reason: it only concerns oneself."""
    for module in (*PAGES, *APIS):
        for route in module.router.routes:
            assert isinstance(route, APIRoute)
            if route.methods <= {"GET", "HEAD", "OPTIONS"} or route.path in OPEN_TO_ALL_ROLES:
                continue
            calls = [dependency.call.__name__ for dependency in route.dependant.dependencies if dependency.call]
            assert "with_role" in calls, f"{route.path}: give its function `user: Reviewer` or `user: Admin` (desk/access.py)"
