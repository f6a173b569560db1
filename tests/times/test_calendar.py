"""Values of the calendar and the days they cover."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.times.calendar import days_of, holiday_in, islamic_day, move, orthodox_easter, value_at
from reportedly.times.grammar import load_grammar


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-W53", "2020-12-28", "2021-01-03"),  # a week may end in the next year
        ("2022-W02-WE", "2022-01-15", "2022-01-16"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2022-H1", "2022-01-01", "2022-06-30"),
        ("2021-WI", "2021-12-01", "2022-02-28"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2022-01-18T15:00", "2022-01-18", "2022-01-18"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["XXXX", "PRESENT_REF", "P3D", "2022-02-30", "2021-W53", "BC0480", "2022-13", ""])
def test_values_outside_the_calendar_have_no_days(value: str) -> None:
    assert days_of(value) is None


def test_moving_out_of_the_calendar_gives_nothing() -> None:
    assert move(date(1, 1, 1), "D", -1) is None
    assert move(date(2022, 1, 1), "Y", 1e12) is None


def test_leap_day_moves_to_the_last_of_february() -> None:
    assert move(date(2020, 2, 29), "Y", 1) == date(2021, 2, 28)


@pytest.mark.parametrize("unit", ["D", "W", "WE", "M", "Q", "Y", "DE", "CE"])
def test_a_day_lies_in_its_own_period(unit: str) -> None:
    day = date(2022, 1, 15)
    first, last = days_of(value_at(day, unit)) or (date.max, date.min)
    assert first <= day <= last


@pytest.mark.parametrize("rule", sorted(set(load_grammar().holidays.values())))
def test_every_holiday_falls_on_a_day(rule: str) -> None:
    found = holiday_in(2024, rule)
    assert found is not None
    assert found.year == 2024


@pytest.mark.parametrize(
    ("year", "month", "day", "kept"),
    [
        (2015, 10, 1, "2015-07-17"),
        (2019, 10, 1, "2019-06-04"),
        (2023, 10, 1, "2023-04-21"),
        (2010, 12, 10, "2010-11-16"),
        (2021, 1, 10, "2021-08-19"),
    ],
)
def test_islamic_feasts_are_near_the_day_they_were_kept(year: int, month: int, day: int, kept: str) -> None:
    found = islamic_day(year, month, day)
    assert found is not None
    assert abs((found - date.fromisoformat(kept)).days) <= 2


def test_a_year_may_hold_no_such_day_or_lie_before_the_calendar() -> None:
    assert islamic_day(500, 10, 1) is None
    assert all(orthodox_easter(year).weekday() == 6 for year in range(1900, 2100))
