"""Which speakers are one source."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.happenings.speakers import Speaker, find_speakers, name_sources
from reportedly.records import Attribution, Document, Party, Report


def sources(*spoken: tuple[str, dict[str, Any]]) -> list[str | None]:
    """The name of each source, one after the other; each speaks in a document of its own."""
    found = [speaker(words, **facts) for words, facts in spoken]
    names = name_sources(one for one in found if one)
    return [names[one] if one else None for one in found]


def speaker(words: str, **facts: Any) -> Speaker | None:
    return find_speakers(document(attribution("a", words, 0, **facts), text=words)).get("a")


def attribution(
    id: str, words: str, start: int, *, country: str | None = "KEN", kind: str = "institution", mention: str | None = None, **facts: Any
) -> Attribution:
    span = (start, start + len(words))
    entity = facts.pop("entity", None)
    party = Party(span=span, name=words, country=country, sector="GOV", entity=entity, basis="table" if entity else "country")
    within = start + words.index(mention) if mention else 0
    return Attribution(
        id=id, source=(span,), source_party=party, source_kind=kind, cue=(), content=(), kind="indirect", act="assert", why="x",
        source_mention=(within, within + len(mention)) if mention else None, **facts,
    )  # type: ignore[arg-type]  # fmt: skip


def document(*attributions: Attribution, text: str) -> Report:
    return Report(document=Document(id="d", text=text), attributions=attributions)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kenya's health ministry", "the Ministry of Health"),
        ("the Kenyan Ministry of Foreign Affairs", "a foreign ministry spokesman in Nairobi"),
        ("the defense ministry", "A Defence Ministry statement"),
        ("Kenyan police", "a police spokesman in Nairobi"),
        ("the health ministry", "the ministry"),  # told by fewer words
        ("the health minister", "Kenya's health ministry"),
        ("the army", "a military spokesman"),
    ],
)
def test_one_institution_in_other_words_is_one_source(one: str, other: str) -> None:
    first, second = sources((one, {}), (other, {}))
    assert first == second is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kenya's health ministry", "Kenya's interior ministry"),
        ("the Ministry of Health", "the Ministry of Defence"),
        ("the police", "the army"),
        ("the governor of Kisumu", "the governor of Turkana"),
    ],
)
def test_two_institutions_of_one_country_are_two_sources(one: str, other: str) -> None:
    first, second = sources((one, {}), (other, {}))
    assert first != second


def test_ministries_of_two_countries_are_two_and_an_unknown_country_is_no_other() -> None:
    here, there, somewhere = (("the health ministry", {"country": country}) for country in ("KEN", "UGA", None))
    assert len(set(sources(here, there))) == 2
    assert len(set(sources(here, somewhere))) == 1


def test_the_defence_ministry_of_the_table_is_not_that_of_another_country_only_because_it_has_the_name() -> None:
    told = ("the Ministry of Defence", {"country": "GBR", "entity": "organisation:ministry-of-defence"})
    assert len(set(sources(told, ("Kenya's defence ministry", {})))) == 1
    british = ("the British Ministry of Defence", {"country": "GBR", "entity": "organisation:ministry-of-defence"})
    assert len(set(sources(british, ("Kenya's defence ministry", {})))) == 2


def test_an_entity_is_one_source_by_whatever_name() -> None:
    facts = {"entity": "organisation:red-cross", "country": "NGO"}
    assert sources(("the Red Cross", facts), ("the aid agency", facts)) == ["organisation:red-cross", "organisation:red-cross"]


@pytest.mark.parametrize("facts", [{"kind": "crowd"}, {"kind": "unnamed"}, {"anonymous": True}, {"kind": "outlet", "own_outlet": True}])
def test_nobody_who_can_be_told_from_others_is_no_source(facts: dict[str, Any]) -> None:
    assert speaker("residents", **facts) is None


def test_a_news_agency_that_is_quoted_is_the_outlet() -> None:
    assert str(speaker("Savannah  Wire", kind="outlet")) == "outlet savannah wire"


def test_a_minister_speaks_for_the_ministry_and_keeps_doing_so_without_the_title() -> None:
    text = "Health Minister Jane Aruto said so. Aruto added more."
    full = attribution("a", "Health Minister Jane Aruto", 0, kind="person", mention="Jane Aruto")
    short = attribution("b", "Aruto", text.index("Aruto added"), kind="person", mention="Aruto")
    found = find_speakers(document(full, short, text=text))
    assert str(found["a"]) == str(found["b"]) == "health ministry, KEN"


def test_a_person_without_an_office_is_the_person() -> None:
    full = ("Colonel Amadou Keita", {"kind": "person", "mention": "Amadou Keita", "country": "MLI"})
    assert len(set(sources(full, ("Keita", {"kind": "person", "mention": "Keita", "country": "MLI"})))) == 1
    assert len(set(sources(full, ("Issa Touré", {"kind": "person", "mention": "Issa Touré", "country": "MLI"})))) == 2
