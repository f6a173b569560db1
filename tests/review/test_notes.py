"""Threads of notes: edits and deletions are entries of their own."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.review import Refused, count_notes, delete_note, edit_note, read_history, read_thread, reapply, undo, write_note
from reportedly.store import Store, add_report
from tests.store.reports import event, report


def test_a_thread_has_notes_replies_edits_and_deletions(store: Store) -> None:
    told = report()
    add_report(store, told, coder="1")
    document, id = told.document.id, told.events[0].id
    first = write_note(store, "ann", document, id, "Who are <b>these</b> gunmen?\x00")
    answer = write_note(store, "ben", document, id, "The wire says bandits.", reply_to=first.id)
    write_note(store, "ann", document, id, "Thanks.", reply_to=answer.id)
    write_note(store, "ann", document, None, "About the article.")
    edit_note(store, "ben", answer.id, "The wire says bandits; so does the mayor.")
    (note,) = read_thread(store, document, id)
    assert note.text == "Who are <b>these</b> gunmen?"
    assert [(one.who, one.text, bool(one.edited)) for one in note.replies] == [
        ("ben", "The wire says bandits; so does the mayor.", True),
        ("ann", "Thanks.", False),
    ]
    assert [one.text for one in read_thread(store, document)] == ["About the article."]
    delete_note(store, "ann", first.id)
    (note,) = read_thread(store, document, id)
    assert (note.text, note.is_deleted, len(note.replies), count_notes((note,))) == ("", True, 2, 2)
    assert any(entry.text == "Who are <b>these</b> gunmen?" for entry in read_history(store))
    undo(store, "ann", read_history(store)[0].id)
    assert not read_thread(store, document, id)[0].is_deleted


def test_notes_of_others_stay(store: Store) -> None:
    told = report()
    add_report(store, told, coder="1")
    note = write_note(store, "ann", told.document.id, None, "Mine.")
    with pytest.raises(Refused, match="ann's"):
        edit_note(store, "ben", note.id, "Ours.")
    with pytest.raises(Refused, match="ann's"):
        delete_note(store, "ben", note.id)
    delete_note(store, "ben", note.id, may_all=True)
    assert read_thread(store, told.document.id) == ()


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 10_001])
def test_empty_and_endless_notes_are_refused(store: Store, text: str) -> None:
    told = report()
    add_report(store, told, coder="1")
    with pytest.raises(UsageError, match="note"):
        write_note(store, "ann", told.document.id, None, text)


def test_notes_follow_an_event_that_is_read_anew(store: Store) -> None:
    told = report()
    add_report(store, told, coder="1")
    write_note(store, "ann", told.document.id, told.events[0].id, "Check the number.")
    add_report(store, told.replace(events=(event(id="event-new", anchor=(0, 13)),), disputes=()), coder="2", then=reapply(store))
    assert [note.text for note in read_thread(store, told.document.id, "event-new")] == ["Check the number."]


def test_a_reply_needs_a_note_of_the_same_document(store: Store) -> None:
    one, other = report(), report("Gunmen killed 12 villagers near Gao again. Mali's army said the gunmen had fled. A spokesman denied it.")
    add_report(store, one, coder="1")
    add_report(store, other, coder="1")
    note = write_note(store, "ann", one.document.id, None, "Here.")
    with pytest.raises(Refused, match="no such note"):
        write_note(store, "ann", other.document.id, None, "There.", reply_to=note.id)
    with pytest.raises(Refused, match="no such document"):
        write_note(store, "ann", "doc-absent", None, "Nowhere.")
