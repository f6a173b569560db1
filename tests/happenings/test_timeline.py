"""Seven pages of five outlets about one attack, over three days: what a reader gets to see, with and without a copy's parse."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.export import format_stories, timelines
from reportedly.happenings import Happening, HappeningIndex, tell_all
from reportedly.ingest import read_inputs
from reportedly.pipeline import Resources, prepare_page, read_document
from reportedly.records import Document, Page, Report
from reportedly.stories import StoryLine, story_lines

Grouped = tuple[list[Document], list[StoryLine], HappeningIndex, tuple[Happening, ...], list[str]]


@pytest.fixture(scope="module")
def grouped(resources: Resources, repository: Path) -> Grouped:
    pages = [p for p in read_inputs([repository / "tests" / "fixtures" / "happening" / "pages.jsonl"]) if isinstance(p, Page)]
    documents = [prepare_page(page)[0] for page in pages]
    lines = story_lines(documents)
    asked: list[str] = []

    def read(document: Document) -> Report:
        asked.append(document.text)
        return read_document(document, (), resources)

    originals = {str(line.id): line.copy_of for line in lines}
    index = tell_all(documents, originals, read)
    return documents, lines, index, index.find({str(line.id): str(line.story) for line in lines}, originals), asked


def test_the_copy_is_found_and_hardly_read(grouped: Grouped) -> None:
    documents, lines, _, _, asked = grouped
    assert [line.external_id for line in lines if line.copy_of] == ["valle-1"]
    copy = next(d for d in documents if d.external_id == "valle-1")
    assert copy.text not in asked
    assert any("newsletter" in text and len(text) < len(copy.text) / 4 for text in asked)


def test_the_attack_is_one_happening_that_is_disputed(grouped: Grouped) -> None:
    _, _, _, happenings, _ = grouped
    attack = max(happenings, key=lambda one: len(one.mentions))
    assert attack.types[0].value == "ASSAULT"
    assert attack.standing == "disputed"
    assert [name.casefold().startswith("dissidents") for name in attack.denied_by] == [True]
    assert [claimed.value for claimed in attack.days] == ["2023-04-10"]
    assert (attack.first_reported, attack.last_reported) == ("2023-04-11", "2023-04-13")
    sources = {mention.source for mention in attack.mentions}
    assert {"says defence ministry, COL", "says interior ministry, COL"} <= sources  # two ministries, each quoted by two documents or one
    assert attack.independent_sources < len({mention.document for mention in attack.mentions})


def test_the_timeline_reads_well(grouped: Grouped) -> None:
    documents, lines, index, happenings, _ = grouped
    text = format_stories(list(zip(documents, lines, strict=True)), events=timelines(happenings, index.told()), width=100)
    attack = text[text.index("Gunmen (perhaps COL, UAF)") :].partition("●")[0]
    assert "→ attacked → the police station of Jambaló" in attack
    assert "told 11 April 2023 to 13 April 2023 by 6 documents" in attack
    assert "happened 10 April 2023 · 3 dead → 5 dead · denied by Dissidents of the FARC" in attack
    assert "◐ Colombian troops (COL, MIL) → arrested → four suspects" in text
    assert "that only one tells" in text
