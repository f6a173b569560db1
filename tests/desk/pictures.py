"""``python -m tests.desk.pictures DIR``: the pictures of docs/desk.md, of the bundled stories."""

from __future__ import annotations

import sys
from pathlib import Path

import httpx2

from .browser import open_browser
from .serving import serving
from .store import small_desk


def main(out: Path) -> None:
    """Take them, small enough to be kept."""
    out.mkdir(parents=True, exist_ok=True)
    with small_desk() as app, serving(app) as base, open_browser() as browser:
        hits = httpx2.get(f"{base}/api/v1/search?q=Tajikistan+denies").json()["hits"]
        wanted = {"front": "/", "article": f"/documents/{hits[0]['document']['id']}", "map": "/events/map"}
        for name, address in wanted.items():
            page = browser.new_page(viewport={"width": 1100, "height": 700})
            page.goto(base + address)
            page.screenshot(path=out / f"{name}.png")
            page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
