"""What people say about records -> an append-only log, and the store's rows as they are after it.

``judge`` takes a verdict on an event, ``undo`` takes an entry back, ``read_thread`` and ``write_note`` are for notes. What people found is
applied again when a document is read by a newer version, ``add_report(..., then=reapply(store))``, and stories are told of what holds,
``group_store(..., judged=judged_report)``.
"""

from .agreement import Agreement, Pairing, measure_agreement
from .apply import apply_log, orphans, reapply
from .exchange import Imported, export_reviews, import_reviews
from .judge import Conflict, Refused, judge, retell, undo, undo_last
from .judged import judged_report
from .log import Entry, find_entry, read_history, reviewers
from .notes import Note, count_notes, delete_note, edit_note, read_thread, write_note
from .reading import Correction, PartyReading, PlaceReading, Reading, TimeReading, corrected, difference, machine_reading
from .verdict import Judgement, State, state_of

__all__ = [
    "Agreement", "Conflict", "Correction", "Entry", "Imported", "Judgement", "Note", "Pairing", "PartyReading", "PlaceReading",
    "Reading", "Refused", "State", "TimeReading", "apply_log", "corrected", "count_notes", "delete_note", "difference", "edit_note",
    "export_reviews", "find_entry", "import_reviews", "judge", "judged_report", "machine_reading", "measure_agreement", "orphans",
    "read_history", "read_thread", "reapply", "retell", "reviewers", "state_of", "undo", "undo_last", "write_note",
]  # fmt: skip
