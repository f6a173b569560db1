"""Every engine gives the same bytes. Where Daft or Ray are not installed, these are left out."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from reportedly.batch import engines
from reportedly.errors import SetupError

from .conftest import Batch, contents, write_lines
from .readers import load_hazardous

RUN = """
import sys
from pathlib import Path
from reportedly.batch import Settings, plan_batch, run_batch, task_of
from tests.batch.readers import load_hazardous
if __name__ == "__main__":
    task = task_of(Settings())
    out = Path(sys.argv[2])
    todo = plan_batch([sys.argv[1]], out, task, rows=20)
    print(len(list(run_batch(todo, out, task, workers=2, engine=sys.argv[3], load=load_hazardous))))
"""


@pytest.mark.parametrize("engine", ["daft", "ray"])
def test_engines_give_the_bytes_of_the_local_pool(batch: Batch, tmp_path: Path, engine: str) -> None:
    if not find_spec("daft") or (engine == "ray" and not find_spec("ray")):
        pytest.skip(f"{engine} is not installed; pip install 'reportedly[cluster]'")
    write_lines(tmp_path / "in" / "a.jsonl", [f"Talks {n} were held.{' EXIT' if n == 33 else ''}" for n in range(70)])
    write_lines(tmp_path / "in" / "b.jsonl", ["Talks ended."])
    batch("local", load=load_hazardous, rows=20)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path)), "DAFT_PROGRESS_BAR": "0"}
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "in"), str(tmp_path / engine), engine]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.strip().splitlines()[-1] == "5"
    assert contents(tmp_path / engine) == contents(tmp_path / "local")
    assert sum("quarantine" in path for path in contents(tmp_path / engine)) == 1


def test_an_engine_that_is_not_installed_says_so(batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_lines(tmp_path / "in" / "a.jsonl", ["Talks ended."])
    monkeypatch.setitem(sys.modules, "daft", None)
    with pytest.raises(SetupError, match=r"pip install 'reportedly\[cluster\]'"):
        batch(engine="daft")


def test_every_engine_has_a_function() -> None:
    assert all(callable(engines.engine_named(name)) for name in ("local", "daft", "ray"))
