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


class Report(Record, frozen=True, kw_only=True):
    """One line of output. See ``docs/record.md``."""

    schema: Literal["reportedly/1"] = msgspec.field(default="reportedly/1")
    document: Document
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    balance: SourceBalance = SourceBalance()
    timexes: tuple[Timex, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    problems: tuple[Problem, ...] = ()
