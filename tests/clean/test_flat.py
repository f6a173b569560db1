"""Flattened pages: which lines are the story."""

from pathlib import Path

import pytest

from reportedly.clean import clean_page
from reportedly.clean.flat import find_in_text, found_text
from reportedly.records import Page

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"


def cleaned(name):
    page = Page(content=(PAGES / name).read_text(encoding="utf-8"))
    return page, *clean_page(page)


def test_blog_loses_its_share_buttons_and_comment_form():
    _, document, problems = cleaned("harbour-blog.txt")
    assert document.title == "Senegal and Mauritania reopen talks on fishing licences"
    assert document.section == "Fisheries"
    assert document.byline == "Awa Example"
    assert document.text.startswith(document.title + "\n\nSenegal and Mauritania have reopened talks")
    assert document.text.endswith("They are expected to meet again in Dakar next month.")
    assert "Advertisement" not in document.text
    assert "Share" not in document.text
    assert problems == ()


def test_news_page_keeps_standfirst_dateline_and_paragraph_after_an_inline_link():
    _, document, _ = cleaned("dam-wire.txt")
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0] == "Egypt rejects Ethiopian offer on dam inspections"
    assert paragraphs[1].startswith("Cairo says visits")
    assert paragraphs[2].startswith("ADDIS ABABA, Ethiopia (Example Agency) —")
    assert paragraphs[-1].startswith("The three countries have met")
    assert document.byline == "Hala Example and Dawit Sample"
    for furniture in ("Story continues", "Read more", "Most read", "Chad postpones", "newsletter", "file photo", "Follow her"):
        assert furniture not in document.text


@pytest.mark.parametrize("name", ["clean-article.txt", "haushalt-de.txt"])
def test_clean_article_is_kept_whole(name):
    page, document, _ = cleaned(name)
    assert document.text == page.content.strip()
    assert document.title_span == (0, len(document.title))


def test_wrapped_telegram_becomes_paragraphs():
    page, document, _ = cleaned("chaco-telegram.txt")
    second = document.text.split("\n\n")[1]
    assert second.startswith("The delegate of Paraguay replied that his country had no troops there. He accused La Paz of building")
    assert document.text.split() == page.content.split()


@pytest.mark.parametrize(
    "text",
    [
        "Talks ended without a deal",  # a headline without a stop
        "Rebels freed four nurses near Goma, the Red Cross said.",
        "A: Will you resign?\nB: No.",
    ],
)
def test_one_sentence_is_not_furniture(text):
    document, problems = clean_page(Page(content=text))
    assert document.text.split() == text.split()
    assert problems == ()


def test_origin_leads_back_to_the_page():
    for name in ("harbour-blog.txt", "dam-wire.txt", "chaco-telegram.txt"):
        page, document, _ = cleaned(name)
        covered = 0
        for start, end, a, b in document.origin:
            if document.text[start:end].strip():
                assert document.text[start:end] == page.content[a:b]
            covered += end - start
        assert covered >= len(document.text) - 2 * document.text.count("\n\n")


def test_menu_alone_is_no_article():
    document, problems = clean_page(Page(content="Home\nWorld\nSport\nSign in\nSubscribe\n© 2020 Example\nPrivacy Policy"))
    assert document.text == ""
    assert [p.stage for p in problems] == ["clean"]
    assert "no article" in problems[0].message


def test_cookie_notice_is_told():
    _, document, problems = cleaned("cookie-notice.txt")
    assert document.text == ""
    assert len(problems) == 1


def test_paywall_is_told():
    story = "Rates rise in Accra\nThe central bank raised its main rate on Monday ..."
    text = f"Home\nSubscribe\n{story}\nSubscribe to continue reading\nSign in\n© Example"
    _, problems = clean_page(Page(content=text))
    assert "sign in or subscribe" in problems[0].message


def test_given_title_is_found_on_the_page_with_its_suffix_cut():
    text = (PAGES / "harbour-blog.txt").read_text(encoding="utf-8")
    document, _ = clean_page(Page(content=text, title="Senegal and Mauritania reopen talks on fishing licences"))
    assert document.title_span == (0, len(document.title))


def test_invisible_characters_do_not_break_words():
    document, _ = clean_page(Page(content="The gov\u00adern\u200bment of Chad resigned on Monday."))
    assert document.text == "The government of Chad resigned on Monday."
    assert [piece[:2] for piece in document.origin] == [(0, 7), (7, 10), (10, 42)]


RAID = "Police in Kisumu arrested four men on Monday after a raid on a warehouse that held stolen fuel, the county commander said."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Four held in Kisumu fuel raid\n\n{RAID}\n\nSubscribe to our newsletter", ["Four held in Kisumu fuel raid", RAID]),
        (f"{RAID}\nSubscribe to our newsletter", [RAID]),
        (f"Subscribe to our newsletter\n{RAID}\nShare this article", [RAID]),
        ("Sign in to continue reading\nSubscribe now\nMy account", []),
        ("Minister quits\nSubscribe to read the full story", []),
        ("Subscribe to our newsletter", []),
        (f"Sign in to continue reading\n{RAID}\nForgot your password?", []),  # whose words these are is not to be told
    ],
)
def test_a_newsletter_line_does_not_drop_a_story_of_one_paragraph(text: str, kept: list[str]) -> None:
    """It was taken for a page without an article."""
    found = find_in_text(text)
    assert [line for line in found_text(found).text.split("\n\n") if line] == kept
