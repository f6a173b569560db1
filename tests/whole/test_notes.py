"""What an outlet says about its own text is no event; the news beside it is."""

from __future__ import annotations

from reportedly.explain import explain_page
from reportedly.pipeline import Resources, read_page
from reportedly.records import Page

NEWS = "Police in Beira arrested 14 protesters on Tuesday after a march to the port."
NOTE = "Correction: An earlier version of this story said that police in Beira attacked protesters on Monday."
UPDATE = "Update, 14:20: Soldiers arrested the mayor of Beira on Tuesday."


def page(*lines: str) -> Page:
    return Page(content="\n\n".join(lines), is_clean=True, published="2021-03-03")


def test_notes_are_not_coded_and_news_is(resources: Resources) -> None:
    report = read_page(page(NEWS, UPDATE, NOTE), resources)
    starts = [e.anchor[0] for e in report.events]
    second, third = len(NEWS) + 2, len(NEWS) + len(UPDATE) + 4
    assert any(at < second for at in starts)
    assert any(second <= at < third for at in starts)
    assert [at for at in starts if at >= third] == []
    # without its label the same sentence is news
    plain = read_page(page(NEWS, UPDATE, NOTE.replace("Correction: An earlier version of this story", "The ministry")), resources)
    assert [e for e in plain.events if e.anchor[0] >= third] != []


def test_explain_tells_why_a_note_is_no_event(resources: Resources) -> None:
    explained = explain_page(page(NEWS, NOTE), resources)
    dropped = [trigger for sentence in explained.sentences for trigger in sentence.dropped if trigger.dropped_by == "note"]
    assert dropped != []
    assert all("corrects or updates its own text" in (trigger.reason or "") and trigger.event is None for trigger in dropped)
