"""Figures against what was accepted, must not be gone below, must be reached, and is aimed at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .accepted import Change, Run
from .gold import Figures
from .kinds import Kind

HERE = Path(__file__).parent
HEADER = ("kind", "figure", "value", "accepted", "floor", "must", "aim", "")


@dataclass(frozen=True)
class Row:
    """One figure."""

    kind: Kind
    figure: str
    value: float
    accepted: float | None
    floor: float | None
    must: float | None
    aim: float | None

    def reaches(self, mark: float) -> bool:
        """Compared as printed: to three decimals."""
        value = round(self.value, 3)
        return value <= mark if self.kind.lower_is_better or self.figure == "false-alarms" else value >= mark

    @property
    def verdict(self) -> str:
        """``BELOW`` (the floor), else the highest mark reached."""
        if self.floor is not None and not self.reaches(self.floor):
            return "BELOW"
        if self.aim is not None and self.reaches(self.aim):
            return "ok, aim"
        if self.must is not None and self.reaches(self.must):
            return "ok, must"
        return "ok" if self.floor is not None else ""

    def cells(self) -> tuple[str, ...]:
        """The row as printed."""
        numbers = (self.value, self.accepted, self.floor, self.must, self.aim)
        return (self.kind.name, self.figure, *("" if n is None else f"{n:.3f}" for n in numbers), self.verdict)


def load_marks(name: str) -> dict[str, Any]:
    """``floors.json`` or ``targets.json``."""
    return dict(json.loads((HERE / name).read_text(encoding="utf-8")))


def rows(kind: Kind, figures: Figures, before: Run, floors: dict[str, Any], targets: dict[str, Any]) -> Iterator[Row]:
    """A row for each of the kind's figures that the scorer gave."""
    floor = floors.get(kind.name, {}).get("floors", {})
    target = targets.get(kind.name, {})
    for name in kind.figures:
        if name in figures:
            must, aim = target.get(name, (None, None))
            yield Row(kind, name, figures[name], before.figures.get(name), floor.get(name), must, aim)


def lines(listed: Iterable[Row]) -> Iterator[str]:
    """The table as lines of text."""
    cells = [HEADER, *(row.cells() for row in listed)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(HEADER))]
    for row in cells:
        texts = [
            cell.ljust(width) if i in (0, 1, 7) else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(texts).rstrip()


def change_lines(kind: Kind, gains: list[Change], losses: list[Change], shown: int) -> Iterator[str]:
    """``gsr (type.F1): 12 documents better, 3 worse`` and the largest of them."""
    if not gains and not losses:
        return
    yield f"{kind.name} ({kind.document_figure}): {len(gains)} documents better, {len(losses)} worse than in the accepted run"
    for sign, changed in (("+", gains), ("-", losses)):
        for change in changed[:shown]:
            yield f"  {sign} {change.document}  {change.before:.3f} -> {change.after:.3f}"
        if len(changed) > shown:
            yield f"  {sign} and {len(changed) - shown} more"


def save_floors(floors: dict[str, Any]) -> None:
    """Write ``floors.json``, one kind a line."""
    listed = ",\n".join(f"  {json.dumps(name)}: {json.dumps(entry)}" for name, entry in floors.items())
    (HERE / "floors.json").write_text(f"{{\n{listed}\n}}\n", encoding="utf-8")
