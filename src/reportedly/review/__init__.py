"""What people say about records -> an append-only log, and the store's rows as they are after it.

``judge`` takes a verdict on an event, ``undo`` takes an entry back, ``read_thread`` and ``write_note`` are for notes; ``reapply`` is for
``add_report(..., then=reapply(store))``: what people found is applied again when a document is read by a newer version.
"""

from .agreement import Agreement, Pairing, measure_agreement
from .apply import apply_log, orphans, reapply
from .exchange import Imported, export_reviews, import_reviews
from .judge import Conflict, Refused, judge, undo, undo_last
from .log import Entry, find_entry, read_history, reviewers
from .notes import Note, count_notes, delete_note, edit_note, read_thread, write_note
from .reading import Correction, PartyReading, PlaceReading, Reading, TimeReading, corrected, difference, machine_reading
from .verdict import Judgement, State, state_of

__all__ = [
    "Agreement", "Conflict", "Correction", "Entry", "Imported", "Judgement", "Note", "Pairing", "PartyReading", "PlaceReading", "Reading",
    "Refused", "State", "TimeReading", "apply_log", "corrected", "count_notes", "delete_note", "difference", "edit_note",
    "export_reviews", "find_entry", "import_reviews", "judge", "machine_reading", "measure_agreement", "orphans", "read_history",
    "read_thread", "reapply", "reviewers", "state_of", "undo", "undo_last", "write_note",
]  # fmt: skip
