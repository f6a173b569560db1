"""``python -m evaluation.dates``: the date of publication on pages with the metadata publishers write, beside ``htmldate`` alone.

The pages are our own (``tests/fixtures/dated_pages.yaml``). Exits 1 where ``htmldate`` alone finds a date that we miss.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from reportedly.clean import clean_page
from reportedly.dating import Dates, find_dates
from reportedly.records import Page

PAGES = Path(__file__).parents[1] / "tests" / "fixtures" / "dated_pages.yaml"
_STORY = "<p>" + "The delegations met on Monday and agreed on nothing, officials told reporters after the talks. " * 4 + "</p>"


def load_pages() -> list[dict[str, Any]]:
    """The pages, each with its ``html``."""
    pages: list[dict[str, Any]] = yaml.safe_load(PAGES.read_text(encoding="utf-8"))
    for page in pages:
        title = page.get("title", "Talks end without result")
        page["html"] = (
            f"<html><head><title>{title}</title>{page['head']}</head><body>{page.get('before', '')}<article><h1>{title}</h1>"
            f"{_STORY}{_STORY}{page.get('body', '')}</article></body></html>"
        )
    return pages


def ours(page: dict[str, Any]) -> Dates:
    """What we find."""
    given = Page(content=page["html"], is_html=True, url=page.get("url"))
    return find_dates(given, clean_page(given)[0])


def htmldates(page: dict[str, Any]) -> str | None:
    """What htmldate finds by itself; its last day is fixed, as its default is today."""
    import htmldate

    found: str | None = htmldate.find_date(page["html"], url=page.get("url"), original_date=True, max_date="2100-12-31")
    return found


def main() -> int:
    """Prints a line for each page and the two counts."""
    mine = theirs = worse = 0
    pages = load_pages()
    for page in pages:
        wanted = str(page["published"]) if page["published"] else None
        found, alone = ours(page).published, htmldates(page)
        right = (found.start if found else None) == wanted
        mine, theirs, worse = mine + right, theirs + (alone == wanted), worse + (alone == wanted and not right)
        print(f"{page['name']}: {wanted}; ours {found and found.start}, htmldate {alone}")
    print(f"{len(pages)} pages: ours {mine} right, htmldate alone {theirs}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
