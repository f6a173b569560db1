"""``python -m evaluation``: score every kind of gold, print the table, exit 1 below a floor."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from time import process_time

from . import accepted, table
from .gold import Figures, Gold, by_external_id
from .kinds import KINDS, Kind, chosen
from .run import Grouped, Reader, Records, make_reader, read_cleaning_only

REPOSITORY = Path(__file__).parents[1]


def main(arguments: list[str] | None = None) -> int:
    """0: no figure below its floor (or no gold to measure on); 1: some are."""
    options = _options(arguments)
    gold = Gold(options.gold)
    if not (options.gold / "score.py").exists():
        print(f"evaluation: no gold data at {options.gold}; nothing measured (name the folder with --gold)")
        return 0
    readers = [make_reader(fresh=options.fresh, jobs=options.jobs, fast=fast) for fast in (False, True)]
    return Evaluation(gold, *readers).run(chosen(options.kinds), accept=options.accept, shown=options.changes, out=options.out)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, default=REPOSITORY.parent / "shared" / "gold", metavar="DIR", help="folder of gold files and score.py"
    )
    parser.add_argument(
        "--kinds", nargs="*", default=[], metavar="KIND", help=f"of {', '.join(kind.name for kind in KINDS)}; all if left out"
    )
    parser.add_argument(
        "--accept", action="store_true", help="keep these figures as the accepted run and the gold's digests as those of the floors"
    )
    parser.add_argument("--changes", type=int, default=5, metavar="N", help="how many gains and losses to list per kind (default 5)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (default 1)")
    parser.add_argument("--fresh", action="store_true", help="parse anew instead of using parses kept from earlier runs")
    parser.add_argument("--out", type=Path, metavar="DIR", help="also write the records here, one file per kind")
    return parser.parse_args(arguments)


class Evaluation:
    """One run over the gold."""

    def __init__(self, gold: Gold, reader: Reader, fast: Reader) -> None:
        self.gold = gold
        self.records, self.fast = Records(reader), Records(fast)
        self.cleaned = Records(read_cleaning_only)
        self.floors = table.load_marks("floors.json")
        self.targets = table.load_marks("targets.json")

    def run(self, kinds: tuple[Kind, ...], *, accept: bool = False, shown: int = 5, out: Path | None = None) -> int:
        """Measure, print, and say whether any floor was missed."""
        rows: list[table.Row] = []
        notes: list[str] = []
        for kind in kinds:
            if not self.gold.holds(kind):
                notes.append(f"{kind.name}: not measured, {' or '.join(kind.files)} is not in {self.gold.folder}")
                continue
            figures, documents = self._measure(kind, out)
            before = accepted.load(kind)
            rows += table.rows(kind, figures, before, self.floors, self.targets)
            notes += table.change_lines(kind, *accepted.changes(kind, before, documents), shown)
            notes += self._other_gold(kind)
            if accept:
                self._accept(kind, figures, documents)
        print("\n".join([*table.lines(rows), "", *notes] if notes else table.lines(rows)))
        below = [row for row in rows if row.verdict == "BELOW"]
        print(f"\n{len(rows)} figures, {len(below)} below their floor")
        return 1 if below else 0

    def _measure(self, kind: Kind, out: Path | None) -> tuple[Figures, Figures]:
        began = process_time()
        records = Grouped() if kind.grouped else self.cleaned if kind.clean_only else self.fast if kind.fast else self.records
        listed = list(records.of(self.gold.inputs(kind)))
        if out:
            out.mkdir(parents=True, exist_ok=True)
            whole = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in listed)
            (out / f"{kind.name}.jsonl").write_text(whole, encoding="utf-8")
        by_id = by_external_id(listed)
        print(f"evaluation: {kind.name}: {len(listed)} documents, {process_time() - began:.0f} CPU-s", file=sys.stderr)
        return self.gold.score(kind, self.gold.documents(kind), by_id), self.gold.score_each(kind, by_id)

    def _other_gold(self, kind: Kind) -> list[str]:
        known = self.floors.get(kind.name, {}).get("gold")
        if not known or known == self.gold.digest(kind):
            return []
        return [f"{kind.name}: the gold differs from that on which the floors were set; check them, then run with --accept"]

    def _accept(self, kind: Kind, figures: Figures, documents: Figures) -> None:
        digest = self.gold.digest(kind)
        accepted.save(kind, digest, figures, documents)
        self.floors.setdefault(kind.name, {"floors": {}})["gold"] = digest
        table.save_floors(self.floors)


if __name__ == "__main__":
    sys.exit(main())
