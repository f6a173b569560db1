"""Reading in a real browser: from a story to an article, from the words to the list and back; nothing hostile runs or breaks a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from .hostile import add_hostile_story
from .serving import serving
from .store import small_desk
from .test_in_browser import check

Served = Callable[..., str]
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def hostile() -> Iterator[tuple[str, str]]:
    """The address of a desk with a hostile story, and the path of one of its articles."""
    with small_desk() as app:
        document = add_hostile_story(app.state.store)
        with serving(app) as address:
            yield address, f"/documents/{document}"


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_story_to_the_words_to_the_list_and_back(served: Served, visit: Visit, scripts: bool) -> None:
    page = visit(served(), scripts=scripts)
    page.locator("main h3").get_by_role("link", name="Tajikistan denies").click()
    page.get_by_role("link", name="Articles (1)").click()
    page.locator("main li h3 a").first.click()
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


def test_pointing_at_words_lights_up_their_event(served: Served, visit: Visit) -> None:
    page = visit(served() + "/search?q=Tajikistan+denies")
    page.locator("section[aria-labelledby=found-articles] a[data-open]").first.click()
    word = page.locator(".marked a.m-event").first
    item = page.locator(f"li{word.get_attribute('href')}")
    word.hover()
    assert "lit" in str(item.get_attribute("class"))
    page.mouse.move(0, 0)
    assert "lit" not in str(item.get_attribute("class"))
    item.hover()
    assert "lit" in str(word.get_attribute("class"))


def test_stories_are_split_with_the_keyboard_and_put_back(hostile: tuple[str, str], visit: Visit) -> None:
    base, article = hostile
    page = visit(base + article, scripts=False)
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


def test_hostile_and_long_words_run_nothing_and_break_no_page(hostile: tuple[str, str], visit: Visit) -> None:
    base, article = hostile
    page = visit(base + article)
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    story = str(page.locator(".crumbs a").first.get_attribute("href"))
    event = str(page.locator(".read-event a[data-open]").first.get_attribute("href"))
    views = ["/", story, *(f"{story}/{view}" for view in ("sources", "articles", "copies")), article, f"{article}/page", event]
    for address in (*views, "/search?q=gunmen"):
        page.goto(base + address)
        check(visit, base, address)
    assert said == []
