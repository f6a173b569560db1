import re
from datetime import date, timedelta

import pytest

from reportedly.desk.charts import Dated, bin_events, dated, timeline
from reportedly.desk.charts.bins import MOST_BINS, bin_end, bin_start


def on(day: str, quad: int = 4, count: int = 1) -> Dated:
    return dated(day, day, quad, count)


def days_of(html: str, kind: str) -> list[str]:
    return re.findall(rf'class="{kind}"[^>]*><title>([^<]*)</title>', html)


@pytest.mark.parametrize(
    ("last", "unit"),
    [("2026-01-20", "day"), ("2026-09-01", "week"), ("2029-01-01", "month"), ("2060-01-01", "year"),
     ("2500-01-01", "decade"), ("9999-12-31", "century")],
)  # fmt: skip
def test_the_unit_fits_the_range(last: str, unit: str) -> None:
    found = bin_events([on("2026-01-01"), on(last)])
    assert found.unit == unit
    assert all(after.start - before.end == timedelta(days=1) for before, after in zip(found.bins, found.bins[1:], strict=False))
    assert sum(sum(each.counts) for each in found.bins) == 2


def test_empty_bins_are_there_and_shown() -> None:
    found = bin_events([on("2026-03-01"), on("2026-03-05", 1, 2)])
    assert [each.counts for each in found.bins] == [(0, 0, 0, 1), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (2, 0, 0, 0)]
    assert timeline(found).count('class="silent"') == 3


def test_a_month_is_not_put_on_a_day() -> None:
    found = bin_events([on("2026-03-02"), on("2026-03-20"), dated("2026-03-01", "2026-03-31", 3, 5)], link=lambda a, b: f"/e?{a}&{b}")
    assert sum(sum(each.counts) for each in found.bins) == 2
    assert [(s.start.day, s.end.day, s.counts) for s in found.spreads] == [(1, 31, (0, 0, 5, 0))]
    html = timeline(found)
    assert days_of(html, "spread") == ["March 2026: 5 events – 5 verbal conflict"]
    assert "Not known to the day" in html
    assert 'fill="url(#uncertain)"' in html


def test_a_month_is_a_bin_where_bins_are_months() -> None:
    found = bin_events([on("2026-03-02"), dated("2026-03-01", "2026-03-31", 3, 5)], unit="month")
    assert [each.counts for each in found.bins] == [(0, 0, 5, 1)]
    assert not found.spreads


def test_a_vague_year_does_not_stretch_the_axis() -> None:
    found = bin_events([on("2026-03-02"), on("2026-03-05"), dated("2026-01-01", "2026-12-31", 1)])
    assert (found.unit, len(found.bins)) == ("day", 4)


def test_a_stray_date_is_told_in_words() -> None:
    found = bin_events([*(on(f"2026-03-{day:02}") for day in range(1, 31)), on("1873-05-01")])
    assert (found.unit, len(found.bins), found.before, found.after) == ("day", 30, 1, 0)
    assert "1 event before 1 March 2026" in timeline(found)


def test_nothing_is_lost() -> None:
    events = [on("2026-03-02", 1 + i % 4, 1 + i % 3) for i in range(40)] + [on("0001-01-01"), on("9999-12-31", 2), dated(None, None, 2, 7)]
    events += [dated("2026-03-01", "2027-03-31", 1, 4), on("2026-03-02", 9), on("2026-03-02", 1, -4)]
    found = bin_events(events)
    everywhere = sum(sum(b.counts) for b in (*found.bins, *found.spreads)) + found.before + found.after + found.undated
    assert everywhere == sum(e.count for e in events if e.count > 0 and 1 <= e.quad <= 4)


def test_a_wished_unit_gives_way_when_bars_would_vanish() -> None:
    found = bin_events([on("2001-01-01"), on("2026-01-01")], unit="day")
    assert found.unit == "year"
    assert len(found.bins) <= MOST_BINS
    assert found.before == found.after == 0
    assert len(bin_events([on("2025-01-01"), on("2026-01-01")], unit="day").bins) == 366


def test_dates_that_are_none() -> None:
    assert dated("2026-13-40", "soon", 1).start is None
    assert dated("2026-03-05", None, 1) == dated("2026-03-05", "2026-03-05", 1)
    assert "No dated events." in timeline(bin_events([]))
    assert "3 events without a date" in timeline(bin_events([dated(None, None, 1, 3)]))


def test_bars_say_and_link_what_they_hold() -> None:
    html = timeline(bin_events([on("2026-03-02", 4, 2), on("2026-03-02", 1)], link=lambda a, b: f"/events?from={a}&to={b}"))
    assert 'href="/events?from=2026-03-02&amp;to=2026-03-02"' in html
    assert days_of(html, "bar") == ["2 March 2026: 3 events – 1 verbal cooperation, 2 material conflict"]
    assert 'fill="url(#quad-1)"' in html
    assert 'fill="url(#quad-4)"' in html
    assert 'fill="url(#quad-2)" class="part"/></a>' not in html


@pytest.mark.parametrize("unit", ["day", "week", "month", "year", "decade", "century"])
@pytest.mark.parametrize("day", [date.min, date(2024, 2, 29), date(2026, 12, 31), date.max])
def test_every_day_is_in_its_bin(unit: str, day: date) -> None:
    start = bin_start(day, unit)  # type: ignore[arg-type]
    assert start <= day <= bin_end(start, unit)  # type: ignore[arg-type]
