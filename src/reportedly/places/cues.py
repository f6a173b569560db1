"""The words that tell a place name from a name that only contains one, by list."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from ..lexicons import lexicon_path, load_yaml


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One list of words, why it is there, and sentences that prove it (see the file's head for the brackets)."""

    id: str
    why: str
    words: list[str]
    examples: list[str]
    counterexamples: list[str]


def load_cues() -> list[Cue]:
    """The lists as they stand in the file."""
    return load_yaml(lexicon_path("places/cues.yaml"), list[Cue])


@lru_cache(maxsize=1)
def cue_words() -> dict[str, frozenset[str]]:
    """Words by list id."""
    return {cue.id: frozenset(cue.words) for cue in load_cues()}
