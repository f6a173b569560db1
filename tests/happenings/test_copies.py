"""Copies are told by their originals; only what is new in them is read."""

from __future__ import annotations

from reportedly.happenings import tell, tell_all
from reportedly.ontology import load_ontology
from reportedly.records import Correction, Document, Event, Party, Quantity, Report, derive_id

ORIGINAL = "Gunmen killed 12 people in Mopti.\nThe army sent troops.\n"
ADDED = "Later the gunmen killed 17 people in Bandiagara, the mayor said."


def read(document: Document) -> Report:
    """A reader that takes "killed" for an event and the number behind it for the dead."""
    events, at = [], document.text.find("killed")
    while at >= 0:
        anchor, number = (at, at + 6), (at + 7, at + 9)
        sentence = (document.text.rfind("\n", 0, at) + 1, document.text.find(".", at) + 1)
        dead = float(document.text[slice(*number)])
        party = Party(span=sentence, name="gunmen", country="MLI", sector="UAF", basis="table")
        id = derive_id("event", document.text, anchor, "ASSAULT", load_ontology().version)
        events.append(
            Event(
                id=id, sentence=sentence, anchor=anchor, event_type="ASSAULT", quad_code=4, score=-9.0, actors=(party,), recipients=(),
                standing="asserted", why="x", quantities=(Quantity(kind="dead", low=dead, high=dead, span=number),),
            )
        )  # fmt: skip
        at = document.text.find("killed", at + 1)
    return Report(document=document, events=tuple(events))


def told(*texts: str) -> tuple[list[str], list[tuple[str, str, float | None]]]:
    """What was read, and of every event its document, the words at its anchor and the number of dead at its place."""
    documents = [Document(id=f"doc-{number}", text=text) for number, text in enumerate(texts)]
    asked: list[str] = []

    def counted(document: Document) -> Report:
        asked.append(document.text)
        return read(document)

    index = tell_all(documents, {d.id: None if d.id == "doc-0" else "doc-0" for d in documents}, counted)
    text_of = {d.id: d.text for d in documents}
    found = []
    for (document, id), one in index.told().items():
        (number,) = one.event.quantities
        assert text_of[document][slice(*number.span)] == f"{number.low:.0f}"
        assert id == derive_id("event", text_of[document], one.event.anchor, "ASSAULT", load_ontology().version)
        found.append((document, text_of[document][slice(*one.event.anchor)], number.low))
    return asked, found


def test_an_equal_copy_is_not_read_and_has_the_events_of_its_original() -> None:
    asked, found = told(ORIGINAL, f"  {ORIGINAL}")
    assert asked == [ORIGINAL]
    assert found == [("doc-0", "killed", 12), ("doc-1", "killed", 12)]


def test_a_copy_on_other_lines_and_with_other_quotation_marks_is_the_same() -> None:
    asked, found = told('"Gunmen" killed 12 people in Mopti.', "“Gunmen” killed 12\npeople in   Mopti.")
    assert len(asked) == 1
    assert [row[0] for row in found] == ["doc-0", "doc-1"]


def test_only_the_paragraph_with_a_new_sentence_is_read() -> None:
    asked, found = told(ORIGINAL, f"Share\n{ORIGINAL}{ADDED}")
    assert asked == [ORIGINAL, ADDED]
    assert found == [("doc-0", "killed", 12), ("doc-1", "killed", 12), ("doc-1", "killed", 17)]


def test_what_the_copy_left_out_is_not_told_by_it() -> None:
    _, found = told(f"{ORIGINAL}{ADDED}", ORIGINAL)
    assert found == [("doc-0", "killed", 12), ("doc-0", "killed", 17), ("doc-1", "killed", 12)]


def test_a_changed_number_is_read() -> None:
    asked, found = told(ORIGINAL, ORIGINAL.replace("12", "15"))
    assert asked[1:] == ["Gunmen killed 15 people in Mopti."]
    assert found == [("doc-0", "killed", 12), ("doc-1", "killed", 15)]


def test_an_event_that_the_paragraph_of_a_new_sentence_repeats_is_told_once() -> None:
    _, found = told(ORIGINAL, ORIGINAL.replace(".\n", f". {ADDED}\n", 1))
    assert [row[2] for row in found] == [12, 12, 17]


def test_the_ids_are_those_of_the_whole_document() -> None:
    copy = Document(id="doc-1", text=f"Share\n{ORIGINAL}{ADDED}")
    index = tell_all([Document(id="doc-0", text=ORIGINAL), copy], {"doc-1": "doc-0"}, read)
    assert {id for document, id in index.told() if document == "doc-1"} == {one.event.id for one in tell(read(copy))}


def test_a_new_correction_note_is_no_event() -> None:
    note = "Correction: an earlier version said that gunmen killed 21 people."
    text = f"{ORIGINAL}{note}"
    span = (len(ORIGINAL), len(text))
    copy = Document(id="doc-1", text=text, corrections=(Correction(span=span, kind="correction", cue=span, why="x"),))
    index = tell_all([Document(id="doc-0", text=ORIGINAL), copy], {"doc-1": "doc-0"}, read)
    assert [one.event.quantities[0].low for (document, _), one in index.told().items() if document == "doc-1"] == [12]
