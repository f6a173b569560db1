"""The same groups, ids and comparisons in every process, whatever its hash seed and the order the documents come in."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import random, sys
from reportedly.copies import CopyInput, compare, group_copies
from tests.copies.texts import BRIDGE, PORT, PORT_SPUN, REEF, edited, paragraphs
texts = [text for story in (PORT, BRIDGE, REEF) for text in (story, story, edited(story, .3), edited(story, .5, 2), paragraphs(story, 1))]
texts += [PORT_SPUN, PORT + BRIDGE, REEF + PORT]
documents = [CopyInput(id=f"d{n}", text=text) for n, text in enumerate(texts)]
random.Random(sys.argv[1]).shuffle(documents)
print(group_copies(documents))
print(compare(PORT, PORT_SPUN))
"""


def output(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, seed], env=environment, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stdout


@pytest.mark.parametrize("seed", ["1", "4294967295"])
def test_every_process_finds_the_same(seed: str) -> None:
    expected = output("0")
    assert expected.count("CopyGroup(") == 3
    assert output(seed) == expected
