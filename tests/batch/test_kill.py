"""``kill -9`` at any moment, then the same command again: no row is lost, none is there twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import Batch, contents, rows, write_lines
from .readers import load_quick

RUN = """
import sys
from pathlib import Path
from reportedly.batch import Settings, plan_batch, run_batch, task_of
from tests.batch.readers import load_slow
task = task_of(Settings())
out = Path(sys.argv[2])
for outcome in run_batch(plan_batch([sys.argv[1]], out, task, rows=200), out, task, workers=2, load=load_slow):
    print(outcome, flush=True)
"""


def begin(tmp_path: Path) -> subprocess.Popen[bytes]:
    """The run, in a process of its own."""
    command = [sys.executable, "-c", RUN, str(tmp_path / "in"), str(tmp_path / "out")]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))}, stdout=subprocess.DEVNULL)


def children(process: int) -> list[int]:
    """The workers' processes."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(pid) for pid in listed.stdout.split()]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes as Linux lists them")
def test_killed_at_ten_random_moments_and_gone_on_with(batch: Batch, tmp_path: Path) -> None:
    for name in "abc":
        write_lines(tmp_path / "in" / f"{name}.jsonl", [f"Talks {name} {n} were held." for n in range(1000)])
    chance = random.Random(8)
    kills = 0
    for kill in range(10):
        process = begin(tmp_path)
        time.sleep(0.5 + chance.random())
        if process.poll() is None:
            victims = children(process.pid)
            victim = chance.choice(victims) if victims and kill % 3 == 2 else process.pid
            os.kill(victim, signal.SIGKILL)
            kills += 1
            if victim != process.pid:
                time.sleep(0.3)
                process.kill()
        process.wait()
    assert kills >= 8
    assert begin(tmp_path).wait(300) == 0
    batch("clean", load=load_quick, rows=200)
    found = contents(tmp_path / "out")
    assert not [path for path in found if "quarantine" in path]
    assert {p: c for p, c in found.items() if not p.startswith(".work/")} == contents(tmp_path / "clean")
    assert len(rows(tmp_path / "out", "documents")) == 3000


def test_workers_end_with_their_run(tmp_path: Path) -> None:
    write_lines(tmp_path / "in" / "a.jsonl", [f"Talks {n} were held." for n in range(2000)])
    process = begin(tmp_path)
    until = time.monotonic() + 20
    while not (workers := children(process.pid)) and time.monotonic() < until:
        time.sleep(0.05)
    assert workers
    process.kill()
    process.wait()
    until = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
