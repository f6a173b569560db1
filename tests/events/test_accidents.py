"""Nature and accidents do not assault anybody."""

import pytest

from reportedly.pipeline import Resources, read_page
from reportedly.records import Page

ROWS = [
    ("Dozens of villagers were injured when torrential rain caused a landslide in Nepal. The army sent doctors.", False),
    ("Several people were killed in the crash of a ferry in Lagos. Officials mourned.", False),
    ("Several people were killed when gunmen attacked a ferry during a storm in Lagos. Officials mourned.", True),
    ("Dozens of villagers were killed by soldiers in Nepal. Officials mourned.", True),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_harm_without_a_doer(resources: Resources, text: str, expected: bool) -> None:
    report = read_page(Page(content=text, is_clean=True, language="en"), resources)
    assert any(e.event_type == "ASSAULT" for e in report.events) is expected
