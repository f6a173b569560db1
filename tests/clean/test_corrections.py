"""Notes on the outlet's own text: every wording proves itself, spans are whole notes or labels, and notes are no events."""

from __future__ import annotations

import time

import pytest

from reportedly.clean import clean_page
from reportedly.clean.corrections import find_corrections, note_wordings
from reportedly.records import Page

ENTRIES = note_wordings()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_wording_matches_examples_and_no_counterexample(entry):
    assert entry.examples
    assert entry.counterexamples
    assert [x for x in entry.examples if not entry.compiled().match(x)] == []
    assert [x for x in entry.counterexamples if entry.compiled().match(x)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_examples_get_their_kind(entry):
    assert [x for x in entry.examples if [c.kind for c in find_corrections(x)] != [entry.kind]] == []


def test_ids_are_unique():
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES)


def test_a_note_is_its_whole_line_and_a_label_only_itself():
    text = "Mayor resigns\n\nUpdate, 14:20: The mayor of Oruro has resigned.\n\n(This article was amended on 3 May to correct a name.)"
    label, note = find_corrections(text)
    assert text[slice(*label.span)] == "Update, 14:20:"
    assert text[slice(*note.span)] == "(This article was amended on 3 May to correct a name.)"
    assert text[slice(*note.cue)] == "This article was amended"
    assert (label.why, note.why) == ("note.update_label", "note.this_article_was_amended")


@pytest.mark.parametrize(
    "line",
    [
        "The correction of the border was agreed.",
        "Police said the update was late.",
        "He read a correction: the dam was safe.",
        "“Correction: we won,” the general said.",
        "The ministry updated its figures at 14:20.",
        "",
    ],
)
def test_news_is_no_note(line):
    assert find_corrections(line) == ()


def test_documents_tell_their_notes_and_keep_the_text():
    text = "Police arrested two men in Beira.\n\nCorrection: An earlier version said that police arrested three men."
    document, _ = clean_page(Page(content=text, is_clean=True))
    assert document.text == text
    assert [(c.kind, text[slice(*c.span)][:10]) for c in document.corrections] == [("correction", "Correction")]


@pytest.mark.parametrize("atom", ["updated 1 ", "correction (", "update 1", "this story was edited ", "a ", "(*[", "updated a:", "1:"])
def test_repetitive_lines_take_little_time(atom):
    began = time.process_time()
    find_corrections((atom * 300 + "\n") * 50)
    find_corrections(("updated " + atom * 300 + "\n") * 50)
    assert time.process_time() - began < 2
