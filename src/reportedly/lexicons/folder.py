"""A user's folder -> the lexicon files in it, by what they are: laid out as the built-in lexicons are."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..errors import LexiconError

ACTOR_SUFFIXES = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ftm"})
_WAY_OUT = "put frames into events/*.yaml, cues into attribution/*.yaml, actors into actors/*.csv or *.jsonl"


class UserFolder(NamedTuple):
    """Files in the order they are read. Frames may also lie in the folder itself."""

    frames: tuple[Path, ...]
    cues: tuple[Path, ...]
    actors: tuple[Path, ...]


def open_folder(folder: Path) -> UserFolder:
    """The lexicon files of a folder; one that holds none is a mistake."""
    if not folder.is_dir():
        raise LexiconError(f"{folder}: {'is a file' if folder.exists() else 'there is no such folder'}; name a folder of lexicon files")
    tables = tuple(path for path in sorted(folder.glob("actors/*")) if path.suffix.lower() in ACTOR_SUFFIXES)
    found = UserFolder((*_rules(folder, "*"), *_rules(folder, "events/*")), tuple(_rules(folder, "attribution/*")), tables)
    if not any(found):
        raise LexiconError(f"{folder}: no lexicon files there; {_WAY_OUT}")
    return found


def _rules(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for ending in (".yaml", ".yml") for path in folder.glob(pattern + ending))
