"""Whom an event is done to, where no slot of the trigger itself says it."""

from dataclasses import replace

import pytest

from reportedly.actors import resolve_actors
from reportedly.pipeline import Resources, read_page
from reportedly.records import Event, Page

MORE = " Shops stayed open. Buses ran as usual. The market opened at dawn."
"""Makes a story of the sentence, so that what it mentions in passing counts too."""

ROWS = [
    ("A blast in Quetta killed six policemen and damaged a court.", "ASSAULT", {"six policemen", "a court"}),
    ("Two nurses were killed in the shelling of Aleppo.", "ASSAULT", {"Two nurses"}),
    ("Bombings at Turkish consulates in Erbil and Basra killed 40 people, including 12 Kenyans.", "ASSAULT", {"40 people", "12 Kenyans"}),
    ("Police in Accra arrested a baker on fraud charges.", "ACCUSE", {"a baker"}),
    ("Lawyers alleged that the village was burnt by Burmese soldiers.", "ACCUSE", {"Burmese soldiers"}),
    ("Uganda expelled two Rwandans and a Congolese who were questioned by police in Kampala.", "ACCUSE", {"two Rwandans", "a Congolese"}),
    ("Eritrea has deployed troops near its border with Djibouti.", "MOBILIZE", {"Djibouti"}),
    ("Guards in Kampala tortured scores of Burundian and Rwandan refugees.", "ASSAULT", {"Burundian", "Rwandan refugees"}),
    ("Students rallied in Dhaka, calling for independence from Pakistan.", "PROTEST", {"Pakistan"}),
    ("Villagers threatened to strike unless Denmark gave the land back.", "THREATEN", {"Denmark"}),
    ("Oslo demanded the withdrawal of Azeri soldiers from Armenia.", "REQUEST", {"Azeri soldiers"}),
    ("Fiji lodged a complaint with the UN Security Council over the Tongan patrols.", "ACCUSE", {"the Tongan patrols"}),
    ("The 12-year-old was arrested in Accra on Sunday.", "COERCE", {"The 12-year-old"}),
    ("At least nine miners were reported killed in clashes in Lesotho.", "ASSAULT", {"At least nine miners"}),
    ("Burundi refused to send peacekeepers to Somalia.", "REJECT", {"Somalia"}),
    ("Belarus is willing to withdraw its troops from Latvia.", "AGREE", {"Latvia"}),
    ("Anti-government marchers rallied in Lagos on Sunday.", "PROTEST", {"government"}),
    ("Peru lodged a complaint with the UN Security Council, arguing that Chile was shelling its boats.", "ACCUSE", {"Chile"}),
    ("Dr. Musa Okello lived in Gulu. Okello, 52, was shot with a rifle.", "ASSAULT", {"Okello"}),
]


def _recipients(text: str, kind: str, resources: Resources) -> set[str]:
    events = read_page(Page(content=text + MORE, is_clean=True, language="en"), resources).events
    return {name for e in events if e.event_type == kind for name in _names(e)}


def _names(event: Event) -> set[str]:
    return {p.name for p in event.recipients}


@pytest.mark.parametrize(("text", "kind", "expected"), ROWS)
def test_recipients(resources: Resources, text: str, kind: str, expected: set[str]) -> None:
    assert expected <= _recipients(text, kind, resources)


def test_the_victim_of_an_attack_is_not_who_is_condemned(resources: Resources) -> None:
    assert _recipients("Cuba condemned the bomb attack on Ecuador.", "ACCUSE", resources) == set()
    assert _recipients("Cuba condemned the bomb attack by Colombian rebels.", "ACCUSE", resources) == {"Colombian rebels"}


def test_nobody_stands_on_both_sides(resources: Resources) -> None:
    assert _recipients("The premier demanded elections after a court in Lima cleared him of all charges.", "REQUEST", resources) == set()
    assert _recipients("The premier praised the court in Lima after it fined his rival.", "SUPPORT", resources) == {"the court in Lima"}


def test_what_is_the_doers_own_is_no_recipient(resources: Resources) -> None:
    assert _recipients("Rebels in Chad agreed to lay down their weapons.", "AGREE", resources) == set()
    assert _recipients("The Chadian president sacked his minister.", "SANCTION", resources) <= {"his minister"}


def test_the_addressee_of_a_letter_is_not_who_it_condemns(resources: Resources) -> None:
    assert _recipients("In a letter to Lima, Chile condemned the raid.", "ACCUSE", resources) == set()


def test_talks_in_a_town_are_with_who_comes_there(resources: Resources) -> None:
    page = Page(content="The Ghanaian minister held talks in Lome with Togolese officials." + MORE, is_clean=True, language="en")
    event = next(e for e in read_page(page, resources).events if e.event_type == "CONSULT")
    assert {p.country for p in event.actors} == {"GHA", "TGO"}


def test_the_council_to_which_one_complains_is_not_complained_of(resources: Resources) -> None:
    assert _recipients("Fiji lodged a complaint with the UN Security Council.", "ACCUSE", resources) == set()
    assert _recipients("Fiji lodged a complaint with Tonga.", "ACCUSE", resources) == {"Tonga"}


def test_an_embassy_before_a_noun_of_violence_suffers_it_and_is_of_whom_it_was(resources: Resources) -> None:
    text = (
        "A bomb exploded outside the French embassy in Dakar. The embassy bombing killed two guards. Senegal sent police. Dakar was calm."
    )
    report = read_page(Page(content=text, is_clean=True, language="en"), resources)
    second = next(e for e in report.events if e.anchor[0] > 50 and e.event_type == "ASSAULT")
    assert "embassy" not in {p.name for p in second.actors}
    assert all(p.country == "FRA" for p in second.recipients if "embassy" in p.name)


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("The police barred the crowd from the Peruvian consulate, but let them sing in the street.", "them", "crowd"),
        ("Tanks rolled into Armenia and destroyed it. Iran protested.", "it", "Armenia"),
        ("Students blocked the port of Lima. Police brought water cannon to clear them.", "them", "Students"),
        ("The students told the police to free them.", "them", "students"),
        ("The emir condemned attacks in Peru and Chile and vowed to find the bombers and try them.", "them", "bombers"),
        ("The police barred the crowd from the consulate. They let nobody in.", "they", "police"),
    ],
)
def test_objects_of_one_chain_of_verbs(resources: Resources, text: str, pronoun: str, expected: str) -> None:
    parse = resources.parser.parse(text)
    cast = resolve_actors(parse, (), resources.actors, None)
    antecedent = cast.antecedent(next(t for t in parse.tokens if t.lower == pronoun))
    assert antecedent is not None
    assert antecedent.text == expected


def test_each_other_is_nobody(resources: Resources) -> None:
    text = "Togo and Benin accused each other of sheltering rebels." + MORE
    report = read_page(Page(content=text, is_clean=True, language="en"), resources)
    assert not any("other" in p.name for e in report.events for p in (*e.actors, *e.recipients))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shot three men near the border. Chad and Sudan sent officers to the border.", None),
        ("Three men were shot dead in Chad. Chad sent officers. The Chadian army searched the hills.", "TCD"),
    ],
)
def test_unnamed_people_are_guessed_only_where_one_country_leads(resources: Resources, text: str, expected: str | None) -> None:
    report = read_page(Page(content=text + MORE, is_clean=True, language="en"), resources)
    shot = next(e for e in report.events if e.event_type == "ASSAULT")
    assert [p.country for p in shot.recipients] == [expected]


def test_who_answers_an_event_did_not_do_it(resources: Resources) -> None:
    text = "The European Union imposed sanctions on eleven colonels on Monday over the coup in Mali." + MORE
    events = read_page(Page(content=text, is_clean=True, language="en"), resources).events
    by_type = {e.event_type: e for e in events}
    assert _names(by_type["SANCTION"]) == {"eleven colonels"}
    assert not by_type["ASSAULT"].actors


NOBODY = [
    ("The African Union held a summit in Addis Ababa.", "CONSULT", "Addis Ababa"),
    ("A court in Hanoi sentenced a blogger to four years in prison for insulting the army.", "ACCUSE", "court"),
    ("Haiti's prime minister resigned and fled the country.", "RETREAT", "country"),
]


@pytest.mark.parametrize(("text", "kind", "nobody"), NOBODY)
def test_who_has_no_part_in_it(resources: Resources, text: str, kind: str, nobody: str) -> None:
    by_rule = replace(resources, tagger=None)
    found = [e for e in read_page(Page(content=text + MORE, is_clean=True, language="en"), by_rule).events if e.event_type == kind]
    assert found
    assert not any(nobody in p.name for e in found for p in (*e.actors, *e.recipients))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Chile, Chile and Chile again. The Bolivian government urged citizens to stay at home.", "BOL"),
        ("Chile, Chile and Chile again. The Bolivian army attacked citizens.", "CHL"),
    ],
)
def test_a_government_speaks_to_its_own_citizens(resources: Resources, text: str, country: str) -> None:
    events = read_page(Page(content=text + MORE, is_clean=True, language="en"), resources).events
    assert {p.country for e in events for p in e.recipients if "citizens" in p.name} == {country}
