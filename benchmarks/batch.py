"""What batch runs cost and whether they keep their promises, with the real pipeline.

Usage: python -m benchmarks.batch growth|workers|kill|engines [--pages N] [--fast]

growth   CPU time per page over ten times as many pages ÷ over the first tenth, and the memory of the worker: caches and the
         parser's words grow with what is read
workers  pages a second with two workers ÷ with one, from the first page done to the last, the best of interleaved rounds; the ratio by CPU
         time (2 × CPU a page with one ÷ with two) is what it would be were nobody else at work on this machine
kill     kill -9 at ten random moments, then the run is finished: rows lost, rows doubled, files that differ from an undisturbed run
engines  files that differ between the local pool, Daft and Ray
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.made_pages import write_pages
from reportedly.batch import Settings, plan_batch, run_batch, task_of
from reportedly.batch.folder import finished
from reportedly.batch.manifest import read_run

ROUNDS = 3
Files = dict[str, bytes]


class Measured:
    """One run over ``source``: rate between the first page and the last, CPU seconds a page, peak memory."""

    def __init__(self, source: Path, out: Path, workers: int, rows: int, fast: bool) -> None:
        times: list[float] = []
        task = task_of(Settings(fast=fast))
        todo = plan_batch([source], out, task, rows=rows)
        for _ in run_batch(todo, out, task, workers=workers, tell=lambda *_: times.append(time.monotonic())):
            pass
        runs = [run for folder, _ in finished(out) if (run := read_run(folder))]
        self.rate = (len(times) - workers) / (max(times) - min(times))
        self.cpu = sum(run.cpu_seconds for run in runs) / sum(run.pages for run in runs)
        self.memory = max(run.memory for run in runs) / 1e6


def growth(work: Path, pages: int, fast: bool) -> None:
    """One worker and one shard each, so that nothing begins anew in between; the few are measured before and after the many."""
    counts = (pages // 10, pages, pages // 10)
    runs = [Measured(write_pages(work / f"{n}.jsonl", count, sentences=1), work / str(n), 1, 0, fast) for n, count in enumerate(counts)]
    for count, measured in zip(counts, runs, strict=True):
        print(f"{count:6} pages: {1000 * measured.cpu:.2f} ms CPU a page, {measured.memory:.0f} MB at most")
    print(f"CPU a page, {pages} ÷ {pages // 10} pages: {2 * runs[1].cpu / (runs[0].cpu + runs[2].cpu):.3f}")


def workers(work: Path, pages: int, fast: bool) -> None:
    """Interleaved rounds."""
    source = write_pages(work / "pages.jsonl", pages)
    found: dict[int, list[Measured]] = {1: [], 2: []}
    for turn in range(ROUNDS):
        for count, measured in found.items():
            measured.append(Measured(source, work / f"out-{turn}-{count}", count, max(pages // 20, 1), fast))
    rates = {count: max(m.rate for m in measured) for count, measured in found.items()}
    costs = {count: min(m.cpu for m in measured) for count, measured in found.items()}
    for count, measured in found.items():
        print(
            f"{count} workers: {rates[count]:.2f} pages/s, {1000 * costs[count]:.1f} ms CPU a page, {measured[-1].memory:.0f} MB a worker"
        )
    print(f"two workers ÷ one: {rates[2] / rates[1]:.2f} by the clock, {2 * costs[1] / costs[2]:.2f} by CPU time")


def kill(work: Path, pages: int, fast: bool) -> None:
    """The command itself, killed from outside."""
    source = write_pages(work / "pages.jsonl", pages)
    began = time.monotonic()
    _command(source, work / "undisturbed", "local", pages, fast).wait()
    whole, chance, alive = time.monotonic() - began, random.Random(8), 0
    for _ in range(10):
        process = _command(source, work / "killed", "local", pages, fast)
        time.sleep(whole * chance.uniform(0.1, 0.5))
        alive += process.poll() is None
        process.kill()
        process.wait()
    _command(source, work / "killed", "local", pages, fast).wait()
    rows = {name: _pages(work / name) for name in ("undisturbed", "killed")}
    lost, doubled = set(rows["undisturbed"]) - set(rows["killed"]), len(rows["killed"]) - len(set(rows["killed"]))
    print(
        f"killed {alive} times, {len(rows['killed'])} rows: {len(lost)} lost, {doubled} doubled, "
        f"{_differing(work / 'undisturbed', work / 'killed')} files differ"
    )


def engines(work: Path, pages: int, fast: bool) -> None:
    """The command with each engine."""
    source = write_pages(work / "pages.jsonl", pages)
    for engine in ("local", "daft", "ray"):
        code = _command(source, work / engine, engine, pages, fast).wait()
        print(f"{engine}: exit {code}, {len(_files(work / engine))} files, {_differing(work / 'local', work / engine)} differ from local")


def _command(source: Path, out: Path, engine: str, pages: int, fast: bool) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reportedly", "batch", str(source), "--out", str(out), "--workers", "2", "--engine", engine]
    command += ["--rows", str(max(pages // 10, 1)), *(["--fast"] if fast else [])]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, "DAFT_PROGRESS_BAR": "0"})


def _pages(out: Path) -> list[tuple[str, int]]:
    import duckdb

    with duckdb.connect() as connection:
        return connection.execute(f"SELECT shard, page FROM '{out}/shard=*/documents.parquet'").fetchall()


def _files(out: Path) -> Files:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file() and p.name != "run.json"}


def _differing(a: Path, b: Path) -> int:
    first, second = _files(a), _files(b)
    return sum(first.get(path) != second.get(path) for path in first.keys() | second.keys())


DEFAULT_PAGES = {"growth": 20_000, "workers": 800, "kill": 600, "engines": 100}


def main() -> int:
    """Run one of them in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=list(DEFAULT_PAGES))
    parser.add_argument("--pages", type=int)
    parser.add_argument("--fast", action="store_true")
    given = parser.parse_args()
    run = {"growth": growth, "workers": workers, "kill": kill, "engines": engines}[given.what]
    with tempfile.TemporaryDirectory() as work:
        run(Path(work), given.pages or DEFAULT_PAGES[given.what], given.fast)
    return 0


if __name__ == "__main__":
    sys.exit(main())
