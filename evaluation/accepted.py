"""What the last accepted run reached, and what has changed since. Gold ids are stored as digests, never in the open."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from .gold import Figures
from .kinds import Kind

FOLDER = Path(__file__).with_name("accepted")


@dataclass(frozen=True)
class Run:
    """The figures of one kind, and one figure per document."""

    gold: str = ""
    figures: Figures = field(default_factory=dict)
    documents: Figures = field(default_factory=dict)
    """By digest of the document's id."""


@dataclass(frozen=True)
class Change:
    """A document that is coded better or worse than in the accepted run."""

    document: str
    before: float
    after: float


def veil(document_id: str) -> str:
    """A digest that tells two documents apart and says nothing about them."""
    return hashlib.sha256(document_id.encode()).hexdigest()[:12]


def load(kind: Kind, folder: Path = FOLDER) -> Run:
    """The accepted run; an empty one where there is none yet."""
    path = folder / f"{kind.name}.json"
    return Run(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else Run()


def save(kind: Kind, digest: str, figures: Figures, documents: Figures, folder: Path = FOLDER) -> None:
    """Accept a run."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {name: round(figures[name], 4) for name in kind.figures if name in figures}
    veiled = {veil(name): value for name, value in documents.items()}
    run = {"gold": digest, "figures": kept, "documents": dict(sorted(veiled.items()))}
    (folder / f"{kind.name}.json").write_text(json.dumps(run, indent=0) + "\n", encoding="utf-8")


def changes(kind: Kind, before: Run, documents: Figures) -> tuple[list[Change], list[Change]]:
    """Gains and losses, largest first."""
    sign = -1 if kind.lower_is_better else 1
    changed = [Change(name, before.documents[veil(name)], value) for name, value in documents.items() if veil(name) in before.documents]
    ordered = sorted(changed, key=lambda c: (-abs(c.after - c.before), c.document))
    gains = [c for c in ordered if sign * (c.after - c.before) > 0]
    losses = [c for c in ordered if sign * (c.after - c.before) < 0]
    return gains, losses
