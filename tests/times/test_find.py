"""Spans, types, values and days of whole sentences, with the real parser."""

from __future__ import annotations

import pytest

from reportedly.parse import Parser
from reportedly.records import Published, Timex
from reportedly.times import find_timexes

TUESDAY = "2022-01-18"


def timexes(parser: Parser, text: str, day: str | None = TUESDAY) -> list[tuple[str, Timex]]:
    published = Published(start=day, end=day, basis="given") if day else None
    return [(text[t.span[0] : t.span[1]], t) for t in find_timexes(parser.parse(text), published)]


def told(parser: Parser, text: str, day: str | None = TUESDAY) -> list[tuple[str, str, str]]:
    return [(words, t.type, t.value) for words, t in timexes(parser, text, day)]


TENSE = [
    # the same words, told by the verb
    ("The ministers met in Accra on Monday.", "2022-01-17"),
    ("The ministers will meet in Accra on Monday.", "2022-01-24"),
    ("The ministers are meeting in Accra on Friday.", "2022-01-21"),
    ("The ministers have met in Accra on Friday.", "2022-01-14"),
    ("The hearing was scheduled for Friday.", "2022-01-21"),
    ("The union plans to strike on Thursday.", "2022-01-20"),
    ("The ceasefire had been due to expire on Friday.", "2022-01-14"),  # past perfect: it is over
    ("They were given until Friday to leave the island.", "2022-01-21"),
    ("Police said on Tuesday that the road was open.", "2022-01-18"),  # written on a Tuesday
    ("The move follows Thursday's ruling in Lima.", "2022-01-13"),
    ("The company said it would appeal Thursday's ruling.", "2022-01-13"),
    ("Observers will watch Sunday's runoff election.", "2022-01-23"),
    ("Until Thursday, they had not called him a suspect.", "2022-01-13"),  # past perfect: it is over
    ("They will wait until Thursday.", "2022-01-20"),
    ("Oil prices rose in December.", "2021-12"),
    ("Chile will vote in March.", "2022-03"),
    ("The dam was shut for the year ended June 30.", "2021-06-30"),
]


@pytest.mark.parametrize(("text", "value"), TENSE)
def test_verb_tells_the_direction(parser: Parser, text: str, value: str) -> None:
    assert told(parser, text)[-1][2] == value


TABLE = [
    ("Shelling went on overnight.", [("overnight", "TIME", "2022-01-18TNI")]),
    ("A bridge fell last night.", [("last night", "TIME", "2022-01-17TNI")]),
    ("Voting ended at 3 p.m. GMT on Sunday.", [("3 p.m. GMT", "TIME", "2022-01-16T15:00"), ("Sunday", "DATE", "2022-01-16")]),
    ("Trains stopped at noon Saturday.", [("noon Saturday", "TIME", "2022-01-15T12:00")]),
    ("He ruled between 2014 and 2016.", [("2014", "DATE", "2014"), ("2016", "DATE", "2016")]),
    ("Rebels left the valley late last year.", [("late last year", "DATE", "2021")]),
    ("Floods killed dozens in the past two days.", [("the past two days", "DURATION", "P2D")]),
    ("A 34-year-old nurse was freed in Minsk.", []),
    ("The pact was signed for five years in the early 1990s.", [("five years", "DURATION", "P5Y"), ("the early 1990s", "DATE", "199")]),
    ("Markets open every Friday.", [("every Friday", "SET", "XXXX-WXX-5")]),
    ("The port, built in the 19th century, is now closed.", [("the 19th century", "DATE", "18"), ("now", "DATE", "PRESENT_REF")]),
    ("Output grew in the third quarter of 2019.", [("the third quarter of 2019", "DATE", "2019-Q3")]),
    ("They met from June 3-9, 2019.", [("June 3", "DATE", "2019-06-03"), ("9, 2019", "DATE", "2019-06-09")]),
    ("Greece won in 479 BC.", [("479 BC", "DATE", "BC0479")]),
    # the article belongs to the noun that the time describes
    ("The company posted a third-quarter loss.", [("third-quarter", "DATE", "2021-Q3")]),
    ("The Oct. 23 shooting was condemned.", [("Oct. 23", "DATE", "2021-10-23")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_spans_types_and_values(parser: Parser, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(parser, text) == expected


BOR = "On 3 March 2014 rebels took Bor. "
REFERENCES = [
    # counted from the time the text told last
    (BOR + "The following day they fled.", "2014-03-04"),
    (BOR + "The next morning they fled.", "2014-03-04TMO"),
    (BOR + "The previous evening they had crossed the river.", "2014-03-02TEV"),
    (BOR + "Earlier that week they had left Juba.", "2014-W10"),
    (BOR + "Two days later they came back.", "2014-03-05"),
    (BOR + "The day after, they fled.", "2014-03-04"),
    (BOR + "The day after the raid they fled.", "2014-03-03"),  # counted from the raid: no expression of its own
    (BOR + "That autumn they signed a truce.", "2014-FA"),
    ("In the autumn of 2012 they met. The following spring they split.", "2013-SP"),
    # a year told since, in which the day told before does not lie
    (BOR + "In 2016 the town was rebuilt. The following day was quiet.", "XXXX-XX-XX"),
    (BOR + "In March 2014 many fled. The following day was quiet.", "2014-03-04"),
]


@pytest.mark.parametrize("day", [None, "2022-01-18"])
@pytest.mark.parametrize(("text", "value"), REFERENCES)
def test_times_told_before_are_counted_from(parser: Parser, text: str, value: str, day: str | None) -> None:
    assert told(parser, text, day)[-1][2] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The rebels took Bor. The following day they fled.", "XXXX-XX-XX"),
        ("The rebels took Bor. The next morning they fled.", "XXXX-XX-XXTMO"),
        ("The rebels took Bor. Earlier that week they had met.", "XXXX-WXX"),
    ],
)
def test_without_any_day_told_or_known_they_stay_unanchored(parser: Parser, text: str, value: str) -> None:
    (_, timex), *_ = timexes(parser, text, None)
    assert (timex.value, timex.start, timex.anchored_to) == (value, None, "none")


PERIODS = [
    ("Its deficit for fiscal 1990 shrank.", [("fiscal 1990", "DATE", "1990")]),
    ("Output grew in FY2020.", [("FY2020", "DATE", "2020")]),
    ("Revenue rose in Q3 2021.", [("Q3 2021", "DATE", "2021-Q3")]),
    ("For the fiscal year ended Sept. 30, sales rose.", [("the fiscal year", "DURATION", "P1Y"), ("Sept. 30", "DATE", "2021-09-30")]),
    ("The clinic opened in the summer of 2012.", [("the summer of 2012", "DATE", "2012-SU")]),
    ("They fought in the mid-'80s.", [("the mid-'80s", "DATE", "198")]),
    ("They fought from the 1980s to the late nineties.", [("the 1980s", "DATE", "198"), ("the late nineties", "DATE", "199")]),
    ("He was shot last Oct. 23 at home.", [("last Oct. 23", "DATE", "2021-10-23")]),
    ("They prayed as Easter week began.", [("Easter week", "DATE", "2021-W13")]),
    ("Profits fell in the same quarter.", [("the same quarter", "DATE", "2021-Q4")]),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_fiscal_years_quarters_seasons_and_decades(parser: Parser, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(parser, text) == expected


NOTHING = [
    "Two men were shot in the same quarter of the city.",
    "Shops burned in the quarter, residents said.",
    "The preacher told them tales of Ashura.",
    "May said she would stay.",
    "Theresa May said she would stay.",
    "Thousands march on the capital.",
    "Give him a second chance.",
    "The Sun reported it first.",
    "It may be too late for that.",
    "Prices fall and rents rise.",
    "The fall of Saigon shook them.",
    "Version 3.11.2 was released.",
    "Call 555-0142 or +44 20 7946 0958.",
    "Ghana won 3-2.",
    "Some 2000 soldiers were sent.",
    "The fine was $1,999 for each of them.",
    "Flight 9/11 was cancelled.",
    "The UN passed resolution 1973.",
    "He took the wheel and sat down.",
    "April Jones spoke first.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_time_is_found(parser: Parser, text: str) -> None:
    assert told(parser, text) == []


UNKNOWN_DAY = [
    ("They met on Monday.", "XXXX-WXX-1"),
    ("They met on January 17.", "XXXX-01-17"),
    ("They met yesterday.", "XXXX-XX-XX"),
    ("They met last week.", "XXXX-WXX"),
    ("They met last year.", "XXXX"),
    ("They met this morning.", "XXXX-XX-XXTMO"),
    ("They met in the third quarter.", "XXXX-Q3"),
    ("They met on Good Friday.", "XXXX-XX-XX"),
    ("They met on Christmas Eve.", "XXXX-12-24"),
]


@pytest.mark.parametrize(("text", "value"), UNKNOWN_DAY)
def test_without_a_date_no_day_is_invented(parser: Parser, text: str, value: str) -> None:
    [(_, timex)] = timexes(parser, text, None)
    assert (timex.value, timex.start, timex.end, timex.anchored_to) == (value, None, None, "none")


def test_a_month_is_no_day(parser: Parser) -> None:
    """A page known to be of January 2022 can place "last month", but not "Monday"."""
    published = Published(start="2022-01-01", end="2022-01-31", precision="month", basis="url")
    text = "They met on Monday. Last month they did not."
    found = find_timexes(parser.parse(text), published)
    assert [(t.value, t.start, t.anchored_to) for t in found] == [("XXXX-WXX-1", None, "none"), ("2021-12", "2021-12-01", "published")]


NARRATIVE = [
    ("In 1979 the shah fled. That year the army split.", "That year", "1979"),
    ("On 3 March 2014 the town fell. The following day the mayor fled.", "The following day", "2014-03-04"),
    ("On 3 March 2014 the town fell. Two days later the mayor fled.", "Two days later", "2014-03-05"),
    ("On 3 March 2014 the town fell. A year earlier it had been quiet.", "A year earlier", "2013"),
    ("In 1861 war came. In 1862 it spread. In 1863 it turned. In 1864 it grew. In 1865 it ended. In April they met.", "April", "1865-04"),
    (
        "In 490 BC they came. In 480 BC again. In 479 BC they left. In 478 BC they met. In 477 BC too. In spring it sailed.",
        "spring",
        "BC0477-SP",
    ),
]


@pytest.mark.parametrize(("text", "words", "value"), NARRATIVE)
def test_earlier_times_in_the_text_are_counted_from(parser: Parser, text: str, words: str, value: str) -> None:
    assert (words, value) in [(said, value) for said, _, value in told(parser, text)]


DAYS = [
    ("They met last week.", "2022-01-10", "2022-01-16"),
    ("They fought for the past two days.", "2022-01-16", "2022-01-18"),
    ("They will meet in the next two weeks.", "2022-01-18", "2022-02-01"),
    ("They met in the fourth quarter.", "2021-10-01", "2021-12-31"),
    ("They met over the weekend.", "2022-01-15", "2022-01-16"),
    ("They met in the 1980s.", "1980-01-01", "1989-12-31"),
    ("They recently met.", None, "2022-01-18"),
    ("They fought for three years.", None, None),
    ("They meet every week.", None, None),
]


@pytest.mark.parametrize(("text", "start", "end"), DAYS)
def test_days_are_inclusive_and_open_where_unknown(parser: Parser, text: str, start: str | None, end: str | None) -> None:
    [(_, timex)] = timexes(parser, text)
    assert (timex.start, timex.end) == (start, end)


def test_a_day_that_the_moon_decides_is_called_a_guess(parser: Parser) -> None:
    today = Published(start="2022-01-18", end="2022-01-18", basis="given")
    feast, fixed = (find_timexes(parser.parse(f"They were freed on {name}."), today)[0] for name in ("Eid al-Adha", "Christmas Eve"))
    assert (feast.mod, fixed.mod) == ("APPROX", None)


def test_in_an_entry_of_a_live_blog_its_own_day_counts_as_today(parser: Parser) -> None:
    """The page is of Tuesday; after midnight "today" is Wednesday, and "yesterday" the day of the page."""
    from reportedly.records import Item

    first = "23:40 — Soldiers closed the bridge in Bangui today."
    second = "00:15 — The mayor said talks began yesterday and go on today. They end on Friday."
    text = f"{first}\n\n{second}\n\nThe bridge was built last year."
    split = len(first) + 2
    items = (
        Item(span=(0, len(first)), stamp=(0, 5), time="23:40", day="2022-01-18"),
        Item(span=(split, split + len(second)), stamp=(split, split + 5), time="00:15", day="2022-01-19"),
    )
    published = Published(start="2022-01-18", end="2022-01-18", basis="given")
    found = [(text[slice(*t.span)], t.start, t.anchored_to) for t in find_timexes(parser.parse(text), published, items)]
    told = [one for one in found if one[0][0].isalpha()]
    assert told == [
        ("today", "2022-01-18", "item"),
        ("yesterday", "2022-01-18", "item"),
        ("today", "2022-01-19", "item"),
        ("Friday", "2022-01-21", "item"),
        ("last year", "2021-01-01", "published"),
    ]
    undated = tuple(item.replace(day=None) for item in items)
    assert find_timexes(parser.parse(text), published, undated) == find_timexes(parser.parse(text), published)
