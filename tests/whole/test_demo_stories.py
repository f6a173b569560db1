"""The bundled stories: what they are there to show, and their whole records as golden files.

``UPDATE_GOLDEN=1 pytest tests/whole`` writes the golden files anew; review the diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reportedly.demo import story_paths
from reportedly.records import Report, encode_report

GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize("path", story_paths(), ids=lambda path: path.stem)
def test_golden_record(path: Path, reports: dict[str, Report]) -> None:
    record = json.dumps(json.loads(encode_report(reports[path.name[:2]])), ensure_ascii=False, indent=1) + "\n"
    golden = GOLDEN / f"{path.stem}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(record, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == record, "if this is meant: UPDATE_GOLDEN=1 pytest tests/whole, and review the diff"


@pytest.mark.parametrize(
    ("story", "date", "basis"),
    [
        ("01", None, None),  # an undated blog: never today
        ("03", "2021-05-03", "metadata"),
        ("04", "2019-08-14", "metadata"),  # JSON-LD
        ("05", "2020-03-11", "dateline"),
        ("13", "2023-07-30", "url"),
        ("14", "2018-06-04", "dateline"),
    ],
)
def test_dates(reports: dict[str, Report], story: str, date: str | None, basis: str | None) -> None:
    published = reports[story].document.published
    assert (published and published.start, published and published.basis) == (date, basis)


@pytest.mark.parametrize(
    ("story", "furniture"),
    [
        ("01", ["Leave a Reply", "Share this", "ADVERTISEMENT", "email address", "sunsets", "Theme:"]),
        ("02", ["Skip to content", "Cookies", "Most read", "newsletter", "Cashew"]),
        ("04", ["cookies", "Subscribe"]),
        ("06", ["Facebook", "Copyright"]),
    ],
)
def test_furniture_is_left_out(reports: dict[str, Report], story: str, furniture: list[str]) -> None:
    text = reports[story].document.text
    assert [words for words in furniture if words in text] == []
    assert reports[story].document.title is not None


@pytest.mark.parametrize(
    ("story", "event_type", "country"),
    [
        ("01", "ASSAULT", "CHL"),
        ("02", "AID", None),
        ("05", "COERCE", "BOL"),
        ("06", "COERCE", "BOL"),
        ("08", "PROTEST", "BGD"),
        ("09", "SANCTION", "EUR"),
        ("11", "AGREE", "ETH"),
        ("12", "ASSAULT", None),
        ("13", "THREATEN", None),
    ],
)
def test_the_main_event_is_found(reports: dict[str, Report], story: str, event_type: str, country: str | None) -> None:
    found = [e for e in reports[story].events if e.event_type == event_type]
    assert found
    assert country is None or any(p.country == country for e in found for p in e.actors)


def test_a_denial_is_not_a_negation(reports: dict[str, Report]) -> None:
    shelling = [e for e in reports["03"].events if e.event_type == "ASSAULT" and e.standing in ("denied", "disputed")]
    assert shelling
    assert all("negated" not in e.auxiliary for e in shelling)


def test_a_plan_is_not_a_deed(reports: dict[str, Report]) -> None:
    planned = [e for e in reports["04"].events if "future" in e.auxiliary]
    assert planned


def test_both_copies_tell_of_the_same_arrest(reports: dict[str, Report]) -> None:
    def arrests(story: str) -> set[tuple[str, ...]]:
        return {e.modes for e in reports[story].events if e.event_type == "COERCE"}

    assert arrests("05") & arrests("06")
