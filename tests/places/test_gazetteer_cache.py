"""The gazetteer's cache: built by two processes at once, rebuilt when damaged, opened quickly and in little memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

OPEN = """
import resource, sys, time
from reportedly.places import Gazetteer
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
places = Gazetteer.load()
row = places.lookup("Nairobi")[0]
for name in ("Springfield", "Paris", "Goma", "Kyiv", "San Jose"):
    places.lookup(name)
print(row.geonameid, time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def start(cache: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "REPORTEDLY_CACHE": str(cache)}
    return subprocess.Popen([sys.executable, "-c", OPEN], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def opened(process: subprocess.Popen[str]) -> tuple[str, float, int]:
    """Nairobi's identifier, seconds of processor time, and megabytes that opening took."""
    out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    number, seconds, megabytes = out.split()
    return number, float(seconds), int(megabytes)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that two processes built at the same time."""
    folder = tmp_path_factory.mktemp("cache")
    results = [opened(process) for process in [start(folder), start(folder)]]
    assert [number for number, *_ in results] == ["184745", "184745"]
    return folder


def test_two_builders_leave_one_whole_file(cache: Path) -> None:
    files = list((cache / "places").iterdir())
    assert [path.suffix for path in files] == [".names"]


def test_opening_takes_well_under_a_second_and_200_megabytes(cache: Path) -> None:
    _, seconds, megabytes = opened(start(cache))
    assert seconds < 1.0
    assert megabytes < 200


@pytest.mark.parametrize(
    "damage", [lambda whole: whole[: len(whole) // 2], lambda _: b"", lambda _: b"\x00" * 4096], ids=["cut", "empty", "zeros"]
)
def test_damaged_file_is_built_anew(damage, cache: Path) -> None:
    (path,) = (cache / "places").iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert opened(start(cache))[0] == "184745"
    assert path.read_bytes() == whole
