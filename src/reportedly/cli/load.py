"""``reportedly load``: what a batch wrote -> the store that the desk shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from .add import NoGroup, count_of, find_stories
from .batch import need_packages
from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import Db

if TYPE_CHECKING:
    from ..batch.manifest import Manifest
    from ..store import Store


def load(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder given to batch as --out.")],
    db: Db = "reportedly.db",
    no_group: NoGroup = False,
) -> None:
    """Put what `reportedly batch` wrote into a store, for `reportedly serve`. What is there already stays as it is."""
    with clean_exits():
        need_packages()
        from ..batch.folder import finished
        from ..errors import UsageError
        from ..store import open_store

        began = perf_counter()
        shards = list(finished(directory))
        if not shards:
            raise UsageError(f"{directory}: no finished shard there; name the folder that batch was given as --out")
        with closing(open_store(db)) as store:
            counts = _load(store, shards)
            told = _summary(counts, len(shards), None if no_group else find_stories(store))
        complain(f"{told} in {perf_counter() - began:.1f} s")
        if counts["broken"]:
            raise typer.Exit(WITH_PROBLEMS)


def _load(store: Store, shards: list[tuple[Path, Manifest]]) -> Counter[str]:
    """What became of the documents of all shards; a shard whose files are damaged is told of, and the others are loaded."""
    from .progress import show_count

    counts: Counter[str] = Counter()
    seen: set[str] = set()
    with show_count(sum(manifest.counts.get("documents", 0) for _, manifest in shards), "loading") as advance:
        for folder, manifest in shards:
            _load_shard(store, folder, manifest, counts, seen, advance)
    return counts


def _load_shard(store: Store, folder: Path, manifest: Manifest, counts: Counter[str], seen: set[str], advance: Callable[[], None]) -> None:
    """A document that stands in several shards is loaded once, as the first of them has it."""
    import msgspec
    import pyarrow as pa

    from ..batch import read_entries
    from ..review import reapply
    from ..store import add_report

    coder = f"{manifest.recipe.version} fast" if manifest.recipe.options.get("fast") else manifest.recipe.version
    entries = read_entries(folder)
    while True:
        try:
            entry = next(entries, None)
        except (OSError, LookupError, pa.ArrowException, msgspec.MsgspecError) as error:
            counts["broken"] += 1
            cause = " ".join(str(error).split())[:200]
            complain(f"{manifest.shard}: {cause}; what stands before it is loaded, remove {folder.name} and run the batch again")
            return
        if entry is None:
            return
        if entry.report:
            advance()
            if entry.report.document.id in seen:
                continue
            seen.add(entry.report.document.id)
            counts[add_report(store, entry.report, coder=coder, then=reapply(store))] += 1
            counts["events"] += len(entry.report.events)


def _summary(counts: Counter[str], shards: int, stories: int | None) -> str:
    """``3 shards: 12 documents added, 3 there already, 84 events, 4 stories``."""
    words = [f"{count_of(counts['new'], 'document', 'documents')} added"]
    words += [f"{counts['replaced']} read anew"] if counts["replaced"] else []
    words += [f"{counts['unchanged']} there already"] if counts["unchanged"] else []
    words += [count_of(counts["events"], "event", "events")]
    words += [count_of(stories, "story", "stories")] if stories is not None else []
    words += [count_of(counts["broken"], "shard broken", "shards broken")] if counts["broken"] else []
    return f"{count_of(shards, 'shard', 'shards')}: {', '.join(words)}"
