"""The day of each entry of a live blog."""

from __future__ import annotations

import pytest

from reportedly.clean.items import find_items
from reportedly.dating import date_items
from reportedly.records import Document, Published

NEWS = "Crowds stay at the gates of the port in Banjul while the union and the minister talk."


def blog(*entries: str, before: str = "Banjul port, live\n\n") -> str:
    """A stamp gets a story; other lines are headings."""
    return before + "\n\n".join(f"{entry} — {NEWS}" if entry[:1].isdigit() and ":" in entry[:3] else entry for entry in entries)


def days(text: str, published: str | None = "2022-01-18", updated: str | None = None, precision: str = "day") -> list[str | None]:
    def day(value: str | None) -> Published | None:
        return Published(start=value, end=value, precision=precision, basis="given") if value else None  # type: ignore[arg-type]

    document = Document(id="d", text=text, published=day(published), updated=day(updated), items=find_items(text))
    assert len(document.items) >= 4
    return [item.day and item.day[5:] for item in date_items(document)]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["09:15", "10:20", "11:00", "12:59"], ["01-18"] * 4),
        (["22:15", "23:50", "00:10", "01:30"], ["01-18", "01-18", "01-19", "01-19"]),
        (["01:30", "00:10", "23:50", "22:15"], ["01-19", "01-19", "01-18", "01-18"]),  # the newest first
        (["09:15", "13:20", "13:05", "14:00"], ["01-18"] * 4),  # put in later
        (["12:00", "23:00", "12:30", "23:30", "08:00", "09:00"], ["01-18", "01-18", "01-19", "01-19", "01-20", "01-20"]),
        (
            ["17 January 2022", "20:00", "21:00", "Tuesday, 18 January 2022", "09:00", "10:00"],
            ["01-17", "01-17", "01-18", "01-18"],
        ),
        (["Monday 17 January", "20:00", "21:00", "Tuesday 18 January", "09:00", "10:00"], ["01-17", "01-17", "01-18", "01-18"]),
    ],
)  # fmt: skip
def test_days_are_read_or_counted(entries: list[str], expected: list[str]) -> None:
    assert days(blog(*entries)) == expected


def test_a_date_in_a_story_is_no_heading() -> None:
    text = blog("09:15", "10:20", "11:00", "12:59").replace("Crowds", "Since the strike of 3 March 2019 crowds", 1)
    assert days(text) == ["01-18"] * 4


def test_the_date_of_the_page_above_the_first_entry_dates_none_of_the_later_days() -> None:
    text = blog("22:15", "23:50", "00:10", "01:30", before="Banjul port, live\n\n18 January 2022\n\n")
    assert days(text) == ["01-18", "01-18", "01-19", "01-19"]


@pytest.mark.parametrize(
    ("published", "updated", "precision"),
    [(None, None, "day"), ("2022-01", None, "month"), ("2022-01-18", "2022-01-21", "day")],
)
def test_no_day_is_invented(published: str | None, updated: str | None, precision: str) -> None:
    assert days(blog("09:15", "10:20", "11:00", "12:59"), published, updated, precision) == [None] * 4


def test_the_last_update_bears_the_count_out() -> None:
    assert days(blog("22:15", "23:50", "00:10", "01:30"), updated="2022-01-19") == ["01-18", "01-18", "01-19", "01-19"]


def test_an_impossible_day_is_survived() -> None:
    assert days(blog("31 February 2022", "24:59", "23:50", "00:10", "01:30")) is not None
