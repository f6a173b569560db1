"""``/styleguide``: every part of the design on one page, for those who work on it and for tests."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from .. import charts
from ..rendering import render

router = APIRouter()
FOR_DESIGNERS = True
EXAMPLES = ("/styleguide",)

HOSTILE = (
    "<script>alert('title')</script> \u202eevil\u202c & \"quoted\" averyveryveryveryveryveryveryveryveryveryverylongwordwithoutanybreakinit"
)


@router.get("/styleguide")
def styleguide(request: Request) -> HTMLResponse:
    """All parts, with plain, empty, long and hostile content."""
    return render(request, "styleguide.html", hostile=HOSTILE, charts=[(name, Markup(drawn)) for name, drawn in _charts()])


def _charts() -> list[tuple[str, str]]:
    """One of each chart, small, with a name from a hostile page in it."""
    places = [
        charts.MapPoint(name="Suva", lat=-18.14, lon=178.44, count=5, country="Fiji", href="/styleguide"),
        charts.MapPoint(name=HOSTILE, lat=-15.5, lon=167.2, count=2, precision="region", country="Vanuatu", href="/styleguide"),
    ]
    countries = [charts.MapCountry(code="VUT", name="Vanuatu", count=3, href="/styleguide")]
    times = [charts.dated(f"2026-11-{day:02}", f"2026-11-{day:02}", 1 + day % 4, 1 + day % 3) for day in (2, 3, 3, 4, 9, 10, 12, 13)]
    times += [charts.dated("2026-11-01", "2026-11-30", 3, 2), charts.dated(None, None, 1, 4)]
    fishers, ministry = (charts.Actor(id=name, name=name, group="FJI", href="/styleguide") for name in ("Fishers", HOSTILE))
    edges = [
        charts.Edge(actor=ministry, recipient=fishers, count=7, score=-6.0, href="/styleguide"),
        charts.Edge(actor=fishers, recipient=ministry, count=3, score=4.0, href="/styleguide"),
    ]
    said = [("Hospital", 3, 12, 12), ("Hospital", 5, 17, 17), (HOSTILE, 4, 9, 20), ("A radio station", 5, 15, None)]
    figures = [charts.Figure(when=date(2026, 11, day), source=who, low=low, high=high, href="/styleguide") for who, day, low, high in said]
    return [
        ("Standing", charts.standing_shares({"asserted": 40, "attributed": 25, "unconfirmed": 8, "denied": 1, "disputed": 3})),
        ("What the signs mean", charts.standing_key()),
        ("Map", charts.world_map(places, countries) + charts.map_table(places, countries)),
        ("Timeline", charts.timeline(charts.bin_events(times, link=lambda first, last: "/styleguide"))),
        ("Numbers over time", charts.numbers_over_time(figures, label="Injured")),
        ("Matrix", charts.matrix(edges)),
        ("Network", charts.network(edges)),
        ("Days", charts.sparkline([3, 0, 1, 8, 5], label="Events a day")),
    ]
