"""Cue lexicon: speech-act families written by hand, weights learned from annotated news."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from ..errors import LexiconError
from ..lexicons.loader import lexicon_path, load_yaml
from ..records import SpeechAct


class Block(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A use of a verb that reports nothing, whatever the weights say: "claimed three lives", "attacked the town"."""

    verb: str
    objects: tuple[str, ...] = ()
    """Lemmas of direct objects with which it reports nothing."""
    unless: tuple[str, ...] = ()
    """With a noun as object it reports nothing unless one of these words follows: "attacked him for his remarks"."""
    double_object: bool = False
    """It reports nothing with two objects: "denied him water"."""


class CueFamily(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Cues of one speech act, with sentences in which they do and do not report anything."""

    id: str
    act: SpeechAct
    hedged: bool = False
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """``families``: lemma/P -> family id (P: V, N, A); ``weights``: feature -> weight; thresholds: the least score kept."""

    entries: tuple[CueFamily, ...]
    families: dict[str, str]
    by_id: dict[str, CueFamily]
    blocks: dict[str, Block]
    weights: dict[str, float]
    threshold: float
    clause_threshold: float

    @classmethod
    def load(cls, folder: Path | None = None) -> CueLexicon:
        """The built-in lexicon, or one in another folder with the same two files."""
        folder = folder or lexicon_path("attribution")
        entries = load_yaml(folder / "cues.yaml", tuple[CueFamily, ...])
        weights = load_weights(folder / "weights.tsv")
        thresholds = weights.pop("threshold", 0.0), weights.pop("threshold.clause", 0.0)
        blocks = {b.verb: b for e in entries for b in e.blocks}
        return cls(entries, _index(entries), {e.id: e for e in entries}, blocks, weights, *thresholds)

    def family(self, lemma: str, pos: str) -> CueFamily | None:
        """The family of a cue word, if it is listed."""
        found = self.families.get(f"{lemma.lower()}/{pos[:1]}")
        return self.by_id[found] if found else None


def _index(entries: tuple[CueFamily, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for e in entries:
        for pos, words in (("V", e.verbs), ("N", e.nouns), ("A", e.adjectives), ("A", e.adverbs)):
            for word in words:
                found.setdefault(f"{word}/{pos}", e.id)
    return found


def load_weights(path: Path) -> dict[str, float]:
    """``feature<TAB>weight`` lines; a missing file gives no weights (the trainer starts from nothing)."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return {}
    weights: dict[str, float] = {}
    for number, line in enumerate(lines, 1):
        if not line or line.startswith(("#", "feature\t")):
            continue
        name, _, value = line.rpartition("\t")
        try:
            weights[name] = float(value)
        except ValueError as error:
            raise LexiconError(f"{path}:{number}: {value!r} is not a weight; rebuild it: python -m reportedly.attribution.train") from error
    return weights
