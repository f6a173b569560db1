"""Every frame codes each of its examples and none of its counterexamples."""

from __future__ import annotations

import pytest

from reportedly.events import FrameLexicon
from reportedly.events.check import FrameChecker
from reportedly.events.frames import FrameFile
from reportedly.lexicons import lexicon_path, load_yaml
from reportedly.pipeline import Resources

FILES = sorted(path.name for path in lexicon_path("events").glob("*.yaml"))


@pytest.fixture(scope="module")
def checker(resources: Resources) -> FrameChecker:
    return FrameChecker(resources.parser, FrameLexicon.load(appeals=True), resources.gazetteer, resources.actors)


@pytest.mark.parametrize("name", FILES)
def test_examples_and_counterexamples_hold(checker: FrameChecker, name: str) -> None:
    assert list(checker.check(load_yaml(lexicon_path(f"events/{name}"), FrameFile).frames)) == []


@pytest.mark.parametrize("name", FILES)
def test_frames_come_with_proof(name: str) -> None:
    """A few silent frames share their proof with the frame beside them; all others bring an example of their own."""
    frames = load_yaml(lexicon_path(f"events/{name}"), FrameFile).frames
    assert [f.id for f in frames if not f.examples and not f.silent] == []
