"""Every page in a real browser: accessible, on a phone, without scripts, asking nothing of other hosts; and what the keyboard does."""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from reportedly.desk.assets import FOLDER

from .screenshots import examples
from .store import PASSWORD

Served = Callable[..., str]
Visit = Callable[..., Page]
EXAMPLES = sorted(set(examples()))
AXE = importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds serious or critical, with where."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['html'][:200]} ({' '.join((node.get('failureSummary') or '').split())[:200]})"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"][:5]
    ]


def too_wide(page: Page) -> list[str]:
    """What makes a phone scroll sideways; empty where nothing does."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 150)).slice(-5)"""
    )


def led_away(page: Page, base: str) -> list[str]:
    """Links to other hosts that are not marked as an article's own page, and what is inline, which the policy refuses."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('[href], [src], [action], style, script:not([src]), [style]')]
        .filter(e => e.matches('style, script:not([src]), [style]') ||
            /^\\s*([a-z]+:)?\\/\\//i.test(e.getAttribute('href') ?? e.getAttribute('src') ?? e.getAttribute('action') ?? ''))
        .filter(e => !(e.matches('a') && ['noopener', 'noreferrer', 'external'].every(word => e.relList.contains(word))))
        .map(e => e.outerHTML.slice(0, 200))"""
    )
    return [html for html in found if base not in html]


def check(visit: Visit, base: str, address: str) -> None:
    """All that holds for every page: on a phone in the dark, and on a desk in the light."""
    asked: list[str] = []
    for phone in (True, False):
        page = visit("about:blank", bypass_csp=True, phone=phone, dark=phone)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(base + address)
        assert violations(page) == [], address
        assert too_wide(page) == [], address
    assert led_away(page, base) == [], f"{address}: links to articles' own pages are made by outward(...) of parts/page.html"
    assert asked
    assert [url for url in asked if not url.startswith((base, "data:"))] == [], address


@pytest.mark.parametrize("address", EXAMPLES)
def test_page_is_for_everybody_and_asks_nothing_of_other_hosts(address: str, served: Served, visit: Visit) -> None:
    check(visit, served(), address)


def test_pages_of_one_thing_too(served: Served, visit: Visit) -> None:
    """A page of each kind that the pages above lead to: of a story, an article, an event, an actor."""
    page = visit(served() + "/", scripts=False)
    kinds: dict[tuple[str, ...], str] = {}
    for address in ("/", "/events", "/actors", "/disputes", "/search?q=police"):
        page.goto(served() + address)
        for link in page.evaluate("() => [...document.querySelectorAll('main a[href^=\"/\"]')].map(a => a.getAttribute('href'))"):
            path = link.partition("#")[0].partition("?")[0].strip("/").split("/")
            if len(path) > 1 and link.partition("#")[0] not in EXAMPLES:
                kinds.setdefault((path[0], *path[2:]), link)
    assert {kind[0] for kind in kinds} >= {"stories", "documents", "actors"}, kinds
    faults = []
    for address in kinds.values():
        try:
            check(visit, served(), address)
        except AssertionError as fault:
            faults.append(str(fault)[:1500])
    assert faults == []


def test_these_checks_find_faults(served: Served, visit: Visit) -> None:
    page = visit(served() + "/nowhere", bypass_csp=True, phone=True)
    page.evaluate(
        """() => document.querySelector('main').innerHTML = '<img src="//elsewhere.example/x"><a href="https://elsewhere.example/">x</a>' +
        '<input><div style="width: 900px; color: #eee">pale</div>'"""
    )
    assert {violation.partition(":")[0] for violation in violations(page)} >= {"image-alt", "label", "color-contrast"}
    assert too_wide(page)
    assert len(led_away(page, served())) == 3


@pytest.mark.parametrize("name", sorted(p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if p.suffix in (".css", ".js", ".svg")))
def test_files_of_the_design_name_no_other_host(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    hosts = set(re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"')]*", text)) - {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert hosts == set()
    assert "@import" not in text


def test_the_keyboard_searches_moves_and_opens(served: Served, visit: Visit) -> None:
    page = visit(served() + "/styleguide")
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.id") == "q"
    page.keyboard.type("jj?")  # in a field they are letters
    assert page.locator("#q").input_value() == "jj?"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("() => [...document.querySelectorAll('[data-item]')].indexOf(document.activeElement)") == 0
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/styleguide?event=2")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url(served() + "/")


def test_the_skip_link_leads_past_the_header(served: Served, visit: Visit) -> None:
    page = visit(served() + "/styleguide")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("() => location.hash") == "#main"


@pytest.mark.parametrize("scripts", [True, False])
def test_dark_can_be_chosen_and_stays(served: Served, visit: Visit, scripts: bool) -> None:
    page = visit(served() + "/styleguide?view=sources", scripts=scripts)
    page.locator("details.me summary").click()
    page.get_by_role("button", name="Dark", exact=True).click()
    page.wait_for_url("**/styleguide?view=sources")
    assert page.locator("html[data-theme=dark]").count() == 1
    page.goto(served() + "/")
    assert page.locator("html[data-theme=dark]").count() == 1


def test_signing_in_being_refused_and_signing_out_without_scripts(served: Served, visit: Visit) -> None:
    page = visit(served(sign_in=True) + "/users", scripts=False)
    page.get_by_label("Name").fill("vera")
    page.get_by_label("Password").fill("wrong horse")
    page.get_by_role("button", name="Sign in").click()
    assert "do not fit" in page.get_by_role("alert").inner_text()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    assert "needs the role admin" in page.locator("main").inner_text()
    page.locator("details.me summary").click()
    page.get_by_role("button", name="Sign out").click()
    assert "You have signed out." in page.locator(".toast").inner_text()
    assert page.get_by_label("Password").is_visible()
    page.reload()
    assert page.locator(".toast").count() == 0


@pytest.mark.parametrize("address", ["/account", "/users", "/audit", "/nowhere"])
def test_pages_of_who_has_signed_in_can_be_used_by_everybody(address: str, served: Served, visit: Visit) -> None:
    page = visit(served(sign_in=True) + "/sign-in?next=" + address, bypass_csp=True, phone=True)
    assert violations(page) == []
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**" + address)
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
