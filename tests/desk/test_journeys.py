"""What people come for, from end to end in a real browser: filtering, sharing with somebody outside, adding a page, signing in, being
refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect

from reportedly.jobs import Workers

from .serving import serving
from .store import PASSWORD, small_desk
from .test_in_browser import too_wide, violations

Served = Callable[..., str]
Visit = Callable[..., Page]
ARTICLE = (
    "Fishermen block the harbour of Suva\n\n"
    "Fishermen blocked the harbour of Suva on Tuesday, Fiji's police said.\n\n"
    "The police arrested four fishermen, a union official told reporters. Fiji's government denied that anybody had been arrested.\n"
)


@pytest.fixture(scope="module")
def reading() -> Iterator[tuple[str, FastAPI]]:
    """A desk whose worker really reads, by rules alone."""
    with small_desk(fast=True) as app, serving(app) as base:
        address = app.state.store.engine.url.render_as_string(hide_password=False)
        app.state.workers = Workers(address, fast=True)
        try:
            yield base, app
        finally:
            app.state.workers.stop()


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill the form that is shown."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page: Page) -> None:
    """By the menu under one's name."""
    page.locator("details.me summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator(".toast")).to_contain_text("You have signed out.")


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_are_chosen_taken_back_and_kept_from_view_to_view(served: Served, visit: Visit, scripts: bool) -> None:
    base = served()
    page = visit(base + "/events", scripts=scripts)
    total = page.locator("[role=status] strong")
    everything = total.inner_text()
    choice = page.locator("#filters a", has_text="denied")
    number = choice.locator(".count").inner_text()
    choice.click()
    page.wait_for_url("**/events?standing=denied")
    expect(total).to_have_text(number)
    expect(page.locator("tr[data-item] .standing-denied").first).to_be_visible()
    assert page.locator("tr[data-item] td[data-label=Standing] .standing:not(.standing-denied)").count() == 0
    page.get_by_role("link", name="Timeline").click()
    page.wait_for_url("**/events/timeline?standing=denied")
    expect(total).to_have_text(number)
    words = page.get_by_role("searchbox", name="Words in the sentence")
    words.fill("nosuchword")
    words.press("Enter")
    page.wait_for_url("**q=nosuchword**")
    expect(total).to_have_text("0")
    page.locator(".chips a", has_text="Text: nosuchword").click()
    expect(total).to_have_text(number)
    page.go_back()
    expect(total).to_have_text("0")
    page.get_by_role("link", name="Clear all").click()
    expect(total).to_have_text(everything)


def test_an_event_is_shared_seen_by_somebody_outside_and_taken_back(served: Served, visit: Visit) -> None:
    base = served(sign_in=True)
    page = visit(base + "/sign-in?next=/events%3Fstanding%3Ddenied")
    sign_in(page, "rui")
    page.locator("tr[data-item] a[data-open]").first.click()
    headline, event = page.locator("h1").inner_text(), page.url
    sentence, number = page.locator(".reading").inner_text(), page.locator("dl.facts code").inner_text()
    page.get_by_role("link", name="Share").click()
    page.get_by_label(re.compile("sentence", re.I)).check()
    page.get_by_label("For how long").select_option("7")
    page.get_by_role("button", name="Make the link").click()
    address = page.get_by_label("Address").input_value()
    assert address.startswith(base + "/s/")

    outside = visit(address, scripts=False, phone=True)
    expect(outside.locator("h1")).to_have_text(headline)
    expect(outside.locator("main")).to_contain_text("Shared by rui until")
    told = outside.locator(".quote").inner_text()
    assert told
    assert " ".join(told.split()) in " ".join(sentence.split())
    assert number not in outside.content(), "confidence and rule were not chosen"
    assert outside.get_by_role("navigation", name="Pages").count() == outside.get_by_role("search").count() == 0
    for closed in (event, base + "/share", base + "/"):
        outside.goto(closed)
        expect(outside.get_by_label("Password")).to_be_visible()

    page.get_by_role("link", name="All links").click()
    row = page.locator("tr[data-item]", has_text=headline)
    expect(row.locator("[data-label=Opened]")).to_have_text("1")
    row.get_by_role("button", name="Take back").click()
    expect(page.locator(".toast")).to_contain_text("leads nowhere any more")
    answer = outside.goto(address)
    assert answer
    assert answer.status == 410
    assert sentence not in outside.content()


def test_a_shared_page_is_for_everybody(served: Served, visit: Visit) -> None:
    page = visit(served() + "/", bypass_csp=True, phone=True)
    page.locator("main h3 a[data-open]").first.click()
    page.get_by_role("link", name="Share").click()
    page.get_by_role("button", name="Make the link").click()
    assert violations(page) == []
    page.get_by_role("link", name="Look at it").click()
    expect(page.locator("main article").first).to_be_visible()
    assert violations(page) == []
    assert too_wide(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_pasted_page_is_read_and_its_article_shown(reading: tuple[str, FastAPI], visit: Visit, scripts: bool) -> None:
    base, _ = reading
    text = ARTICLE if scripts else ARTICLE.replace("Suva", "Lautoka")
    page = visit(base + "/", scripts=scripts)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Add").click()
    form = page.locator("form", has=page.get_by_label("Text, or the source"))
    form.get_by_label("Text, or the source").fill(text)
    form.get_by_label("Publisher").fill("Harbour Gazette")
    form.get_by_label("Published").fill("2026-05-06")
    form.get_by_role("button", name="Read it").click()
    page.wait_for_url(re.compile(r"/jobs/\d+$"))
    expect(page.get_by_role("link", name="Look at it")).to_be_visible(timeout=240_000)  # the page asks again by itself
    expect(page.locator("main")).to_contain_text("1 page of 1 read, 1 document added.")
    page.get_by_role("link", name="Look at it").click()
    expect(page.locator("h1")).to_contain_text("Fishermen block the harbour")
    expect(page.locator("main")).to_contain_text("Harbour Gazette")
    assert page.locator(".marked a.m-event").count() >= 2
    assert page.locator("li.read-event .standing-denied, li.read-event .standing-disputed").count() >= 1
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link").last.click()
    expect(page.locator("main .happening").first).to_be_visible()


def test_an_empty_form_is_told_and_nothing_is_lost(reading: tuple[str, FastAPI], visit: Visit) -> None:
    base, app = reading
    page = visit(base + "/add")
    form = page.locator("form", has=page.get_by_label("Text, or the source"))
    form.get_by_label("Text, or the source").fill(" ")  # passes for the browser, not for the desk
    form.get_by_label("Publisher").fill("Harbour Gazette")
    form.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text("there is nothing in it")
    expect(form.get_by_label("Publisher")).to_have_value("Harbour Gazette")
    with app.state.store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM jobs WHERE title = 'a pasted page'").scalar() == 0


def test_signing_in_leads_to_the_page_that_was_asked_for_and_signing_out_closes_it(served: Served, visit: Visit) -> None:
    base = served(sign_in=True)
    asked = base + "/events?standing=denied"
    page = visit(asked)
    expect(page.get_by_label("Password")).to_be_visible()
    assert page.get_by_role("search").count() == 0
    sign_in(page, "ada", PASSWORD + "?")
    expect(page.get_by_role("alert")).to_have_text("Name and password do not fit together.")
    expect(page.get_by_label("Name")).to_have_value("ada")
    assert page.get_by_label("Password").input_value() == ""
    page.goto(asked)
    expect(page.get_by_label("Password")).to_be_visible()
    sign_in(page, "ada")
    page.wait_for_url(asked)
    expect(page.locator("details.me summary")).to_contain_text("ada")
    assert page.evaluate("() => document.cookie").count("session") == 0, "scripts cannot read who is signed in"
    sign_out(page)
    page.go_back()
    expect(page.get_by_label("Password")).to_be_visible()
    assert page.locator("tr[data-item]").count() == 0


def test_a_viewer_cannot_judge_add_or_keep_users(served: Served, visit: Visit) -> None:
    base = served(sign_in=True)
    page = visit(base + "/sign-in?next=/review%3Ftype%3DASSAULT")
    sign_in(page, "vera")
    counter = page.locator("[role=status]", has_text="waiting")
    waiting = counter.inner_text()
    expect(page.locator("main")).to_contain_text("you can look; reviewers judge")
    assert page.get_by_role("button", name="Accept").count() == 0
    for key in "aru":
        page.keyboard.press(key)
    page.reload()
    expect(counter).to_have_text(waiting)
    document, event = re.findall(r"/documents/([^/]+)/events/([^/?]+)", str(page.locator("#event a").last.get_attribute("href")))[0]
    page.evaluate(
        """([document_, event]) => {
            const form = Object.assign(document.createElement('form'), {method: 'post', action: '/review/judge'});
            const fields = {csrf: document.querySelector('meta[name=csrf-token]').content, document: document_, event, action: 'accept'};
            for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), {name, value}));
            document.body.append(form);
            form.submit();
        }""",
        [document, event],
    )
    expect(page.locator("h1")).to_have_text("Not for you")
    expect(page.locator("main")).to_contain_text("This needs the role reviewer; vera is here as viewer.")
    for closed in ("/add", "/jobs", "/users", "/audit"):
        answer = page.goto(base + closed)
        assert answer
        assert answer.status == 403, closed
        expect(page.locator("main")).to_contain_text("vera is here as viewer")
    page.goto(base + "/review?type=ASSAULT")
    expect(counter).to_have_text(waiting)
