"""The colours of charts, measured: WCAG contrast in light and dark, with the values of the desk where it has its own."""

import re
from pathlib import Path

import pytest

from reportedly.desk import charts

STATIC = Path(charts.__file__).parents[1] / "static"
PAIR = re.compile(r"(--[\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")
QUADS = [f"--quad-{quad}" for quad in (1, 2, 3, 4)]
STANDINGS = [f"--standing-{name}" for name in charts.standing.STANDINGS]
SHADES = [f"--shade-{i}" for i in range(1, 6)]
SCORES = ["--n1", "--n2", "--n3", "--p1", "--p2", "--p3", "--zero"]


def colours(name: str, scheme: int) -> dict[str, str]:
    found = {pair[0]: pair[1 + scheme] for pair in PAIR.findall((STATIC / "charts.css").read_text("utf-8"))}
    own = {pair[0]: pair[1 + scheme] for pair in PAIR.findall((STATIC / "desk.css").read_text("utf-8"))}
    return found if name == "alone" else found | own


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("where", ["alone", "desk"])
def test_contrast(where: str, scheme: int) -> None:
    known = colours(where, scheme)
    graphics = [(name, "--surface") for name in (*QUADS, "--muted", "--accent")] + [
        ("--dot", ground) for ground in (*SHADES, "--land", "--sea")
    ]
    words = [(name, "--surface") for name in ("--ink", "--muted", *STANDINGS)] + [("--ink", ground) for ground in SCORES]
    low = [(a, b, round(contrast(known[a], known[b]), 2)) for a, b in graphics if contrast(known[a], known[b]) < 3]
    low += [(a, b, round(contrast(known[a], known[b]), 2)) for a, b in words if contrast(known[a], known[b]) < 4.5]
    assert not low


def test_every_colour_used_is_known() -> None:
    sheet = (STATIC / "charts.css").read_text("utf-8")
    assert set(re.findall(r"var\((--[\w-]+)\)", sheet)) <= set(colours("alone", 0))


def test_the_sheet_refers_to_nothing_outside() -> None:
    assert not re.search(r"url\(|@import|//", (STATIC / "charts.css").read_text("utf-8"))
