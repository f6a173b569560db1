"""Cue lexicon: speech-act families written by hand, weights learned from annotated news."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from ..errors import LexiconError
from ..lexicons import lexicon_path, load_yaml, open_folder
from ..records import SpeechAct


class Block(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A use of a verb that reports nothing, whatever the weights say: "claimed three lives", "attacked the town"."""

    verb: str
    objects: tuple[str, ...] = ()
    """Lemmas of objects, direct or behind a preposition, with which it reports nothing."""
    prepositions: tuple[str, ...] = ()
    """What follows these is no content: "known as the Garden of Almonds", "calling by phone"."""
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
    like: str | None = None
    """Of a user's family: the built-in family whose learned weights it takes; left out, the first of the same act."""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """``families``: lemma/P -> family id (P: V, N, A); ``weights``: what features speak about -> what they find
    there -> weight; thresholds: the least score kept.

    Weights and thresholds are whole hundredths: a sum of such numbers does not hang on their order.
    """

    entries: tuple[CueFamily, ...]
    families: dict[str, str]
    by_id: dict[str, CueFamily]
    blocks: dict[str, Block]
    weights: dict[str, dict[str, int]]
    threshold: int
    clause_threshold: int
    own: dict[str, str] = field(default_factory=dict)
    """Words of the user's families -> their ids; ``families`` then has the family whose weights they take."""

    @classmethod
    def load(cls, *folders: Path) -> CueLexicon:
        """The built-in lexicon, and the families of the user's folders, which stand in the place of built-in ones with the same id."""
        folder = lexicon_path("attribution")
        built_in = load_yaml(folder / "cues.yaml", tuple[CueFamily, ...])
        own = _own_families(folders)
        weights = load_weights(folder / "weights.tsv")
        thresholds = round(100 * weights.pop("threshold", 0.0)), round(100 * weights.pop("threshold.clause", 0.0))
        overridden = {e.id for e in own}
        entries = (*own, *(e for e in built_in if e.id not in overridden))
        blocks = {b.verb: b for e in reversed(entries) for b in e.blocks}
        mine = _index(own)
        kin = {e.id: _kin(e, built_in) for e in own}
        families = _index(entries) | {word: kin[found] for word, found in mine.items()}
        return cls(entries, families, {e.id: e for e in entries}, blocks, by_subject(weights), *thresholds, own=mine)

    def family(self, lemma: str, pos: str) -> CueFamily | None:
        """The family of a cue word, if it is listed."""
        word = f"{lemma.lower()}/{pos[:1]}"
        found = self.own.get(word) or self.families.get(word)
        return self.by_id[found] if found else None


def _own_families(folders: tuple[Path, ...]) -> tuple[CueFamily, ...]:
    found: dict[str, tuple[Path, CueFamily]] = {}
    for path in (path for folder in folders for path in open_folder(folder).cues):
        for family in load_yaml(path, tuple[CueFamily, ...]):
            if family.id in found:
                raise LexiconError(f"{path}: {family.id}: id stands in {found[family.id][0]} too; rename one")
            if not (family.verbs or family.nouns or family.adjectives or family.adverbs):
                raise LexiconError(f"{path}: {family.id}: names no cue; give verbs, nouns, adjectives or adverbs")
            found[family.id] = (path, family)
    return tuple(family for _, family in found.values())


def _kin(family: CueFamily, built_in: tuple[CueFamily, ...]) -> str:
    """The built-in family whose weights a user's family takes."""
    ids = [e.id for e in built_in]
    if family.like is not None and family.like not in ids:
        raise LexiconError(f"{family.id}: like: there is no built-in family {family.like!r}; choose from {', '.join(ids)}")
    same = next((e.id for e in built_in if (e.act, e.hedged) == (family.act, family.hedged)), None)
    return family.like or (family.id if family.id in ids else None) or same or family.id


def _index(entries: tuple[CueFamily, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for e in entries:
        for pos, words in (("V", e.verbs), ("N", e.nouns), ("A", e.adjectives), ("A", e.adverbs)):
            for word in words:
                found.setdefault(f"{word}/{pos}", e.id)
    return found


def by_subject(weights: dict[str, float]) -> dict[str, dict[str, int]]:
    """Weights in whole hundredths, by what their features speak about.

    >>> by_subject({"ccomp v=VBD": 0.21, "ccomp s": -0.5, " up=say|ccomp": 0.1})
    {'ccomp': {'v=VBD': 21, 's': -50}, '': {'up=say|ccomp': 10}}
    """
    found: dict[str, dict[str, int]] = {}
    for name, weight in weights.items():
        subject, _, rest = name.partition(" ")
        found.setdefault(subject, {})[rest] = round(100 * weight)
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
