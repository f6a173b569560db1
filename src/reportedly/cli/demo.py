"""``reportedly demo``: the bundled stories, read and told in short."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import clean_exits
from .options import Reading, spread

if TYPE_CHECKING:
    from ..pipeline import Resources

NEXT = """\
Try next:
  reportedly demo --save stories                        put these pages into a folder
  reportedly read stories                               every event in them, with who says so
  reportedly read stories --format jsonl --out all.jsonl    the same as records, one line per page
  reportedly read PAGE.html --date 2026-01-31           a page of your own
"""


@spread
def demo(
    save: Annotated[Path | None, typer.Option("--save", metavar="DIR", help="Only write the pages of the demo into DIR.")] = None,
    *,
    reading: Reading,
) -> None:
    """Read the bundled stories and print what happened in them."""
    with clean_exits():
        if save:
            _save(save)
        else:
            _tell(reading.load)


def _save(folder: Path) -> None:
    from ..demo import save_stories
    from ..errors import UsageError

    try:
        saved = save_stories(folder)
    except OSError as error:
        raise UsageError(f"--save {folder}: {error.strerror}; name a folder that can be written to") from error
    typer.echo(f"{len(saved)} pages in {folder}; now: reportedly read {folder}")


def _tell(load: Callable[[], Resources]) -> None:
    import sys

    from ..demo import story_paths
    from ..export import LEGEND, format_brief, format_tally, terminal_width, wants_colour
    from ..ingest import read_inputs
    from ..records import Page
    from .progress import show_progress

    paths = [str(path) for path in story_paths()]
    with show_progress(paths, "reading the bundled stories") as advance:
        from ..pipeline import read_pages

        reports = []
        pages = (item for item in read_inputs(paths) if isinstance(item, Page))
        for report in read_pages(pages, load()):
            reports.append(report)
            advance()
    width, colour = terminal_width(), sys.stdout.isatty() and wants_colour()
    told = [LEGEND + "\n", *(format_brief(report, width=width, colour=colour) for report in reports)]
    told += [format_tally(reports, width=width, colour=colour), NEXT]
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.buffer.write("\n".join(told).encode(encoding, "replace"))
