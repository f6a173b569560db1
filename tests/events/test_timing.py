"""Event time: that of its own clause, not of the verb that reports it or of a clause inside it; story-wide only for one happening."""

from __future__ import annotations

import pytest

from reportedly.dating import published_from
from reportedly.events.arguments import Arguments
from reportedly.events.timing import find_event_time
from reportedly.parse import Parser
from reportedly.pipeline import Resources, read_page
from reportedly.records import Page
from reportedly.times import find_timexes

ROWS = [
    ("Gunmen attacked a convoy near Gao on Monday.", "attacked", "Monday", "clause"),
    ("On 3 May, police in Quito arrested six students.", "arrested", "3 May", "clause"),
    ("The army said on Friday that rebels had attacked the depot.", "attacked", None, None),
    ("The army said on Friday that rebels had attacked the depot on Tuesday.", "attacked", "Tuesday", "clause"),
    ("The union vowed on Friday to strike.", "strike", "Friday", "clause"),
    ("The bombing that took place on Sunday shocked Colombo.", "bombing", "Sunday", "sentence"),
    ("Police arrested a man who had fled the country in 2009.", "arrested", None, None),
    ("The president condemned the attack on Thursday.", "attack", None, None),
    ("Investigators are probing last Friday's bombing.", "probing", None, None),
    ("Four people were killed in six days of riots.", "riots", "six days", "sentence"),
    ("The court jailed the editor for ten years.", "jailed", None, None),
]


@pytest.mark.parametrize(("text", "trigger", "words", "basis"), ROWS)
def test_event_time(parser: Parser, text: str, trigger: str, words: str | None, basis: str | None) -> None:
    parse = parser.parse(text)
    timexes = find_timexes(parse, published_from("2020-06-10"))
    token = next(t for t in parse.tokens if t.text == trigger)
    time = find_event_time(parse, Arguments(token), timexes)
    if words is None:
        assert time is None
        return
    assert time is not None
    assert time.timex is not None
    start, end = timexes[time.timex].span
    assert words in text[start:end]
    assert time.basis == basis


def read(text: str, resources: Resources) -> list[tuple[str, str | None, str | None]]:
    """Anchor, the day of its time, and the basis of that."""
    report = read_page(Page(content=text, is_clean=True, published="2020-06-10"), resources)
    return [
        (report.document.text[e.anchor[0] : e.anchor[1]], e.time.start if e.time else None, e.time.basis if e.time else None)
        for e in report.events
    ]


def test_a_second_mention_of_a_deed_takes_its_time_from_the_first(resources: Resources) -> None:
    text = "Gunmen killed a judge in Oran on Monday.\n\nThe judge was killed by gunmen outside her home, police said."
    assert ("killed", "2020-06-08", "story") in read(text, resources)


def test_mentions_with_different_sufferers_lend_each_other_nothing(resources: Resources) -> None:
    text = "Gunmen killed a judge in Oran on Monday.\n\nGunmen killed a teacher in the same street, police said."
    assert ("killed a teacher", None, None) in read(text, resources)


def test_a_time_that_two_mentions_dispute_is_not_lent(resources: Resources) -> None:
    text = (
        "Gunmen killed a judge in Oran on Monday.\n\nGunmen killed the judge on Sunday, a neighbour said."
        "\n\nThe judge was killed by gunmen outside her home."
    )
    assert read(text, resources)[-1][1:] == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In this Dec. 13, 2018 file photo, Ghanaian police beat students in Accra.", True),
        ("FILE - Ghanaian police beat students in Accra.", True),
        ("Ghanaian police beat students in Accra, as photos in the file show.", False),
    ],
)
def test_what_an_archive_picture_shows_is_history(resources: Resources, text: str, expected: bool) -> None:
    events = read_page(Page(content=text + " Shops stayed open. Rain fell.", is_clean=True, language="en"), resources).events
    assert ("historical" in next(e for e in events if e.event_type == "ASSAULT").auxiliary) is expected
