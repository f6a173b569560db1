"""Reading in a real browser: from a story to an article, from the words to the list and back; nothing hostile runs or breaks a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .browser import chromium_path, open_browser
from .hostile import add_hostile_story
from .serving import serving
from .store import small_desk

pytestmark = pytest.mark.skipif(chromium_path() is None, reason="no Chromium here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with small_desk() as app, serving(app) as address:
        yield address


@pytest.fixture(scope="module")
def hostile() -> Iterator[tuple[str, str]]:
    """The address of a desk with a hostile story, and the id of one of its documents."""
    with small_desk() as app:
        document = add_hostile_story(app.state.store)
        with serving(app) as address:
            yield address, document


def _open(browser: Browser, address: str, scripts: bool = True, width: int = 1280) -> Page:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(address)
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_story_to_the_words_to_the_list_and_back(browser: Browser, base: str, scripts: bool) -> None:
    page = _open(browser, base, scripts)
    page.get_by_role("link", name="Tajikistan denies").first.click()
    page.get_by_role("link", name="Articles (1)").click()
    page.locator("main li a.quiet-link, main li h3 a").first.click()
    word = page.locator(".marked a.m-event").first
    target = str(word.get_attribute("href"))
    word.click()
    assert page.url.endswith(target)
    item = page.locator(f"li{target}")
    assert item.evaluate("item => item.matches(':target')")
    item.locator("a[href^='#t-']").first.click()
    back = page.locator(f"#t-{target[1:]}")
    assert back.evaluate("mark => mark.matches(':target')")
    assert back.inner_text() == word.inner_text()
    item.get_by_role("link", name="more").click()
    assert "Record event-" in page.locator("#citation").input_value()
    page.context.close()


def test_pointing_at_words_lights_up_their_event(browser: Browser, base: str) -> None:
    page = _open(browser, f"{base}/search?q=Tajikistan+denies")
    page.locator("#found-articles ~ ol a[data-open], section[aria-labelledby=found-articles] a[data-open]").first.click()
    word = page.locator(".marked a.m-event").first
    item = page.locator(f"li{word.get_attribute('href')}")
    word.hover()
    assert "lit" in str(item.get_attribute("class"))
    page.mouse.move(0, 0)
    assert "lit" not in str(item.get_attribute("class"))
    item.hover()
    assert "lit" in str(word.get_attribute("class"))
    page.context.close()


def test_stories_are_split_with_the_keyboard(browser: Browser, hostile: tuple[str, str]) -> None:
    base, document = hostile
    page = _open(browser, f"{base}/documents/{document}", scripts=False)
    page.locator(".crumbs a").first.click()
    page.get_by_role("link", name=re.compile("Articles")).click()
    before = page.locator("input[name=document]").count()
    page.locator("input[name=document]").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Split the chosen off").focus()
    page.keyboard.press("Enter")
    page.get_by_text("The chosen articles are a story of their own.").wait_for()
    page.get_by_role("button", name="Take back").click()
    page.get_by_text("Taken back.").wait_for()
    assert page.locator("input[name=document]").count() == before
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_hostile_and_long_words_run_nothing_and_break_no_page(browser: Browser, hostile: tuple[str, str], width: int) -> None:
    base, document = hostile
    page = _open(browser, base, width=width)
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    article = f"/documents/{document}"
    page.goto(base + article)
    story = str(page.locator(".crumbs a").first.get_attribute("href"))
    event = str(page.locator(".read-event a[data-open]").first.get_attribute("href"))
    for address in (
        "/", story, f"{story}/sources", f"{story}/articles", f"{story}/copies", article, f"{article}/page", event, "/search?q=gunmen",
    ):  # fmt: skip
        page.goto(base + address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{address} is too wide"
    assert said == []
    page.context.close()
