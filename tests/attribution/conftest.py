"""The cue lexicon, loaded once."""

from __future__ import annotations

import pytest

from reportedly.attribution import CueLexicon


@pytest.fixture(scope="session")
def cues() -> CueLexicon:
    """The built-in cue lexicon."""
    return CueLexicon.load()
