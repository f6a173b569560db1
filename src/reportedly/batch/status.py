"""What an output folder holds: done, under way, missing, in quarantine."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ..errors import UsageError
from ..records import Record
from .folder import WORK, finished
from .manifest import read_run
from .progress import duration, many
from .run import read_plan


class Status(Record, frozen=True, kw_only=True):
    """``done`` counts all finished shards, ``missing`` names those of the last run's plan that are not; ``begun`` of them are under way."""

    done: int
    missing: tuple[str, ...]
    begun: int
    counts: dict[str, int]
    recipes: int
    """How many different recipes the finished shards were made by: more than one means that some are older than others."""
    cpu_seconds: float
    memory: int


def batch_status(out: Path) -> Status:
    """The status of a batch's output.

    Raises:
        UsageError: the folder is none of ours.
    """
    plan = read_plan(out)
    shards = list(finished(out))
    if plan is None and not shards:
        raise UsageError(f"{out}: no output of reportedly batch there; name the folder given as --out")
    done = {manifest.shard for _, manifest in shards}
    counts: Counter[str] = Counter()
    for _, manifest in shards:
        counts.update(manifest.counts)
    runs = [run for folder, _ in shards if (run := read_run(folder))]
    return Status(
        done=len(shards),
        missing=tuple(name for name in (plan.shards if plan else ()) if name not in done),
        begun=len(list((out / WORK).glob("shard=*/journal.jsonl"))),
        counts=dict(sorted(counts.items())),
        recipes=len({manifest.recipe.digest() for _, manifest in shards}),
        cpu_seconds=sum(run.cpu_seconds for run in runs),
        memory=max((run.memory for run in runs), default=0),
    )


def format_status(status: Status) -> str:
    """The status for people, without a line break at its end."""
    counts = status.counts
    begun = f" ({status.begun} of them begun)" if status.begun else ""
    lines = [f"{many(status.done, 'shard')} done, {len(status.missing)} missing{begun}"]
    lines += [f"  missing: {name}" for name in status.missing[:_SHOWN]]
    if len(status.missing) > _SHOWN:
        lines.append(f"  and {len(status.missing) - _SHOWN} more")
    lines.append(", ".join(f"{counts.get(name, 0):,} {name}" for name in ("pages", "documents", "events", "attributions", "problems")))
    if counts.get("quarantined"):
        lines.append(f"{counts['quarantined']:,} pages in quarantine; take them up with --retry-quarantine")
    if status.recipes > 1:
        lines.append(f"made by {status.recipes} different versions, lexicons or options; run the batch again to renew the older ones")
    lines.append(f"{duration(status.cpu_seconds)} of CPU time in the last runs, at most {status.memory / 1e6:.0f} MB a worker")
    return "\n".join(lines)


_SHOWN = 10
