"""``reportedly add`` and ``reportedly group``: pages or records -> the store that the desk shows."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import Date, Db, Inputs, Reading, spread

if TYPE_CHECKING:
    from ..ingest import InputProblem
    from ..pipeline import Resources
    from ..records import Page, Report
    from ..store import Store

Records = Annotated[
    list[Path] | None,
    typer.Option("--records", metavar="FILE", help="What `reportedly read` wrote, beside or instead of pages. May be given again."),
]
NoGroup = Annotated[bool, typer.Option("--no-group", help="Do not look for stories and copies now; `reportedly group` does it later.")]


@spread
def add(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, addresses (with --fetch), or - for standard input.")
    ] = None,
    db: Db = "reportedly.db",
    records: Records = None,
    no_group: NoGroup = False,
    date: Date = None,
    *,
    inputs: Inputs,
    reading: Reading,
) -> None:
    """Put pages into a store, for `reportedly serve`. What is there already is not read again."""
    from ..errors import UsageError

    with clean_exits():
        if not paths and not records:
            raise UsageError("nothing to add; name pages, folders or - for standard input, or give --records FILE")
        from ..store import open_store

        with closing(open_store(db)) as store:
            run = _Run(store, reading)
            if records:
                run.add_records(records)
            if paths:
                run.add_pages(inputs.read(paths, date), paths)
            stories = None if no_group else find_stories(store)
            complain(run.summary(stories))
            if run.problems:
                raise typer.Exit(WITH_PROBLEMS)


def group(db: Db = "reportedly.db") -> None:
    """Find stories and copies among the documents of a store, after `reportedly add --no-group`."""
    with clean_exits():
        from ..store import open_store

        with closing(open_store(db, create=False)) as store:
            complain(f"{count_of(find_stories(store), 'story', 'stories')} in {db}")


def put_pages(store: Store, reading: Reading, paths: list[str]) -> str:
    """Read pages into a store, find stories among them, and say what was done."""
    from ..ingest import read_inputs

    run = _Run(store, reading)
    run.add_pages(read_inputs(paths), paths)
    return run.summary(find_stories(store))


def find_stories(store: Store) -> int:
    """How many stories there are once all documents are grouped; shows progress."""
    from ..review import judged_report
    from ..store import group_store, is_grouped, totals

    counts = totals(store)
    if is_grouped(store):
        return counts["stories"]
    from .progress import show_count

    with show_count(counts["documents"], "grouping into stories") as advance:
        return group_store(store, advance=advance, judged=judged_report)


class _Run:
    """What is added, and what became of it."""

    def __init__(self, store: Store, reading: Reading) -> None:
        from .. import __version__

        self.store = store
        self.load = reading.load
        self.coder = f"{__version__} fast" if reading.fast else __version__
        self.began = perf_counter()
        self.counts: Counter[str] = Counter()
        self.problems = 0
        self._resources: Resources | None = None

    def add_records(self, files: list[Path]) -> None:
        """Records bring no pages, and are as they were read."""
        from ..ingest import InputProblem, read_reports

        for item in read_reports(files, sys.stdin.buffer):
            if isinstance(item, InputProblem):
                self._refuse(item)
            else:
                self._put(item, None)

    def add_pages(self, inputs: Iterator[Page | InputProblem], paths: list[str]) -> None:
        """Read each page that is not there yet, and put it in before the next is read."""
        from ..ingest import InputProblem
        from ..pipeline import prepare_page, read_document
        from ..store import has_document
        from .progress import show_progress

        with show_progress(paths) as advance:
            for item in inputs:
                advance()
                if isinstance(item, InputProblem):
                    self._refuse(item)
                    continue
                document, problems = prepare_page(item, self.resources.sites)
                if has_document(self.store, document, self.coder):
                    self.counts["unchanged"] += 1
                else:
                    self._put(read_document(document, problems, self.resources), item)

    @property
    def resources(self) -> Resources:
        """Loaded when first needed."""
        self._resources = self._resources or self.load()
        return self._resources

    def summary(self, stories: int | None) -> str:
        """``12 documents added, 3 there already, 84 events, 4 stories in 9.1 s``."""
        words = [f"{count_of(self.counts['new'], 'document', 'documents')} added"]
        words += [f"{self.counts['replaced']} read anew"] if self.counts["replaced"] else []
        words += [f"{self.counts['unchanged']} there already"] if self.counts["unchanged"] else []
        words += [count_of(self.counts["events"], "event", "events")]
        words += [count_of(stories, "story", "stories")] if stories is not None else []
        words += [count_of(self.problems, "problem", "problems")] if self.problems else []
        return f"{', '.join(words)} in {perf_counter() - self.began:.1f} s"

    def _put(self, report: Report, page: Page | None) -> None:
        from ..review import reapply
        from ..store import add_report

        self.counts[add_report(self.store, report, page, coder=self.coder, then=reapply(self.store))] += 1
        self.counts["events"] += len(report.events)
        for problem in report.problems:
            self.problems += 1
            place = report.document.provenance.file if report.document.provenance else report.document.id
            complain(f"{place}: {problem.stage}: {problem.message}")

    def _refuse(self, problem: InputProblem) -> None:
        self.problems += 1
        complain(str(problem))


def count_of(n: int, one: str, many: str) -> str:
    """A number of things: ``1 story``, ``4 stories``."""
    return f"{n} {one if n == 1 else many}"
