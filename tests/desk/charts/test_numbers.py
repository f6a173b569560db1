import re
from datetime import date

from reportedly.desk.charts import Figure, numbers_over_time, share_bar, sparkline, standing_mark, standing_shares
from reportedly.desk.charts.standing import STANDINGS
from reportedly.desk.charts.timeline import period
from reportedly.export.visual import STANDING_SHAPE


def said(day: int, source: str, low: float | None, high: float | None) -> Figure:
    return Figure(when=date(2026, 3, day), source=source, low=low, high=high, href="/x")


def plain(html: str) -> str:
    return " ".join(re.sub(r"<title>.*?</title>|<[^>]+>", "", html).split())


def test_a_source_tells_its_numbers_in_order() -> None:
    html = numbers_over_time(
        [said(5, "Ministry", 17, 17), said(3, "Ministry", 12, 12), said(4, "Ministry", 12, 12), said(3, "Camp", 9, None)], label="Dead"
    )
    assert "Ministry: 12 (3 Mar) → 17 (5 Mar)" in plain(html)
    assert "Camp: 9 or more (3 Mar)" in plain(html)


def test_numbers_that_cannot_be_are_left_out() -> None:
    html = numbers_over_time([said(1, "a", -4, -2), said(2, "b", float("inf"), None), said(3, "c", 9, 4)], label="Dead")
    assert "a:" not in plain(html)
    assert "c: 4–9" in plain(html)


def test_a_long_sequence_is_shortened_in_its_middle() -> None:
    html = numbers_over_time([said(1 + i, "Ministry", i, i) for i in range(20)], label="Dead")
    assert "… 12 more …" in html
    assert html.count('class="mark"') == 20


def test_every_standing_has_a_shape_of_its_own_and_the_word_of_the_terminal() -> None:
    assert set(STANDINGS) == set(STANDING_SHAPE)
    shapes = {re.sub(r'class="[^"]*"', "", standing_mark(standing).split("</svg>")[0].split("<svg")[1]) for standing in STANDINGS}
    assert len(shapes) == len(STANDINGS)
    for standing in STANDINGS:
        assert f">{standing}</span>" in standing_mark(standing)
        assert f">{standing}</span>" in standing_mark(standing, word=False)


def test_shares_are_told_in_words_and_small_ones_are_seen() -> None:
    html = standing_shares({"asserted": 9999, "denied": 1})
    assert "asserted 9,999 (100%)" in plain(html)
    assert "denied 1 (0%)" in plain(html)
    widths = [float(width) for width in re.findall(r'<rect x="[^"]*%" width="([\d.]+)%', html)]
    assert len(widths) == 2
    assert widths[1] >= 0.39
    assert abs(sum(widths) - 100) < 0.1
    assert "nothing to count" in share_bar([], label="Standing")


def test_sparkline_adds_up_what_is_too_much_to_see() -> None:
    html = sparkline([1] * 500, label="Events")
    assert html.count("<rect") == 56
    assert "Events: 500 in 56 steps" in html
    assert "nothing" in sparkline([], label="Events")


def test_periods_in_words() -> None:
    assert period(date(2026, 2, 1), date(2026, 2, 28)) == "February 2026"
    assert period(date(1990, 1, 1), date(1999, 12, 31)) == "1990–1999"
    assert period(date(9999, 1, 1), date.max) == "9999"
