"""``--actors FILE``: a user's table counts before the built-in ones, and says nothing of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.actors import ActorTable, UserActors, add_actors
from reportedly.errors import LexiconError
from reportedly.records import Party

PartiesOf = Callable[..., dict[str, Party]]
Add = Callable[..., UserActors]
HEADER = "name,aliases,id,kind,country,sector,office,from,to\n"
MBARGA = "Jean-Luc Mbarga,Jean Mbarga;J. L. Mbarga,Q900,person,CMR,,Minister of Health,2019-01-04,2023-06-30\n"


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    """The built-in table with a file of that content added."""
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    table = ActorTable.load()

    def write(content: str | bytes, name: str = "actors.csv") -> UserActors:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return add_actors(table, [path])

    return write


# ---- offices and their dates


@pytest.mark.parametrize(
    ("date", "country", "sector"),
    [
        ("2019-01-04", "CMR", "GOV"),  # the first day
        ("2021-05-01", "CMR", "GOV"),
        ("2023-06-30", "CMR", "GOV"),  # the last
        ("2023-07-01", "CMR", "ELI"),  # a former minister is no government
        ("2018-12-31", "CMR", None),  # nor is a later one
        (("2023-01-01", "2023-12-31"), "CMR", None),  # "2023": may have been in office or not
        (("2020-01-01", "2020-12-31"), "CMR", "GOV"),
        (None, "CMR", None),  # no date: nobody knows
    ],
)
def test_an_office_counts_while_it_is_held(
    add: Add, parties_of: PartiesOf, date: str | tuple[str, str] | None, country: str, sector: str | None
) -> None:
    party = parties_of("Jean Mbarga visited the clinic.", "Jean Mbarga", date=date, table=add(HEADER + MBARGA).table)["Jean Mbarga"]
    assert (party.country, party.sector, party.entity, party.basis) == (country, sector, "Q900", "user")


def test_two_offices_follow_each_other(add: Add, parties_of: PartiesOf) -> None:
    rows = "Amina Deng,,am,person,SSD,LEG,,2011,2016-02\nAmina Deng,,am,person,UNO,,Special Envoy,2018,2020\n"
    table = add(HEADER + rows).table
    found = {
        date: parties_of("Amina Deng spoke.", "Amina Deng", date=date, table=table)["Amina Deng"]
        for date in ("2015-01-01", "2017-01-01", "2019-01-01", "2021-01-01")
    }
    assert [(p.country, p.sector) for p in found.values()] == [("SSD", "LEG"), ("SSD", "ELI"), ("UNO", "GOV"), ("SSD", "ELI")]


def test_a_row_without_dates_says_what_somebody_is_besides(add: Add, parties_of: PartiesOf) -> None:
    rows = "Rosa Quispe,,rq,person,BOL,LAB,,,\nRosa Quispe,,rq,person,BOL,,Minister of Labour,2020,2021\n"
    table = add(HEADER + rows).table
    for date, sector in (("2020-06-01", "GOV"), ("2023-01-01", "LAB"), ("2019-01-01", "LAB")):
        assert parties_of("Rosa Quispe spoke.", "Rosa Quispe", date=date, table=table)["Rosa Quispe"].sector == sector


def test_the_text_may_know_of_an_office_the_table_does_not(add: Add, parties_of: PartiesOf) -> None:
    """Without a date the table tells no sector, but "Health Minister" stands in the text."""
    text = "Health Minister Jean Mbarga visited the clinic."
    party = parties_of(text, "Jean Mbarga", date=None, table=add(HEADER + MBARGA).table)["Jean Mbarga"]
    assert (party.country, party.sector, party.entity) == ("CMR", "GOV", "Q900")


# ---- names


def test_later_mentions_are_the_same_actor(add: Add, parties_of: PartiesOf) -> None:
    text = "Jean Mbarga opened a clinic in Douala. Mbarga said it would treat children. He left on Friday."
    found = parties_of(text, "#2 Mbarga", "He", date="2020-01-01", table=add(HEADER + MBARGA).table)
    assert {(p.country, p.sector, p.entity) for p in found.values()} == {("CMR", "GOV", "Q900")}


def test_users_row_holds_against_the_built_in_one(add: Add, parties_of: PartiesOf) -> None:
    text = "Boko Haram attacked a market."
    assert parties_of(text, "Boko Haram")["Boko Haram"].basis == "table"
    party = parties_of(text, "Boko Haram", table=add("name,id,code\nBoko Haram,jas,NERUAF\n").table)["Boko Haram"]
    assert (party.country, party.sector, party.entity, party.basis) == ("NER", "UAF", "jas", "user")


def test_a_row_with_nothing_but_an_id_keeps_what_is_built_in(add: Add, parties_of: PartiesOf) -> None:
    party = parties_of("Boko Haram attacked a market.", "Boko Haram", table=add("name,id\nBoko Haram,Q111\n").table)["Boko Haram"]
    assert (party.country, party.sector, party.entity, party.basis) == ("NGA", "REB", "Q111", "user")


def test_the_built_in_table_stays_as_it_was(add: Add) -> None:
    before = len(ActorTable.load().actors)
    assert len(add("name,id\nBoko Haram,Q111\n").table.actors) == before + 1
    assert len(ActorTable.load().actors) == before


@pytest.mark.parametrize("written", ["MBARGA, Jean", "Jean MBARGA", "JEAN MBARGA"])
def test_lists_write_surnames_in_capitals(add: Add, parties_of: PartiesOf, written: str) -> None:
    table = add(f'name;kind;id\n"{written}";person;x\n').table
    assert parties_of("On Monday Jean Mbarga spoke.", "Jean Mbarga", table=table)["Jean Mbarga"].entity == "x"


def test_an_acronym_wants_its_capitals(add: Add, parties_of: PartiesOf) -> None:
    table = add("name,id,code\nFIRE,fire,TCDREB\n").table
    found = parties_of("A fire broke out in Moundou after FIRE attacked the town.", "fire", "FIRE", table=table)
    assert (found["fire"].entity, found["FIRE"].entity) == (None, "fire")


def test_somebody_with_a_longer_name_is_somebody_else(add: Add, parties_of: PartiesOf) -> None:
    table = add(HEADER + "Ali Hassan,,a,person,SOM,MIL,,,\n").table
    text = "General Ali Hassan met Omar Ali Hassan, a trader from Garowe."
    found = parties_of(text, "General Ali Hassan", "Omar Ali Hassan", table=table)
    assert [p.entity for p in found.values()] == ["a", None]


def test_namesakes_are_told_apart_by_the_documents_country(add: Add, parties_of: PartiesOf) -> None:
    user = add(HEADER + "Maria Santos,,pt,person,PRT,LEG,,,\nMaria Santos,,ph,person,PHL,JUD,,,\n")
    text = "MANILA - In the Philippines, Maria Santos spoke to reporters from Manila. The Philippine government was silent."
    assert parties_of(text, "Maria Santos", table=user.table)["Maria Santos"].entity == "ph"
    assert "one name, several actors: 'Maria Santos'" in user.remarks[0]


def test_of_namesakes_nothing_tells_apart_only_the_shared_is_told(add: Add, parties_of: PartiesOf) -> None:
    table = add(HEADER + "Maria Santos,,1,person,PHL,LEG,,,\nMaria Santos,,2,person,PHL,JUD,,,\n").table
    party = parties_of("Maria Santos spoke in Manila.", "Maria Santos", table=table)["Maria Santos"]
    assert (party.country, party.sector, party.entity) == ("PHL", None, None)


def test_a_weak_name_needs_a_reason(add: Add, parties_of: PartiesOf) -> None:
    table = add("name,weak,id,kind,code\nFront for Dignity,Dignity,fd,organisation,HTIPTY\n").table
    assert parties_of("Dignity is what nurses in Oslo want.", "Dignity", table=table)["Dignity"].entity is None
    text = "The Front for Dignity met in Jacmel. Dignity will run in June."
    assert parties_of(text, "#2 Dignity", table=table)["#2 Dignity"].entity == "fd"


# ---- FollowTheMoney


def lines(*entities: dict[str, object]) -> str:
    return "".join(json.dumps(e) + "\n" for e in entities)


PERSON = {"id": "NK-1", "schema": "Person", "properties": {"name": ["Lavinia Tonga"], "alias": ["Тонга Лавиния"], "country": ["to"]}}


def test_offices_of_an_entity_stream(add: Add, parties_of: PartiesOf) -> None:
    """Position and Occupancy stand in lines of their own, before or after their holder."""
    post = {
        "id": "P-1",
        "schema": "Position",
        "properties": {"name": ["Member of the Legislative Assembly"], "topics": ["gov.legislative"]},
    }
    held = {
        "id": "O-1", "schema": "Occupancy",
        "properties": {"holder": ["NK-1"], "post": ["P-1"], "startDate": ["2017-11-16"], "endDate": ["2021-11-18"]},
    }  # fmt: skip
    table = add(lines(held, PERSON, {"id": "v", "schema": "Vessel", "properties": {"name": ["Kikau"]}}, post), "e.ftm.json").table
    for date, sector in (("2019-01-01", "LEG"), ("2022-01-01", "ELI"), (None, None)):
        party = parties_of("Lavinia Tonga spoke.", "Lavinia Tonga", date=date, table=table)["Lavinia Tonga"]
        assert (party.country, party.sector, party.entity, party.basis) == ("TON", sector, "NK-1", "user")
    assert "Kikau" not in {actor.name for actor in table.actors}


def test_offices_nested_in_their_holder(add: Add, parties_of: PartiesOf) -> None:
    post = {"id": "P-1", "schema": "Position", "properties": {"name": ["Minister of Fisheries"], "country": ["to"]}}
    held = {"id": "O-1", "schema": "Occupancy", "properties": {"post": [post], "startDate": ["2019"], "endDate": ["2020"]}}
    properties = {**PERSON["properties"], "positionOccupancies": [held], "topics": ["role.pep"]}  # type: ignore[dict-item]
    table = add(lines({**PERSON, "properties": properties}), "targets.nested.json").table
    for date, sector in (("2019-07-01", "GOV"), ("2021-07-01", "ELI")):
        assert parties_of("Lavinia Tonga spoke.", "Lavinia Tonga", date=date, table=table)["Lavinia Tonga"].sector == sector


@pytest.mark.parametrize(
    ("schema", "properties", "country", "sector"),
    [
        ("PublicBody", {"country": ["kz"]}, "KAZ", "GOV"),
        ("Company", {"jurisdiction": ["cy"]}, "CYP", "BUS"),
        ("Organization", {"country": ["ml"], "topics": ["crime.terror"]}, "MLI", "REB"),
        ("Organization", {"country": ["pe"], "topics": ["pol.union"]}, "PER", "LAB"),
        ("Organization", {}, None, None),
    ],
)
def test_schema_and_topics_give_the_sector(
    add: Add, parties_of: PartiesOf, schema: str, properties: dict[str, list[str]], country: str | None, sector: str | None
) -> None:
    entity = {"id": "x1", "schema": schema, "properties": {"name": ["Bright Meridian Circle"], **properties}}
    party = parties_of("Bright Meridian Circle complained.", "Bright Meridian Circle", table=add(lines(entity), "e.jsonl").table)
    found = party["Bright Meridian Circle"]
    assert (found.country, found.sector, found.entity, found.basis) == (country, sector, "x1", "user")


@pytest.mark.parametrize(
    ("position", "date", "sector"),
    [
        ("Minister of Finance (2015-2018)", "2016-01-01", "GOV"),
        ("Minister of Finance (2015-2018)", "2019-01-01", "ELI"),
        ("Judge (since 2020)", "2021-01-01", "JUD"),
        ("Senator", "2021-01-01", "LEG"),
        ("Beekeeper", "2021-01-01", None),
    ],
)
def test_positions_in_words(add: Add, parties_of: PartiesOf, position: str, date: str, sector: str | None) -> None:
    entity = {**PERSON, "properties": {"name": ["Lavinia Tonga"], "country": ["to"], "position": [position]}}
    party = parties_of("Lavinia Tonga spoke.", "Lavinia Tonga", date=date, table=add(lines(entity), "e.jsonl").table)["Lavinia Tonga"]
    assert (party.country, party.sector) == ("TON", sector)


def test_one_word_in_a_list_is_not_enough(add: Add, parties_of: PartiesOf) -> None:
    entity = {"id": "c", "schema": "Company", "properties": {"name": ["Harvest"], "country": ["ua"]}}
    assert parties_of("Harvest began early in Ontario.", "Harvest", table=add(lines(entity), "e.jsonl").table)["Harvest"].entity is None


# ---- files that cannot be used


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "actors.csv: the file is empty; begin with a header"),
        ("country,sector\nKEN,GOV\n", "actors.csv:1: no column 'name' (the first line holds country, sector)"),
        ("name,allias\nA B,x\n", "actors.csv:1: there is no column 'allias'; did you mean 'aliases'?"),
        ("name,country,country\nA B,KEN,KEN\n", "actors.csv:1: column 'country' stands twice"),
        ("name,country\nA B,Kenya\n", "actors.csv:2: column 'country': 'Kenya' is no code; write ISO 3166 alpha-3"),
        ("name,sector\nA B,GOVT\n", "actors.csv:2: column 'sector': 'GOVT' is no PLOVER sector; choose from AGR BUS"),
        ("name,code\nA B,Mali\n", "actors.csv:2: column 'code': 'Mali' is no country with sectors"),
        ("name,code,country\nA B,MLIREB,MLI\n", "actors.csv:2: column 'code': stands beside country or sector"),
        ("name,kind\nA B,robot\n", "actors.csv:2: column 'kind': 'robot' is not known; write person or organisation"),
        ("name,from\nA B,4.1.2019\n", "actors.csv:2: column 'from': '4.1.2019' is not a date; write it as 2022-01-18"),
        ("name,from,to\nA B,2020,2019\n", "actors.csv:2: column 'to': 2019 lies before 2020"),
        ("name,country\n,KEN\n", "actors.csv:2: column 'name': is empty"),
        ("name,country\nA, B and C,KEN\n", "actors.csv:2: 3 cells under 2 columns; put cells that hold a separator between quotation"),
        ('name,country\n"A B,KEN\n', "actors.csv:2: not a row of CSV"),
        ("name,id\nA B,1\n\nC D,1\n", "actors.csv:4: id '1' is 'C D' here and 'A B' at"),
        ("name,id,kind\nA B,1,person\nA B,1,organisation\n", "actors.csv:3: '1' is a organisation here and a person at"),
        ("name\nZoë\n".encode("latin-1"), "actors.csv:2: not UTF-8 (byte 3 of the line); save the file as UTF-8"),
        ("name\nZoë\n".encode("utf-16"), "actors.csv:1: holds zero bytes, as UTF-16 and binary files do; save the file as UTF-8"),
        ("name\n" + "x" * 10_000_000 + "\n", "actors.csv:2: the line is over 1 MB; give one actor a line"),
        ('{"id": "1", "schema": "Person"\n', "actors.csv:1: not a FollowTheMoney entity"),
        ('{"schema": "Person"}\n', "actors.csv:1: not a FollowTheMoney entity (Object missing required field `id`)"),
        ('{"id": "1", "schema": "Person", "properties": {"name": "A B"}}\n', "$.properties.name"),
        ('[{"id": "1"}]', "actors.csv: a JSON array; one FollowTheMoney entity a line is expected"),
        ('{"id": "1", "schema": "Person", "properties": {"holder": [' + "[" * 100_000 + "\n", "actors.csv:1: not a FollowTheMoney entity"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_a_way_out(add: Add, content: str | bytes, told: str) -> None:
    with pytest.raises(LexiconError) as caught:
        add(content)
    assert told in str(caught.value)
    assert len(str(caught.value)) < 1000


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="No such file or directory; name a file that can be read"):
        add_actors(ActorTable.load(), [tmp_path / "none.csv"])


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        ("name,colour\nA B,red\n", "actors.csv:1: column 'colour' is not used"),
        ('{"id": "1", "schema": "Vessel", "properties": {"name": ["A"]}}\n', "actors.csv: none of the 1 entities is an actor"),
    ],
)
def test_what_is_odd_is_told_and_the_rest_used(add: Add, content: str, remark: str) -> None:
    assert remark in add(content).remarks[0]


def test_byte_order_mark_windows_lines_and_comments(add: Add) -> None:
    content = "\ufeffName;Aliases;Country\r\n# ours\r\nKofi Adomako;Adomako Kofi|K. Adomako;gh\r\n"
    user = add(content)
    assert [(a.name, a.terms[0].country) for a in user.table.actors[-1:]] == [("Kofi Adomako", "GHA")]
    assert user.actors == 1


def test_the_second_time_comes_from_the_cache_and_is_the_same(add: Add) -> None:
    first, second = add(HEADER + MBARGA), add(HEADER + MBARGA)
    assert first == second
    assert add(HEADER + MBARGA.replace("CMR", "GAB")).table.actors[-1].terms[0].country == "GAB"


def test_twenty_thousand_namesakes_cost_a_page_little(add: Add) -> None:
    """Names are looked up by two words, so that a list full of Mohameds does not make every Mohamed of a page dear."""
    rows = "".join(f"Mohamed Trader{n},,m{n},person,EGY,BUS,,,\n" for n in range(20_000))
    table = add(HEADER + rows).table
    assert len(table.names["mohamed trader7"]) == 1
    assert max(len(names) for names in table.names.values()) < 1000
