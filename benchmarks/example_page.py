"""What reading a page costs: CPU above importing the parser and loading its model, memory, and the time ``--help`` takes.

Usage: python benchmarks/example_page.py [PAGE]. Exits 1 where a limit is passed. Rounds alternate and the least of each counts,
so that a busy machine does not decide.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 3
LIMITS = {"CPU above import and load": (2.0, "s"), "memory": (900.0, "MB"), "--help": (0.5, "s")}
LOAD_ONLY = "from reportedly.parse import Parser; Parser()"


def measure(arguments: list[str]) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of a child process."""
    child = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{arguments} failed")
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return usage.ru_utime + usage.ru_stime, peak


def long_page() -> str:
    """A bundled story of usual length with furniture around it, several times over: about 900 words."""
    from reportedly.demo import story_paths

    texts = [path.read_text(encoding="utf-8") for path in story_paths() if path.suffix == ".txt"]
    return "\n\n".join(texts[:4])


def main(arguments: list[str]) -> int:
    """Print each figure with its limit."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(arguments[0]) if arguments else Path(folder) / "page.txt"
        if not arguments:
            page.write_text(long_page(), encoding="utf-8")
        read = ["-m", "reportedly", "read", str(page), "--format", "jsonl"]
        measure(read)  # fills the caches
        rounds = [(measure(["-c", LOAD_ONLY]), measure(read), measure(["-m", "reportedly", "--help"])) for _ in range(ROUNDS)]
    loading, reading, helping = (min(r[i][0] for r in rounds) for i in range(3))
    figures = {"CPU above import and load": reading - loading, "memory": max(r[1][1] for r in rounds), "--help": helping}
    for name, value in figures.items():
        limit, unit = LIMITS[name]
        print(f"{name:26} {value:8.2f} {unit:2}  limit {limit:g}  {'ok' if value <= limit else 'ABOVE'}")
    print(f"{'(import and load':26} {loading:8.2f} s, whole run {reading:.2f} s; {ROUNDS} rounds, least of each)")
    return 0 if all(value <= LIMITS[name][0] for name, value in figures.items()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
