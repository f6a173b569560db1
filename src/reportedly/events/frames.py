"""Frame lexicon: YAML files -> frames by trigger lemma.

A frame says which words name an event, what must stand around them, and who is who. Every condition given must hold; of
several frames that hold for one word, the one with the most conditions wins ("lift sanctions" over "lift"), then ``weight``.
``lexicons/events/README.md`` explains the format with an example.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from ..errors import LexiconError
from ..lexicons import lexicon_path, load_yaml, open_folder
from ..ontology import load_ontology
from ..records import EventType, Record
from .conditions import Condition
from .once import once

SLOTS = frozenset({"subject", "object", "dative", "possessive", "modifier", "light", "complement", "compl_subject", "bearer", "*"})
"""Role slots besides prepositions; ``*`` is the default search. See ``arguments.py`` for what each gives."""


class Example(Record, frozen=True, kw_only=True):
    """A sentence the frame must match; ``actors``/``recipients`` are words that must stand in the found parties."""

    text: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    type: EventType | None = None
    """What the sentence is coded as when a rule turns the frame's type into another (planned aid -> AGREE)."""
    modes: tuple[str, ...] | None = None
    auxiliary: tuple[str, ...] | None = None


class Roles(Record, frozen=True, kw_only=True):
    """Slots to look for the parties in, first found first: ``[subject]``, ``[object, to]``, ``[against, on]`` ..."""

    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    addressee: tuple[str, ...] = ()
    """Who only hears of it: the council of "lodged a complaint *with the council* over the raid"."""


class Frame(Record, frozen=True, kw_only=True, dict=True):
    """One way to word one kind of event."""

    id: str
    type: EventType
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    prep: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    complement: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    passive: bool | None = None
    roles: Roles = Roles()
    reciprocal: bool = False
    auxiliary: tuple[str, ...] = ()
    lone: bool = False
    silent: bool = False
    anchor: Literal["trigger", "complement"] = "trigger"
    """Which word the event is pinned to: "said Chad *must leave*" is pinned to what is said."""
    weight: float = 0.0
    note: str | None = None
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @once
    def specificity(self) -> float:
        """How much the frame asks for (what it only forbids does not count): the tie-breaker between frames that all hold."""
        asked = [self.subject, self.object, self.complement, self.modifier, self.within, *self.prep.values()]
        wanted = [[w for w in words if not w.startswith("!")] for words in asked]
        return sum(0.5 if words == ["*"] else 1.0 for words in wanted if words) + (self.passive is not None) * 0.5 + self.weight


class FrameFile(Record, frozen=True, kw_only=True):
    """One YAML file: word classes (used as ``@name``, visible to all files) and frames."""

    classes: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    frames: tuple[Frame, ...] = ()


class Wording(NamedTuple):
    """How a frame says its trigger word may be met: ``bare``, or with words ``after`` it, or with words ``before`` it."""

    frame: Frame
    bare: bool
    after: tuple[tuple[str, ...], ...] = ()
    before: tuple[frozenset[str], ...] = ()


class Wordings(NamedTuple):
    """Those of all frames that a word may trigger."""

    all: tuple[Wording, ...] = ()
    run_on: bool = False
    """Some frame asks for words after this one."""


class FrameLexicon:
    """All frames, indexed by the lemma that triggers them."""

    def __init__(self, files: Iterable[tuple[str, FrameFile]], appeals: bool = False, own: Iterable[tuple[str, FrameFile]] = ()) -> None:
        self.appeals = appeals
        self.classes: dict[str, frozenset[str]] = {}
        self.verbs: dict[str, list[Frame]] = defaultdict(list)
        self.nouns: dict[str, list[Frame]] = defaultdict(list)
        self.adjectives: dict[str, list[Frame]] = defaultdict(list)
        self.frames: list[Frame] = []
        self._conditions: dict[str, tuple[tuple[str, tuple[str, ...], Condition], ...]] = {}
        self._needs: dict[str, tuple[frozenset[str], ...]] = {}
        self._within: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        own = list(own)
        overridden = {frame.id for _, file in own for frame in file.frames}
        for name, file in files:
            self._add(name, file.replace(frames=tuple(f for f in file.frames if f.id not in overridden)))
        extensible = set(self.classes)
        for name, file in own:
            shared = {label: self.classes[label] for label in file.classes if label in extensible}
            for label in shared:
                extensible.discard(label)
                del self.classes[label]
            self._add(name, file)
            for label, words in shared.items():
                self.classes[label] |= words
        for index in (self.verbs, self.nouns, self.adjectives):
            for frames in index.values():
                frames.sort(key=lambda f: -f.specificity)
        self.triggers = frozenset((*self.verbs, *self.nouns, *self.adjectives))
        """Every word that may be one; a word that begins or ends a trigger of several counts."""
        self.verb_wordings = {word: _wordings(word, ((f, f.verbs, False) for f in frames)) for word, frames in self.verbs.items()}
        self.noun_wordings = {word: _wordings(word, ((f, f.nouns, True) for f in frames)) for word, frames in self.nouns.items()}

    @classmethod
    def load(cls, *folders: Path, appeals: bool = False) -> FrameLexicon:
        """The built-in frames and those of the user's folders; ``appeals`` also codes plain requests (CAMEO 02).

        A frame of the user's with the id of a built-in one stands in its place; a class adds its words to the built-in class of its name.
        """
        built_in = [(path.name, load_yaml(path, FrameFile)) for path in sorted(lexicon_path("events").glob("*.yaml"))]
        own = [(str(path), load_yaml(path, FrameFile)) for folder in folders for path in open_folder(folder).frames]
        return cls(built_in, appeals, own)

    def expand(self, words: tuple[str, ...]) -> frozenset[str]:
        """The words with every ``@class`` replaced by its members; built-in classes such as ``@party`` stay."""
        return frozenset(w for word in words for w in (self.classes.get(word[1:], {word}) if word.startswith("@") else {word}) if word)

    def conditions(self, frame: Frame) -> tuple[tuple[str, tuple[str, ...], Condition], ...]:
        """Name, slots and what is asked of them, prepositions last. No slots: those of subject or object, by kind of trigger."""
        known = self._conditions.get(frame.id)
        if known is None:
            own: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
                ("subject", (), frame.subject),
                ("object", (), frame.object),
                ("complement", ("complement",), frame.complement),
                ("modifier", ("modifier",), frame.modifier),
            ]
            asked = [*own, *((prep, tuple(prep.split("|")), words) for prep, words in frame.prep.items())]
            known = tuple((name, slots, Condition.of(words, self.classes)) for name, slots, words in asked if words)
            self._conditions[frame.id] = known
        return known

    def needs(self, frame: Frame) -> tuple[frozenset[str], ...]:
        """Lists of words, one of each of which must stand in the trigger's sentence: most frames are ruled out by that alone."""
        known = self._needs.get(frame.id)
        if known is None:
            asked = [condition.needs for _, _, condition in self.conditions(frame)]
            known = self._needs[frame.id] = tuple(words for words in (*asked, self.within(frame)[0]) if words)
        return known

    def within(self, frame: Frame) -> tuple[frozenset[str], frozenset[str]]:
        """Lemmas of which one must, and of which none may, stand below the trigger."""
        known = self._within.get(frame.id)
        if known is None:
            allowed = tuple(w for w in frame.within if not w.startswith("!"))
            forbidden = tuple(w[1:] for w in frame.within if w.startswith("!"))
            known = self._within[frame.id] = (self.expand(allowed), self.expand(forbidden))
        return known

    def _add(self, name: str, file: FrameFile) -> None:
        for label, words in file.classes.items():
            if label in self.classes:
                raise LexiconError(f"{name}: classes.{label}: defined in another file too; rename one or use the other")
            self.classes[label] = frozenset(words)
        known = {f.id for f in self.frames}
        for frame in file.frames:
            if frame.id in known:
                raise LexiconError(f"{name}: {frame.id}: id stands twice; rename one")
            known.add(frame.id)
            self._check(name, frame)
            self.frames.append(frame)
            for index, words in ((self.verbs, frame.verbs), (self.nouns, frame.nouns), (self.adjectives, frame.adjectives)):
                for word in dict.fromkeys(w for term in words for w in (term.split()[0], term.split()[-1])):
                    index[word].append(frame)

    @staticmethod
    def _check(name: str, frame: Frame) -> None:
        modes = load_ontology().types[frame.type].modes
        for mode in frame.modes:
            if mode not in modes:
                raise LexiconError(f"{name}: {frame.id}: mode {mode!r} is not one of {frame.type}'s: {', '.join(modes) or 'none'}")
        if not (frame.verbs or frame.nouns or frame.adjectives):
            raise LexiconError(f"{name}: {frame.id}: names no trigger; give verbs, nouns or adjectives")


def _wordings(word: str, frames: Iterable[tuple[Frame, tuple[str, ...], bool]]) -> Wordings:
    """The wordings of the frames that a word begins, or where told so (nouns) ends."""
    found: list[Wording] = []
    for frame, terms, at_end in frames:
        split = [tuple(term.split()) for term in terms]
        after = tuple(s[1:] for s in split if s[0] == word and len(s) > 1)
        before = tuple(frozenset(s[:-1]) for s in split if at_end and s[-1] == word and len(s) > 1)
        bare = (word,) in split
        if bare or after or before:
            found.append(Wording(frame, bare, after, before))
    return Wordings(tuple(found), any(w.after and not w.bare for w in found))


def encode_frames(file: FrameFile) -> bytes:
    """The file as JSON, for tools."""
    return msgspec.json.encode(file)
