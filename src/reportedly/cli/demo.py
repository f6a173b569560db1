"""``reportedly demo``: the bundled stories, read and told in short."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import clean_exits, complain
from .options import Reading, spread
from .serve import Open, Port

if TYPE_CHECKING:
    from ..pipeline import Resources

NEXT = """\
Try next:
  reportedly demo --save stories                        put these pages into a folder
  reportedly read stories                               every event in them, with who says so
  reportedly read stories --format jsonl --out all.jsonl    the same as records, one line per page
  reportedly demo --serve                               the desk on these pages, in your browser
  reportedly read PAGE.html --date 2026-01-31           a page of your own
"""


@spread
def demo(
    save: Annotated[Path | None, typer.Option("--save", metavar="DIR", help="Only write the pages of the demo into DIR.")] = None,
    serve: Annotated[bool, typer.Option("--serve", help="Open the desk on them, instead of printing.")] = False,
    port: Port = 8020,
    open_browser: Open = False,
    *,
    reading: Reading,
) -> None:
    """Read the bundled stories and print what happened in them, or open the desk on them."""
    with clean_exits():
        if save:
            _save(save)
        elif serve:
            _serve(reading, port, open_browser)
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


def _serve(reading: Reading, port: int, open_browser: bool) -> None:
    """A store that is gone when the desk is closed."""
    import tempfile
    from contextlib import closing

    from ..demo import story_paths
    from ..desk import Settings
    from ..store import open_store
    from .add import put_pages
    from .serve import run

    with tempfile.TemporaryDirectory(prefix="reportedly-demo-") as folder, closing(open_store(Path(folder) / "demo.db")) as store:
        complain(put_pages(store, reading, [str(path) for path in story_paths()]))
        run(store, Settings(), "127.0.0.1", port, open_browser)


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
