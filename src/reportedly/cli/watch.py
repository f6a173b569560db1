"""``reportedly watch``: feeds on the web, followed; a record for each new item."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import AllowPrivate, Reading, spread
from .read import Tally

if TYPE_CHECKING:
    from ..ingest import InputProblem
    from ..pipeline import Resources
    from ..records import Page

Feeds = Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of RSS, Atom or JSON feeds.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Add records to FILE, which also tells what is known already, and not print them."),
]
Every = Annotated[float, typer.Option("--every", metavar="MINUTES", min=1.0, help="Minutes between two rounds.")]
Once = Annotated[bool, typer.Option("--once", help="One round, and stop.")]


@spread
def watch(
    feeds: Feeds,
    out: Out = None,
    every: Every = 15.0,
    once: Once = False,
    allow_private: AllowPrivate = False,
    *,
    reading: Reading,
) -> None:
    """Follow feeds: fetch what is new, and print what it reports, until stopped with Ctrl-C."""
    with clean_exits():
        import time

        from ..ingest.fetch import Fetcher
        from ..ingest.watch import Watch
        from .output import open_sink
        from .resume import Done

        done = Done.read(out) if out else Done()
        following = Watch(feeds, Fetcher(allow_private), done.knows)
        resources: Resources | None = None
        with open_sink(out, "jsonl", done if out else None) as sink:
            while True:
                tally = Tally()
                for page in _pages(following.round(), tally):
                    from ..pipeline import read_pages

                    resources = resources or reading.load()
                    for report in tally.over(read_pages([page], resources)):
                        sink.write(report)
                        done.add(page)
                complain(tally.summary())
                if once:
                    break
                time.sleep(every * 60)
        if tally.problems:
            raise typer.Exit(WITH_PROBLEMS)


def _pages(items: Iterator[Page | InputProblem], tally: Tally) -> Iterator[Page]:
    from ..records import Page

    for item in items:
        if isinstance(item, Page):
            yield item
        else:
            tally.refuse(item)
