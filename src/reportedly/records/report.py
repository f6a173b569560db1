"""Everything Reportedly says about one document: the unit of output."""

from __future__ import annotations

from typing import Literal

import msgspec

from .attribution import Attribution, Dispute
from .balance import SourceBalance
from .base import Record
from .document import Document
from .event import Event
from .timex import Timex
from .toponym import Toponym

SCHEMA = "reportedly/1"


class Problem(Record, frozen=True, kw_only=True):
    """What could not be done, where, and what to do about it; the run goes on."""

    stage: str
    message: str


class CopyOf(Record, frozen=True, kw_only=True):
    """Whose copy a document is that was not read again: the id of a document read before in the same run, and the share of this one's
    words that stand in that one, 0 to 1."""

    document: str
    similarity: float


class Report(Record, frozen=True, kw_only=True):
    """One line of output. See ``docs/record.md``."""

    schema: Literal["reportedly/1"] = msgspec.field(default="reportedly/1")
    document: Document
    copy_of: CopyOf | None = None
    """Set: the document was not read for events, and what it tells stands in the record of the document named there."""
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    balance: SourceBalance = SourceBalance()
    timexes: tuple[Timex, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    problems: tuple[Problem, ...] = ()
