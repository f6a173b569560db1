"""The gold folder: its files, their digests, and its own scorer, imported from where it lies."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from .kinds import Kind
from .when_where import when_where

Json = dict[str, Any]
Figures = dict[str, float]


class Gold:
    """A folder of gold files beside a ``score.py`` that knows how to score them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._documents: dict[str, list[Json]] = {}

    def holds(self, kind: Kind) -> bool:
        """True when every file of the kind is there."""
        return all((self.folder / name).exists() for name in kind.files)

    def documents(self, kind: Kind) -> list[Json]:
        """The gold documents of a kind."""
        return [document for name in kind.files for document in self._file(name)]

    def _file(self, name: str) -> list[Json]:
        if name not in self._documents:
            self._documents[name] = self.scorer.lines(str(self.folder / name))
        return self._documents[name]

    def inputs(self, kind: Kind) -> list[Json]:
        """Input lines for ``reportedly read -``."""
        return list(self.scorer.inputs(kind.scorer, self.documents(kind)))

    def digest(self, kind: Kind) -> str:
        """Which gold a figure was measured on."""
        whole = hashlib.sha256()
        for name in kind.files:
            whole.update((self.folder / name).read_bytes())
        return whole.hexdigest()[:16]

    def score(self, kind: Kind, documents: list[Json], records: dict[str, Json]) -> Figures:
        """All figures of the scorer for these documents; empty where it cannot say anything about so few."""
        score = getattr(self.scorer, f"score_{kind.scorer}")
        more = when_where(documents, records) if kind.scorer == "attributed" else {}
        try:
            scored = score(documents, records, self._heads(kind)) if kind.scorer == "attribution" else score(documents, records)
            return {**scored, **more}
        except ZeroDivisionError:  # a snippet without a type has no recall
            return {}

    def score_each(self, kind: Kind, records: dict[str, Json]) -> Figures:
        """``document_figure`` of every document for which there is one, by document id."""
        found: Figures = {}
        for document in [] if kind.grouped else self.documents(kind):
            value = self.score(kind, [document], records).get(kind.document_key(document))
            if value is not None:
                found[str(document["id"])] = round(value, 3)
        return found

    def _heads(self, kind: Kind) -> Json:
        path = self.folder / kind.files[0].replace(".jsonl", ".heads.json")
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}

    @cached_property
    def scorer(self) -> ModuleType:
        """The folder's ``score.py``."""
        path = self.folder / "score.py"
        spec = importlib.util.spec_from_file_location("gold_scorer", path)
        if spec is None or spec.loader is None or not path.exists():
            raise SystemExit(f"evaluation: {path} is missing; the gold folder must hold its scorer")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


def by_external_id(records: Iterable[Json]) -> dict[str, Json]:
    """Records by the id that their input line gave, as the scorer wants them."""
    return {record["external_id"] if "external_id" in record else record["document"]["external_id"]: record for record in records}
