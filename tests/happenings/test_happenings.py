"""One event in many reports: what is agreed, what is contested, and who stands behind it."""

from __future__ import annotations

import json
import random
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from reportedly.happenings import encode_happening, find_happenings, happening_schema
from reportedly.records import Attribution, Dispute, Document, Event, EventTime, Party, Place, Published, Quantity, Report, Toponym


def party(name: str, country: str | None = None, sector: str | None = None, basis: str = "table") -> Party:
    return Party(span=(0, 1), name=name, country=country, sector=sector, basis=basis)


MILITANTS, ARMY, MINISTRY = party("gunmen", "MLI", "REB"), party("the army", "MLI", "MIL"), party("the ministry", "MLI", "GOV")
VILLAGERS = party("villagers", "MLI", "CVL")


def event(id: str, *, type: str = "ASSAULT", actors: tuple[Party, ...] = (MILITANTS,), dead: float | None = None, **more: Any) -> Event:
    quantities = () if dead is None else (Quantity(kind="dead", low=dead, high=dead, span=(2, 4)),)
    facts: dict[str, Any] = {"recipients": (VILLAGERS,), "standing": "asserted", "quad_code": 4, "score": -9.0, "why": "x", **more}
    return Event(id=id, sentence=(0, 9), anchor=(0, 3), event_type=type, actors=actors, quantities=quantities, **facts)  # type: ignore[arg-type]


def says(id: str, who: Party | None, act: str = "assert", **more: Any) -> Attribution:
    source = ((0, 1),) if who else ()
    facts = {"kind": "indirect", "cue": ((1, 2),), "content": ((2, 9),), "why": "x", **more}
    return Attribution(id=id, source=source, source_party=who, act=act, **facts)  # type: ignore[arg-type]


def report(id: str, day: str, *events: Event, publisher: str | None = None, **more: Any) -> Report:
    published = Published(start=day, end=day, basis="given")
    return Report(document=Document(id=id, text="Mopti attack", published=published, publisher=publisher), events=events, **more)


def found(*reports: Report, **originals: str) -> Any:
    return find_happenings(reports, {r.document.id: "story-1" for r in reports}, originals)


REPORTS = (
    report("a", "2023-05-01", event("1", dead=12), publisher="Niger Bend News"),
    report("b", "2023-05-02", event("2", dead=17), publisher="Bandiagara Post"),
    report("c", "2023-05-03", event("3", actors=()), publisher="Sahel Desk"),
)


def test_one_event_in_three_reports_is_one_happening_whose_toll_rises() -> None:
    (happening,) = found(*REPORTS)
    assert [(f.low, f.published) for f in happening.figures] == [(12, "2023-05-01"), (17, "2023-05-02")]
    assert (happening.first_reported, happening.last_reported) == ("2023-05-01", "2023-05-03")
    assert happening.independent_sources == 3
    assert [(c.value, c.events) for c in happening.actors] == [("MLI REB", ("1", "2"))]


@pytest.mark.parametrize("seed", range(4))
def test_order_of_reports_does_not_matter(seed: int) -> None:
    assert found(*random.Random(seed).sample(REPORTS, len(REPORTS))) == found(*REPORTS)


def test_other_stories_are_other_happenings() -> None:
    assert len(find_happenings(REPORTS, {"a": "story-1", "b": "story-2", "c": "story-3"})) == 3


@pytest.mark.parametrize(
    "other",
    [
        event("9", actors=(ARMY,)),
        event("9", recipients=(ARMY,)),
        event("9", auxiliary=("future",)),
        event("9", time=EventTime(start="2023-06-01", end="2023-06-01", precision="day", timex=None)),
        event("9", actors=(), recipients=(party("people", "MLI", "CVL", basis="focus"),)),  # a guessed country proves nothing
    ],
)
def test_what_contradicts_or_shares_no_party_is_another_happening(other: Event) -> None:
    told = event("1", time=EventTime(start="2023-05-01", end="2023-05-01", precision="day", timex=None))
    assert len(found(report("a", "2023-05-01", told), report("b", "2023-05-02", other))) == 2


def test_types_are_contested_where_the_same_two_did_something_near() -> None:
    (happening,) = found(report("a", "2023-05-01", event("1")), report("b", "2023-05-02", event("2", type="COERCE")))
    assert [claimed.value for claimed in happening.types] == ["ASSAULT", "COERCE"]


def test_a_copy_counts_once() -> None:
    copy = report("b", "2023-05-02", event("2"), publisher="Bandiagara Post")
    (happening,) = found(REPORTS[0], copy, b="a")
    assert happening.independent_sources == 1
    assert len(happening.mentions) == 2


def test_two_outlets_that_quote_one_ministry_count_once() -> None:
    quoting = [
        report(id, "2023-05-01", event(id, attributions=("s",), standing="attributed"), publisher=id, attributions=(says("s", MINISTRY),))
        for id in ("a", "b")
    ]
    assert found(*quoting)[0].independent_sources == 1
    assert found(*quoting, REPORTS[2])[0].independent_sources == 2


def test_unnamed_sources_of_two_outlets_are_not_one_source() -> None:
    unnamed = [
        report(id, "2023-05-01", event(id, attributions=("s",)), publisher=id, attributions=(says("s", None, anonymous=True),))
        for id in ("a", "b")
    ]
    assert found(*unnamed)[0].independent_sources == 2


def test_who_denies_is_named() -> None:
    denial = says("d", ARMY, "deny")
    disputed = report("b", "2023-05-02", event("2"), attributions=(denial,), disputes=(Dispute(id="x", claim=("2",), denial=("d",)),))
    assert found(REPORTS[0], disputed)[0].denied_by == ("the army",)
    unrelated = disputed.replace(disputes=(Dispute(id="x", claim=("7",), denial=("d",)),))
    assert found(REPORTS[0], unrelated)[0].denied_by == ()


OFFICERS = party("three police officers", basis="focus")


def test_people_of_no_known_country_are_the_same_by_their_noun() -> None:
    told = event("1", actors=(), recipients=(OFFICERS,))
    again = event("2", actors=(), recipients=(party("the officers", basis="focus"),))
    other = event("3", actors=(), recipients=(party("two nurses", basis="focus"),))
    assert len(found(report("a", "2023-05-01", told), report("b", "2023-05-02", again))) == 1
    assert len(found(report("a", "2023-05-01", told), report("b", "2023-05-02", other))) == 2


def test_gunmen_whom_a_later_report_identifies_are_no_contradiction() -> None:
    gunmen, fighters = party("gunmen", "MLI", "UAF"), party("fighters", "MLI", "REB")
    (happening,) = found(report("a", "2023-05-01", event("1", actors=(gunmen,))), report("b", "2023-05-02", event("2", actors=(fighters,))))
    assert [claimed.value for claimed in happening.actors] == ["MLI REB", "MLI UAF"]
    assert happening.contested == ()


def test_two_ministers_of_one_country_are_two() -> None:
    keita, toure = party("Minister Awa Keita", "MLI", "GOV"), party("Minister Issa Touré", "MLI", "GOV")
    told = [event("1", type="ACCUSE", actors=(keita,), recipients=()), event("2", type="ACCUSE", actors=(toure,), recipients=())]
    assert len(found(report("a", "2023-05-01", told[0]), report("b", "2023-05-01", told[1]))) == 2
    again = event("3", type="ACCUSE", actors=(party("Awa Keita", "MLI", "GOV"),), recipients=())
    assert len(found(report("a", "2023-05-01", told[0]), report("b", "2023-05-01", again))) == 1


def town(number: int) -> Toponym:
    place = Place(geonameid=number, name="x", lat=0, lon=0, country="MLI", feature="P.PPL")
    return Toponym(span=(0, 1), name="x", place=place, candidates=1)


DAY = EventTime(start="2023-05-01", end="2023-05-01", precision="day", timex=None)


def test_two_towns_are_two_happenings() -> None:
    here, there = (report(id, "2023-05-01", event(id, places=(0,)), toponyms=(town(n),)) for n, id in ((7, "a"), (8, "b")))
    again = report("c", "2023-05-01", event("c", places=(0,)), toponyms=(town(7),))
    assert len(found(here, there)) == 2
    assert len(found(here, again)) == 1


@pytest.mark.parametrize(("standing", "day", "number"), [("attributed", DAY, 1), ("asserted", DAY, 2), ("attributed", None, 2)])
def test_who_did_it_is_contested_where_day_and_town_are_one_and_somebody_says_so(standing: str, day: EventTime | None, number: int) -> None:
    """Each side says that the other shelled the village."""
    a = report("a", "2023-05-02", event("1", places=(0,), time=day, standing=standing), toponyms=(town(7),))
    b = report("b", "2023-05-02", event("2", actors=(ARMY,), places=(0,), time=day), toponyms=(town(7),))
    happenings = found(a, b)
    assert len(happenings) == number
    assert happenings[0].contested == (("actors",) if number == 1 else ())


def test_a_copy_does_not_repeat_a_number_on_its_day() -> None:
    copy = report("c", "2023-05-03", event("3", dead=12))
    assert [(f.low, f.document) for f in found(REPORTS[0], REPORTS[1], copy, c="a")[0].figures] == [(12, "a"), (17, "b")]
    changed = report("c", "2023-05-03", event("3", dead=19))
    assert [(f.low, f.document) for f in found(REPORTS[0], REPORTS[1], changed, c="a")[0].figures] == [(12, "a"), (17, "b"), (19, "c")]


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        (["asserted", "attributed", "attributed"], "attributed"),
        (["asserted", "unconfirmed"], "unconfirmed"),  # of two equal ones the more careful
        (["asserted", "denied"], "disputed"),
        (["denied", "denied"], "denied"),
    ],
)
def test_standing_is_that_of_most_sources(standings: list[str], expected: str) -> None:
    told = [report(str(n), "2023-05-01", event(str(n), standing=s), publisher=str(n)) for n, s in enumerate(standings)]
    (happening,) = found(*told)
    assert happening.standing == expected
    assert happening.independent_sources == sum(s != "denied" for s in standings)  # who denies it is no source for it


def test_a_headline_goes_back_to_whom_the_text_names() -> None:
    headline, told = event("1"), event("2", attributions=("s",), standing="attributed")
    (happening,) = found(report("a", "2023-05-01", headline, told, publisher="Niger Bend News", attributions=(says("s", MINISTRY),)))
    assert {mention.source for mention in happening.mentions} == {"says m, MLI"}  # the words of this source are one letter


def test_a_story_of_many_documents_is_grouped_in_bounded_time_and_whatever_the_order() -> None:
    names = [party(name, country, "REB") for name in ("rebels", "fighters", "the front") for country in ("MLI", "NER", "BFA", "TCD")]
    towns = [party(f"people of {name}", "MLI", "CVL", basis=basis) for name in ("Mopti", "Gao", "Kidal") for basis in ("table", "focus")]
    rng = random.Random(4)
    reports = [
        report(f"{n:03}", f"2023-05-{1 + n % 28:02}", *(
            event(f"{n}-{m}", actors=(rng.choice(names),), recipients=(rng.choice(towns),)) for m in range(12)
        )) for n in range(300)
    ]  # fmt: skip
    began = process_time()
    happenings = found(*reports)
    assert process_time() - began < 20  # a second or two as this is written
    assert sum(len(happening.mentions) for happening in happenings) == 3600
    assert found(*rng.sample(reports, len(reports))) == happenings


def test_texts_that_two_addresses_share_give_happenings_of_different_ids_in_different_stories() -> None:
    reports = [report("a", "2023-05-01", event("1")), report("b", "2023-05-01", event("1"))]
    first, second = find_happenings(reports, {"a": "story-1", "b": "story-2"})
    assert first.id != second.id


def test_every_field_of_a_happening_is_in_its_schema_and_on_its_page(repository: Path) -> None:
    page = (repository / "docs" / "record.md").read_text(encoding="utf-8").partition("## Happenings")[2]
    definitions = happening_schema()["$defs"]
    fields = {field for name in ("Happening", "Claimed", "Figure", "Mention") for field in definitions[name]["properties"]}
    assert fields >= set(json.loads(encode_happening(found(*REPORTS)[0])))
    assert [field for field in sorted(fields) if f"`{field}`" not in page and f'"{field}"' not in page] == []
