"""``python -m tests.desk.screenshots OUT [ADDRESS...]``: each page at desktop and phone width, light and dark, as PNG files."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser

from reportedly.desk.pages import PAGES

from .browser import open_browser
from .serving import serving
from .store import small_desk

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


def examples() -> list[str]:
    """The addresses that the page modules name."""
    return [address for page in PAGES for address in getattr(page, "EXAMPLES", ())]


def take(browser: Browser, base: str, address: str, out: Path) -> None:
    """Four pictures of one page."""
    name = re.sub(r"\W+", "-", address).strip("-") or "front"
    for width, (x, y) in WIDTHS.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": x, "height": y}, color_scheme=scheme)
            page = context.new_page()
            page.goto(base + address)
            page.screenshot(path=out / f"{name}-{width}-{scheme}.png", full_page=True)
            context.close()


def main(out: Path, addresses: list[str]) -> None:
    """Take them all."""
    out.mkdir(parents=True, exist_ok=True)
    with small_desk() as app, serving(app) as base, open_browser() as browser:
        for address in addresses or examples():
            take(browser, base, address, out)
            print(address)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
