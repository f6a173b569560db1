"""Whether a text only repeats an earlier one."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from reportedly import pipeline
from reportedly.copies import KnownArticles
from reportedly.records import Document, Page, Report, decode_report, encode_report

from .texts import BRIDGE, FURNITURE_FOOT, PORT, REEF, edited, paragraphs

TOLL = (
    "A bus plunged off the mountain road between Kabale and Kisoro on Saturday night, killing {dead} people, police in western Uganda "
    "{said}. The driver had missed a bend in thick fog, a spokeswoman told reporters at the hospital. Villagers carried survivors up the "
    "slope with blankets and ropes until rescue teams arrived from Mbarara. The transport ministry promised to widen the road before the "
    "next rains."
)


def known_as(text: str, *articles: str) -> str | None:
    known = KnownArticles()
    for number, article in enumerate(articles):
        known.add(str(number), article)
    found = known.find(text)
    return found.id if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PORT, "1", id="the same"),
        pytest.param(paragraphs(PORT, 0, 2), "1", id="cut"),
        pytest.param(PORT.replace("\n\n", "\n") + "\nReporting and writing by the desk in Santiago", "1", id="with a foot"),
        pytest.param(edited(PORT, 0.5), None, id="half edited"),
        pytest.param(PORT + "\n\n" + REEF.replace("a", "o"), None, id="as much again that is new"),
        pytest.param("Rain fell in Suva.", None, id="too short"),
        pytest.param("", None, id="empty"),
    ],
)
def test_what_only_repeats_is_known(text: str, expected: str | None) -> None:
    assert known_as(text, BRIDGE, PORT) == expected


@pytest.mark.parametrize(
    ("dead", "said", "expected"),
    [
        ("12", "said", "0"), ("17", "said", None), ("seventeen", "said", None), ("12", "denied", None), ("12", "told us", "0"),
    ],
)  # fmt: skip
def test_an_update_is_no_copy(dead: str, said: str, expected: str | None) -> None:
    assert known_as(TOLL.format(dead=dead, said=said), TOLL.format(dead="12", said="said")) == expected


def test_only_so_many_articles_are_remembered() -> None:
    known = KnownArticles(remembered=2)
    for number in range(5):
        known.add(str(number), (PORT if number == 0 else edited(BRIDGE, 0.9)) + f" {number}")
    assert known.find(PORT) is None


def test_a_phrase_that_all_share_takes_bounded_time() -> None:
    known = KnownArticles()
    for number in range(2000):
        known.add(str(number), f"{' '.join(f'word{number}x{n}' for n in range(30))} {FURNITURE_FOOT}")
    assert max(len(holders) for holders in known._now._holders.values()) <= 12
    found = known.find(PORT + FURNITURE_FOOT)
    assert found is None


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are read for events."""
    texts: list[str] = []

    def read_document(document: Document, problems: Any, resources: Any) -> Report:
        texts.append(document.text)
        return Report(document=document)

    monkeypatch.setattr(pipeline, "read_document", read_document)
    return texts


def read(*texts: str, known: KnownArticles | None) -> list[Report]:
    pages = [Page(content=text, is_clean=True, external_id=str(n), url=f"https://x.example/{n}") for n, text in enumerate(texts)]
    return list(pipeline.read_pages(pages, SimpleNamespace(sites=None), known))  # type: ignore[arg-type]


def test_a_copy_is_not_parsed_and_its_record_names_the_one_read_before(parsed: list[str]) -> None:
    first, copy, other = read(PORT, paragraphs(PORT, 0, 2), BRIDGE, known=KnownArticles())
    assert parsed == [PORT, BRIDGE]
    assert copy.copy_of is not None
    assert (copy.copy_of.document, copy.copy_of.similarity > 0.9) == (first.document.id, True)
    assert copy.document.text == paragraphs(PORT, 0, 2)
    assert (first.copy_of, other.copy_of) == (None, None)
    assert json.loads(encode_report(first))["copy_of"] is None
    assert decode_report(encode_report(copy)) == copy


def test_without_the_option_everything_is_parsed(parsed: list[str]) -> None:
    read(PORT, PORT, known=None)
    assert parsed == [PORT, PORT]


def test_a_page_given_twice_is_parsed_once(parsed: list[str]) -> None:
    pages = [Page(content=PORT, is_clean=True)] * 2
    first, again = pipeline.read_pages(pages, SimpleNamespace(sites=None), KnownArticles())  # type: ignore[arg-type]
    assert again.copy_of
    assert again.copy_of.document == first.document.id
    assert parsed == [PORT]


def test_the_view_names_the_other_and_says_nothing_of_events(parsed: list[str]) -> None:
    from reportedly.export import format_report

    _, copy = read(PORT, PORT, known=KnownArticles())
    text = format_report(copy)
    assert "100 % of it stands in doc-" in text
    assert "no political event" not in text
