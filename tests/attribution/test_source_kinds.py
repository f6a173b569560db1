"""Every kind of source proves itself by its examples and counterexamples, and the document tells the fullest mention."""

from __future__ import annotations

import pytest

from reportedly.attribution import CueLexicon, find_attributions
from reportedly.attribution.source_kinds import AnonymityEntry, KindEntry
from reportedly.lexicons import lexicon_path, load_yaml
from reportedly.parse import Parser
from reportedly.pipeline import Resources, read_page
from reportedly.records import Attribution, Page

KINDS = load_yaml(lexicon_path("attribution/source_kinds.yaml"), tuple[KindEntry, ...])
ANONYMITY = load_yaml(lexicon_path("attribution/anonymity.yaml"), tuple[AnonymityEntry, ...])


@pytest.mark.parametrize(("entry", "text"), [(e, t) for e in KINDS for t in e.examples])
def test_example_is_of_its_kind(resources: Resources, entry: KindEntry, text: str) -> None:
    assert entry.kind in [a.source_kind for a in read(resources, text)]


@pytest.mark.parametrize(("entry", "text"), [(e, t) for e in KINDS for t in e.counterexamples])
def test_counterexample_is_not(resources: Resources, entry: KindEntry, text: str) -> None:
    found = read(resources, text)
    assert found
    assert entry.kind not in [a.source_kind for a in found]


@pytest.mark.parametrize(("entry", "text"), [(e, t) for e in ANONYMITY for t in e.examples])
def test_name_is_withheld(resources: Resources, entry: AnonymityEntry, text: str) -> None:
    assert any(a.anonymous for a in read(resources, text))


@pytest.mark.parametrize(("entry", "text"), [(e, t) for e in ANONYMITY for t in e.counterexamples])
def test_name_is_not_withheld(resources: Resources, entry: AnonymityEntry, text: str) -> None:
    assert not any(a.anonymous for a in read(resources, text))


def test_entries_are_unique() -> None:
    for entries, words in ((KINDS, [w for e in KINDS for w in e.nouns]), (KINDS, [w for e in KINDS for w in e.plurals])):
        assert len({e.id for e in entries}) == len(entries)
        assert len(set(words)) == len(words)


def test_kinds_need_no_actor_tables(parser: Parser, cues: CueLexicon) -> None:
    (found,) = find_attributions(parser.parse("The foreign minister said talks had failed."), None, cues)
    assert found.source_kind == "office"


def test_nobody_named_is_unnamed(resources: Resources) -> None:
    (found,) = read(resources, "It was reported that two sailors had drowned.")
    assert (found.source_kind, found.source_mention) == ("unnamed", None)


def test_pronoun_and_last_name_lead_to_the_full_name(resources: Resources) -> None:
    text = 'Amina Diallo said the wells were dry. Diallo said the rains had failed. "We have nothing," she said.'
    found = read(resources, text)
    assert [text[slice(*a.source_mention)] for a in found if a.source_mention] == ["Amina Diallo"] * 3
    assert [a.source_kind for a in found] == ["person"] * 3


OUTLETS = [
    # publisher, text, own
    ("The Daily Nation", "The Daily Nation reported that the bridge had collapsed.", True),
    (None, "ACCRA (Reuters) - The port was closed. The mayor told Reuters. Reuters reported that two ships had sunk.", True),
    (None, "ACCRA (Reuters) - The port was closed. Xinhua reported that two ships had sunk.", False),
    ("The Daily Nation", "Radio Lusaka reported that the bridge had collapsed.", False),
]


@pytest.mark.parametrize(("publisher", "text", "own"), OUTLETS)
def test_the_storys_own_outlet(resources: Resources, publisher: str | None, text: str, own: bool) -> None:
    report = read_page(Page(content=text, is_clean=True, publisher=publisher), resources)
    assert [a.own_outlet for a in report.attributions if a.source_kind == "outlet"] == [own]


def read(resources: Resources, text: str) -> tuple[Attribution, ...]:
    report = read_page(Page(content=text, is_clean=True), resources)
    assert report.problems == ()
    return report.attributions
