"""What a shard holds for each of its pages, in order: a report, or why there is none."""

from __future__ import annotations

from typing import Literal

from ..ingest import InputProblem
from ..records import Page, Record, Report

GivenUp = Literal["time", "memory", "crash", "error", "input"]
"""Why a page is in quarantine: it took too long, took too much memory, ended its process, or met a mistake of ours; ``input``: taking it
from its file did, and what follows it in the file could not be reached."""
GIVEN_UP: tuple[GivenUp, ...] = ("time", "memory", "crash", "error", "input")


class Failure(Record, frozen=True, kw_only=True):
    """A page without a report. ``kind`` is that of the input's problem, or a ``GivenUp``; ``place`` is below the input that was named."""

    kind: str
    message: str
    place: str
    url: str | None = None
    record: str | None = None

    @property
    def is_given_up(self) -> bool:
        """True when the page is in quarantine: trying again may help."""
        return self.kind in GIVEN_UP


class Entry(Record, frozen=True, kw_only=True):
    """``page`` counts what the shard holds from 0, broken lines and records too. Exactly one of the others is there."""

    page: int
    report: Report | None = None
    is_gated: bool = False
    """The report holds the document alone: a gate kept it from being parsed."""
    failure: Failure | None = None

    @property
    def is_parsed(self) -> bool:
        """True for a document that was read for events."""
        return self.report is not None and not self.is_gated and self.report.copy_of is None

    def problem_kinds(self) -> tuple[str, ...]:
        """What to count its problems by: kinds of failures, stages of others."""
        return (self.failure.kind,) if self.failure else tuple(p.stage for p in self.report.problems) if self.report else ()


def of_problem(page: int, problem: InputProblem) -> Entry:
    """The entry for what gave no page."""
    return Entry(page=page, failure=Failure(kind=problem.kind, message=problem.message, place=problem.origin))


def given_up(page: int, place: Place, kind: GivenUp, message: str) -> Entry:
    """The entry for a page that goes into quarantine."""
    return Entry(page=page, failure=Failure(kind=kind, message=message, place=place.place, url=place.url, record=place.record))


class Place(Record, frozen=True, kw_only=True):
    """Where a page stands, for whoever has to tell that it was given up."""

    place: str
    url: str | None = None
    record: str | None = None


def place_of(page: Page) -> Place:
    """The place of a page that was taken from its input."""
    record = page.provenance.record if page.provenance else None
    return Place(place=page.origin or "", url=page.url, record=record)
