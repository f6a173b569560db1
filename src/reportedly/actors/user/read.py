"""A file of either format -> rows, by what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...errors import LexiconError
from ..table import Role
from .csv_rows import read_csv
from .ftm_rows import read_ftm
from .lines import read_lines
from .rows import ActorRow


def read_rows(path: Path, roles: dict[str, Role], remarks: list[str]) -> Iterator[ActorRow]:
    """The rows of a file: FollowTheMoney where its first line opens a brace, else CSV."""
    opening = next((line.lstrip() for _, line in read_lines(path) if line.strip()), "")
    if not opening:
        raise LexiconError(f"{path}: the file is empty; begin with a header such as name,aliases,country,sector")
    if opening.startswith("["):
        raise LexiconError(f"{path}: a JSON array; one FollowTheMoney entity a line is expected, without brackets around them")
    return (read_ftm if opening.startswith("{") else read_csv)(path, roles, remarks)
