"""Every chart, fed with names from hostile pages: nothing runs, nothing breaks out, nothing refers outside."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from reportedly.desk import charts
from reportedly.desk.charts import Actor, Edge, Figure, MapCountry, MapPoint, Part

EVIL = "<script>alert('x')</script>\" onload=\"alert(1)\" style='x'\x1b[31m\u202e"
LONG = "Committee of very long names " * 300
VOID = {"meta", "link", "br"}
AWAY = (
    "javascript:alert(1)",
    "//elsewhere.example/",
    "https://elsewhere.example/",
    "data:text/html,x",
    "/\\elsewhere.example",
    "\tjavascript:x",
)


def edges(name: str, href: str) -> list[Edge]:
    one, other = Actor(id=name, name=name, group=name, href=href), Actor(id="b", name="Farmers", href="/actors/b")
    return [
        Edge(actor=one, recipient=other, count=3, score=float("nan"), href=href),
        Edge(actor=other, recipient=one, count=2, score=-99.0),
        Edge(actor=one, recipient=one, count=1, score=4.0),
        Edge(actor=other, recipient=other, count=-5),
    ]


def every_chart(name: str, href: str) -> dict[str, str]:
    points = [
        MapPoint(name=name, lat=1, lon=2, count=3, country=name, href=href),
        MapPoint(name=name, lat=float("nan"), lon=2, count=3),
        MapPoint(name=name, lat=1, lon=2, count=-3, precision="region", href=href),
    ]
    countries = [MapCountry(code=name, name=name, count=2, href=href), MapCountry(code="TCD", name=name, count=2, href=href)]
    numbers = [
        Figure(when=date(2026, 3, 1), source=name, low=float("nan"), high=4, href=href),
        Figure(when=date(2026, 3, 2), source=name, low=-3, high=1e300, href=href, standing="denied"),
        Figure(when=date(2026, 3, 2), source=name, low=float("inf"), high=None),
    ]
    times = [charts.dated("2026-03-01", "2026-03-01", 1), charts.dated("2026-03-01", "2026-05-31", 4), charts.dated("x", None, 3)]
    return {
        "map": charts.world_map(points, countries, label=name),
        "table": charts.map_table(points, countries, caption=name),
        "timeline": charts.timeline(charts.bin_events(times, link=lambda a, b: href), label=name, undated_href=href),
        "matrix": charts.matrix(edges(name, href), label=name),
        "network": charts.network(edges(name, href), label=name),
        "numbers": charts.numbers_over_time(numbers, label=name),
        "sparkline": charts.sparkline([1, -2, float("nan"), float("inf"), 5], label=name),
        "shares": charts.share_bar([Part(key="quad-1", word=name, count=2, href=href), Part(key=name, word="x", count=1)], label=name),
        "standing": charts.standing_shares({"denied": 2}, label=name, links={"denied": href}),
    }


class Page(HTMLParser):
    """Tags in balance, and every attribute by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", [EVIL, LONG, "", "\x00"])
@pytest.mark.parametrize("href", [*AWAY, "/events?a=1&b=\"'<>"])
def test_names_and_addresses_stay_harmless(name: str, href: str) -> None:
    for chart, html in every_chart(name, href).items():
        page = Page(html)
        assert page.open == [], chart
        assert "script" not in page.tags, chart
        assert not {n for n, _ in page.attributes if n.startswith("on") or n == "style"}, chart
        addresses = [value for n, value in page.attributes if n in ("href", "src", "xlink:href")]
        assert all(value[0] in "/?#" and value[1:2] not in ("/", "\\") for value in addresses), chart
        assert all(value.startswith("url(#") for _, value in page.attributes if "url(" in value and "alert" not in value), chart
        assert not re.search("[\x00-\x08\x1b\u202e]", html), chart
        assert len(html) < 400_000, chart


def test_own_addresses_are_kept() -> None:
    for chart, html in every_chart("Chad", "/events?place=1&page=2").items():
        assert chart == "sparkline" or 'href="/events?place=1&amp;page=2"' in html, chart


def test_patterns_stand_once_and_cover_all_that_is_referred_to() -> None:
    known = re.findall(r'id="([^"]+)"', charts.chart_patterns())
    assert len(known) == len(set(known))
    drawn = "".join(every_chart("Chad", "/x").values()) + charts.standing_shares(dict.fromkeys(charts.standing.STANDINGS, 1))
    assert set(re.findall(r"url\(#([^)]+)\)", drawn)) <= set(known)
    assert "id=" not in drawn


def test_a_group_with_links_is_no_image() -> None:
    for chart, html in every_chart("Chad", "/events").items():
        assert 'role="img"' not in html or "<a " not in html, chart
