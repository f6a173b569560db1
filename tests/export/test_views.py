"""The view for people, on hand-made records."""

from __future__ import annotations

import pytest

from reportedly.export import format_brief, format_report, format_tally, highlight, main_events
from reportedly.export.text import interval
from reportedly.export.visual import ACT_WORDS, AUXILIARY_WORDS, BASIS_WORDS, STANDING_SHAPE, harmless, shorten
from reportedly.records import (
    Attribution,
    Dispute,
    Document,
    Event,
    EventTime,
    Party,
    Place,
    Problem,
    Published,
    Quantity,
    Report,
    Span,
    Timex,
    Toponym,
)

TEXT = (
    "Kenya accuses Uganda of seizing boats\n\n"
    "Kenya's foreign minister said on Monday that Ugandan police had seized four boats on Lake Victoria. "
    "Uganda denied it."
)


def at(words: str, start: int = 0) -> Span:
    i = TEXT.index(words, start)
    return (i, i + len(words))


def party(words: str, country: str | None = None, sector: str | None = None, **more: str) -> Party:
    return Party(span=at(words), name=words, country=country, sector=sector, **more)


MINISTER = party("Kenya's foreign minister", "KEN", "GOV")
POLICE = party("Ugandan police", "UGA", "COP")
SAID = Attribution(
    id="att-1", source=(at("Kenya's foreign minister"),), source_party=MINISTER, cue=(at("said"),),
    content=(at("Ugandan police had seized four boats on Lake Victoria"),), kind="indirect", act="assert", why="test",
)  # fmt: skip


def event(**changes: object) -> Event:
    base = Event(
        id="evt-1", sentence=(at("Kenya's")[0], at("Victoria.")[1]), anchor=at("seized"), event_type="COERCE", modes=("seize",),
        quad_code=4, score=-7, actors=(POLICE,), recipients=(), standing="attributed", attributions=("att-1",), why="test",
    )  # fmt: skip
    changed: Event = base.replace(**changes)
    return changed


def report(*events: Event, **changes: object) -> Report:
    document = Document(
        id="doc-1", text=TEXT, title="Kenya accuses Uganda of seizing boats", title_span=(0, 37), language="en", publisher="Lake Post",
        published=Published(start="2024-05-07", end="2024-05-07", basis="metadata"),
    )  # fmt: skip
    whole: Report = Report(document=document, events=events, attributions=(SAID,)).replace(**changes)
    return whole


def test_the_view_tells_who_did_what_according_to_whom() -> None:
    shown = format_report(report(event()))
    assert shown == (
        "Kenya accuses Uganda of seizing boats\n"
        "Lake Post · 7 May 2024 (from the page's metadata)\n"
        "\n"
        " 1  Ugandan police (UGA, COP) → COERCE seize\n"
        "    standing  ◐ attributed\n"
        "    source    according to Kenya's foreign minister (KEN, GOV)\n"
        "    “Kenya's foreign minister said on Monday that [Ugandan police] had *seized* four boats\n"
        "    on Lake Victoria.”\n"
    )


def test_when_where_and_numbers_are_told_with_the_words_they_came_from() -> None:
    lake = Place(geonameid=1, name="Lake Victoria", lat=-1.0, lon=33.0, country="KEN")
    shown = format_report(
        report(
            event(
                time=EventTime(start="2024-05-06", end="2024-05-06", precision="day", timex=0), places=(0, 1),
                quantities=(Quantity(kind="items", low=4, high=4, unit="boats", span=at("four boats")),),
            ),
            timexes=(Timex(span=at("Monday"), type="DATE", value="2024-05-06"),),
            toponyms=(
                Toponym(span=at("Lake Victoria"), name="Lake Victoria", place=lake, candidates=1),
                Toponym(span=at("Uganda"), name="Nowhere", place=None, candidates=0),
            ),
        )
    )  # fmt: skip
    assert "when      6 May 2024 (“Monday”)" in shown
    assert "where     Lake Victoria (KEN); Nowhere (not located)" in shown
    assert "numbers   4 boats" in shown


def test_a_day_that_is_not_known_is_not_invented() -> None:
    unknown = event(time=EventTime(start=None, end=None, precision="day", timex=0))
    shown = format_report(report(unknown, timexes=(Timex(span=at("Monday"), type="DATE", value="XXXX-WXX-1"),)))
    assert "“Monday”, day not known" in shown


def test_nested_attributions_read_from_the_nearest_source_outwards() -> None:
    outer = SAID.replace(id="att-0", source=(), source_party=None)
    shown = format_report(report(event(attributions=("att-0", "att-1")), attributions=(outer, SAID)), width=110)
    assert "according to Kenya's foreign minister (KEN, GOV), as reported by a source that is not named" in shown


def test_a_dispute_names_both_sides() -> None:
    dispute = Dispute(id="dis-1", claim=("att-1",), denial=("att-2",), parties=(MINISTER, party("Uganda", "UGA")))
    shown = format_report(report(event(standing="disputed"), disputes=(dispute,)))
    assert "≠ disputed" in shown
    assert "between Kenya's foreign minister (KEN, GOV) and Uganda (UGA)" in shown


def test_plans_possibilities_and_background_are_said_in_words() -> None:
    shown = format_report(report(event(auxiliary=("future", "hypothetical"), standing="asserted", attributions=())), width=110)
    assert "● asserted · planned or announced, not yet done · a possibility, not a deed" in shown
    assert "the publisher's own words" in shown


def test_problems_come_last_and_a_page_without_events_says_so() -> None:
    shown = format_report(report(problems=(Problem(stage="clean", message="no article found"),)))
    assert shown.endswith("\n  no political event found\n\n! clean: no article found\n")


def test_a_guessed_country_is_called_a_guess() -> None:
    shown = format_report(report(event(actors=(party("Ugandan police", "UGA", "COP", basis="focus"),))))
    assert "Ugandan police (perhaps UGA, COP)" in shown


def test_colour_adds_nothing_that_cannot_be_read_without_it() -> None:
    import re

    coloured = format_report(report(event()), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == format_report(report(event())).split()


def test_a_style_ends_with_its_words() -> None:
    coloured = format_report(report(event()), colour=True)
    assert "\x1b[1;34mUgandan police (UGA, COP)\x1b[0m → \x1b[1mCOERCE\x1b[0m" in coloured


def test_a_hostile_page_cannot_steer_the_terminal() -> None:
    text = TEXT.replace("four boats", "\x1b]0;x\x07\u202e")
    hostile = report(event(actors=(POLICE.replace(name="a\x1b[2J\x9bb"),)))
    shown = format_report(hostile.replace(document=hostile.document.replace(text=text, title="T\x1b[31m")))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_nested_marks_close_in_order() -> None:
    wide = event(actors=(party("Ugandan police had seized"),), recipients=(party("four boats"),))
    assert "[Ugandan police had *seized*] <four boats>" in highlight(TEXT, wide).plain


def test_a_party_from_an_earlier_sentence_is_not_marked() -> None:
    outside = event(sentence=(at("Uganda denied")[0], len(TEXT)), anchor=at("denied"), actors=(POLICE,))
    assert highlight(TEXT, outside).plain == "Uganda *denied* it."


def test_a_sentence_without_end_is_shown_around_its_anchor() -> None:
    text = "word " * 50_000 + "seized " + "word " * 50_000
    start = text.index("seized")
    shown = highlight(text, event(sentence=(0, len(text)), anchor=(start, start + 6))).plain
    assert "*seized*" in shown
    assert len(shown) < 1000


def test_the_brief_view_prefers_the_body_over_the_headline_and_shows_another_standing() -> None:
    headline = event(id="h", anchor=at("accuses"), sentence=(0, 37), standing="asserted")
    second = event(id="s", anchor=at("denied"), sentence=(at("Uganda denied")[0], len(TEXT)), standing="denied", event_type="REJECT")
    old = event(id="o", anchor=at("it."), auxiliary=("historical",))
    whole = report(headline, event(), second, old)
    assert [e.id for e in main_events(whole)] == ["evt-1", "s"]
    assert "… and 2 more events" in format_brief(whole)
    assert "◐ Ugandan police (UGA, COP) → COERCE seize" in format_brief(whole)
    assert "4 events in 1 stories\n● 1 asserted  ◐ 2 attributed  ○ 0 unconfirmed  ✗ 1 denied" in format_tally([whole], width=110)


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2022-01-17", "2022-01-17", "day", "17 January 2022"),
        ("2022-01-17", None, "day", "17 January 2022"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("2022-02-01", "2022-02-28", "month", "February 2022"),
        ("2022-01-03", "2022-01-09", "week", "3 January 2022 to 9 January 2022"),
        ("0044-03-15", "0044-03-15", "day", "15 March 44"),
        ("next week", "next week", "day", "next week"),  # not a date: shown as it is
    ],
)
def test_intervals_in_words(start: str, end: str | None, precision: str, words: str) -> None:
    assert interval(start, end, precision) == words


def test_every_value_of_the_record_has_its_words() -> None:
    from typing import get_args

    from reportedly.records import Auxiliary, Basis, SpeechAct, Standing

    for words, values in ((STANDING_SHAPE, Standing), (AUXILIARY_WORDS, Auxiliary), (BASIS_WORDS, Basis), (ACT_WORDS, SpeechAct)):
        assert set(words) == set(get_args(values))


def test_harmless_keeps_lengths_and_shorten_cuts_at_a_word() -> None:
    assert len(harmless("a\n\x00\ud800b")) == 5
    assert shorten("one two three four", 9) == "one two …"
    assert shorten("x" * 100, 10) == "xxxxxxxxx …"
