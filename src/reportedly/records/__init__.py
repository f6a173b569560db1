"""What everyone talks about. Imports nothing of ours."""

from .about_text import Correction, Item
from .attribution import Attribution, Dispute, SourceKind, SpeechAct
from .balance import SourceBalance, SourceShare
from .base import Record, Span, covers, derive_id, overlaps
from .codec import decode_report, encode_report, json_schema
from .document import Basis, DateEvidence, Document, Published
from .event import Auxiliary, Event, EventTime, EventType, Location, Quantity, Standing
from .page import Page
from .party import Party
from .provenance import Provenance
from .report import SCHEMA, CopyOf, Problem, Report
from .timex import Timex
from .toponym import Place, Toponym

__all__ = [
    "SCHEMA", "Attribution", "Auxiliary", "Basis", "CopyOf", "Correction", "DateEvidence", "Dispute", "Document", "Event", "EventTime",
    "EventType", "Item", "Location", "Page", "Party",
    "Place", "Problem", "Provenance", "Published", "Quantity", "Record", "Report", "SourceBalance",
    "SourceKind", "SourceShare", "Span", "SpeechAct", "Standing", "Timex", "Toponym",
    "covers", "decode_report", "derive_id", "encode_report", "json_schema", "overlaps",
]  # fmt: skip
