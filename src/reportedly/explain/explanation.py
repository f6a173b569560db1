"""What ``reportedly explain`` says of a page. Words are given as they stand in the text, probabilities between 0 and 1."""

from __future__ import annotations

from ..records import Problem, Record, Span


class Trigger(Record, frozen=True, kw_only=True):
    """A word that a frame or the tagger put forward as an event, and what became of it."""

    word: str
    span: Span
    rule: str
    """The frame's id, or ``tagger.`` and a type where no frame knows the word."""
    event_type: str
    modes: tuple[str, ...]
    slots: dict[str, tuple[str, ...]]
    """What stands around the word, by slot: ``subject``, ``object``, a preposition ..."""
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    auxiliary: tuple[str, ...]
    changes: tuple[str, ...] = ()
    """Rules between types that changed it, in words."""
    tagger: dict[str, float]
    """The tagger's probability of each type at the word, the likeliest first; those below .01 are left out."""
    weights: dict[str, float]
    """Log-odds that each feature added to the decision; empty without the tagger."""
    decision: float | None
    """The decision's value, to be compared with the threshold; ``None`` without the tagger."""
    threshold: float | None
    confidence: float | None = None
    event: str | None = None
    """Id of the event in the record."""
    dropped_by: str | None = None
    """The step that left it out."""
    reason: str | None = None


class Condition(Record, frozen=True, kw_only=True):
    """A condition of a frame that does not hold."""

    name: str
    wanted: tuple[str, ...]
    there: tuple[str, ...]
    said: str


class NearFrame(Record, frozen=True, kw_only=True):
    """A frame whose trigger word is there, and the conditions that failed."""

    word: str
    span: Span
    rule: str
    event_type: str
    modes: tuple[str, ...]
    unmet: tuple[Condition, ...]


class NearAnchor(Record, frozen=True, kw_only=True):
    """A word without a frame at which the tagger sees something like an event."""

    word: str
    span: Span
    tagger: dict[str, float]
    reason: str


class Cue(Record, frozen=True, kw_only=True):
    """A word that may report what somebody says; ``score`` must be above ``threshold``."""

    word: str
    span: Span
    construction: str
    score: float
    threshold: float
    source: str | None
    content: str
    attribution: str | None = None
    """Id of the attribution in the record; ``None``: not believed."""
    reason: str | None = None


class SentenceExplanation(Record, frozen=True, kw_only=True):
    """One sentence; ``number`` counts from 1."""

    number: int
    span: Span
    text: str
    events: tuple[Trigger, ...]
    dropped: tuple[Trigger, ...]
    near_frames: tuple[NearFrame, ...]
    near_anchors: tuple[NearAnchor, ...]
    cues: tuple[Cue, ...]


class Explanation(Record, frozen=True, kw_only=True):
    """One page."""

    document: str
    external_id: str | None
    title: str | None
    tagger: str | None
    """The tagger's version; ``None``: rules alone."""
    sentences: tuple[SentenceExplanation, ...]
    problems: tuple[Problem, ...]
