"""A progress line on standard error: only on a terminal, gone when the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def show_progress(paths: Sequence[str], label: str = "reading") -> Iterator[Callable[[], None]]:
    """Gives a function to call once per document; does nothing visible where standard error is not a terminal."""
    from rich.console import Console

    total = count_pages(paths) if Console(stderr=True).is_terminal else None
    with show_count(total, label) as advance:
        yield advance


@contextmanager
def show_count(total: int | None, label: str) -> Iterator[Callable[[], None]]:
    """The same for a known number of documents; ``None``: nobody knows."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(label, total=total)
        yield lambda: progress.advance(task)


def count_pages(paths: Sequence[str]) -> int | None:
    """How many pages the paths lead to; ``None`` where only reading them tells (standard input, tables, archives, feeds)."""
    from ..ingest.folders import walk_folder
    from ..ingest.formats import MANY_PAGES

    files = [found for path in paths for found in (walk_folder(Path(path)) if Path(path).is_dir() else [Path(path)])]
    listed = [path for path in files if isinstance(path, Path)]
    unknown = any(str(path) == "-" or path.suffix.lower() in MANY_PAGES for path in listed)
    return None if unknown else len(listed)
