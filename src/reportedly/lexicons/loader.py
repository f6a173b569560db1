"""Lexicon files -> typed entries. YAML is decoded once and kept as MessagePack in the user's cache, keyed by content."""

from __future__ import annotations

import csv
import hashlib
import os
import tempfile
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ..errors import LexiconError

T = TypeVar("T")


def cache_dir() -> Path:
    """Where derived files are kept: ``$REPORTEDLY_CACHE``, else the platform's cache folder."""
    given = os.environ.get("REPORTEDLY_CACHE")
    base = Path(given) if given else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "reportedly"
    return base


def lexicon_path(name: str) -> Path:
    """The path of a built-in lexicon file such as ``events/accuse.yaml``."""
    return Path(str(resources.files(__package__))) / name


def load_yaml(path: Path, kind: type[T]) -> T:
    """The file decoded into ``kind``; a mistake is reported with file, place and reason."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}; name a file that can be read") from error
    key = hashlib.sha256(raw + repr(kind).encode() + msgspec.__version__.encode()).hexdigest()[:32]
    cached = cache_dir() / "lexicons" / f"{key}.msgpack"
    try:
        return msgspec.msgpack.decode(cached.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        pass
    import yaml

    try:
        entries = msgspec.convert(yaml.load(raw, Loader=_plain_loader()), type=kind)
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeError, RecursionError) as error:
        raise LexiconError(f"{path}: {error}; edit the entry, then run: reportedly lexicon check") from error
    write_cache(cached, msgspec.msgpack.encode(entries))
    return entries


def _plain_loader() -> Any:
    """A safe loader to which ``on``, ``off``, ``yes`` and ``no`` are words, as in YAML 1.2: our lists are full of prepositions."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        yaml_implicit_resolvers = {  # noqa: RUF012
            first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return Loader


def load_tsv(path: Path) -> list[dict[str, str]]:
    """Rows of a TSV file with a header; lines starting with ``#`` are left out."""
    with path.open(encoding="utf-8", newline="") as f:
        rows = (line for line in f if not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def write_cache(path: Path, data: bytes) -> None:
    """Write aside and rename, so that two processes may do it at once; an unwritable cache is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as f:
            f.write(data)
        os.replace(f.name, path)
    except OSError:
        pass
