"""Explanation -> a page to read: every sentence, below it what became an event and why, what did not and why, and what nearly fired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from ..export.text import printed
from ..export.visual import harmless, shorten
from .explanation import Cue, Explanation, NearAnchor, NearFrame, SentenceExplanation, Trigger

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

SHOWN, OTHERS = 3, 2
"""Frames shown of those that a word nearly triggered, and beside one that it did trigger; JSON has them all."""
LEGEND = "✓ event   ✗ put forward, then left out   ~ nearly   ❝ says who"


def format_explanation(explanation: Explanation, *, width: int = 90, colour: bool = False) -> str:
    """The whole view of one page."""
    from rich.text import Text

    heading = Text().append(shorten(explanation.title or "(no title)", 300), "bold")
    heading.append(f"\n{explanation.tagger or 'rules alone'}", "dim")
    parts: list[RenderableType] = [heading]
    for sentence in explanation.sentences:
        parts += ["", _sentence(sentence)]
    if not explanation.sentences:
        parts += ["", "  no such sentence" if not explanation.problems else "  nothing to explain"]
    if explanation.problems:
        parts += ["", *(f"! {p.stage}: {harmless(p.message)}" for p in explanation.problems)]
    return printed(parts, width, colour)


def _sentence(sentence: SentenceExplanation) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    whole = Table.grid(padding=(0, 1, 0, 0))
    whole.add_column(justify="right", min_width=3, no_wrap=True)
    whole.add_column()
    whole.add_row(Text(str(sentence.number), "bold"), Text(shorten(sentence.text, 700), "bold"))
    for mark, style, rows in _blocks(sentence):
        whole.add_row(Text(mark, style), rows)
    return whole


def _blocks(sentence: SentenceExplanation) -> Iterator[tuple[str, str, RenderableType]]:
    near = {span: list(frames) for span, frames in groupby(sentence.near_frames, key=lambda f: f.span)}
    for trigger in (*sentence.events, *sentence.dropped):
        mark, style = ("✓", "bold green") if trigger.dropped_by is None else ("✗", "red")
        yield mark, style, _rows(_event_line(trigger), [*_trigger_facts(trigger), *_others(trigger, near.pop(trigger.span, []))])
    seen = {anchor.span: anchor for anchor in sentence.near_anchors}
    for span in sorted({*near, *seen}):
        frames, anchor = near.get(span, []), seen.get(span)
        word = frames[0].word if frames else anchor.word if anchor else ""
        yield "~", "yellow", _rows(_near_line(word, frames), [*_near_facts(frames), *_anchor_facts(anchor)])
    for cue in sentence.cues:
        yield "❝", "cyan", _rows(_cue_line(cue), _cue_facts(cue))
    if not (sentence.events or sentence.dropped or sentence.near_frames or sentence.near_anchors or sentence.cues):
        yield "", "", _dim("no rule's word is here, and the tagger sees nothing")


def _rows(head: Text, facts: Iterable[tuple[str, Text | str]]) -> RenderableType:
    from rich.table import Table

    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True, style="dim", min_width=9)
    rows.add_column()
    for name, value in facts:
        rows.add_row(name, value)
    whole = Table.grid()
    whole.add_column()
    whole.add_row(head)
    if rows.row_count:
        whole.add_row(rows)
    return whole


def _dim(words: str) -> Text:
    from rich.text import Text

    return Text(words, "dim")


def _event_line(trigger: Trigger) -> Text:
    from rich.text import Text

    line = Text().append(f"“{harmless(trigger.word)}” ", "bold")
    line.append(" ".join([trigger.event_type, *trigger.modes]), "bold")
    line.append(f"   {trigger.rule}", "dim")
    if trigger.confidence is not None:
        line.append(f"   confidence {trigger.confidence:.2f}", "dim")
    return line


def _trigger_facts(trigger: Trigger) -> Iterator[tuple[str, Text | str]]:
    if trigger.reason:
        yield "left out", harmless(f"{trigger.reason} (step: {trigger.dropped_by})")
    for change in trigger.changes:
        yield "changed", change
    yield "who", harmless(" + ".join(trigger.actors) or "nobody named")
    if trigger.recipients:
        yield "to whom", harmless(" + ".join(trigger.recipients))
    if trigger.auxiliary:
        yield "mood", ", ".join(trigger.auxiliary)
    if trigger.slots:
        yield "around it", harmless("; ".join(f"{name}: {', '.join(words)}" for name, words in trigger.slots.items()))
    if trigger.decision is not None:
        yield "tagger", _opinions(trigger.tagger)
        sums = ", ".join(f"{_FEATURES.get(name, name)} {value:+.2f}" for name, value in trigger.weights.items())
        yield "weighed", f"{trigger.decision:.2f}, needs {trigger.threshold:.2f} ({sums})"


_FEATURES = {
    "bias": "base", "rule": "a frame holds", "type": "tagger on the type", "event": "tagger on any type", "actors": "has an actor",
    "recipients": "has a recipient", "noun": "is a noun", "foreground": "main clause", "hypothetical": "hypothetical",
}  # fmt: skip


def _opinions(tagger: dict[str, float]) -> str:
    return ", ".join(f"{kind} {p:.2f}" for kind, p in list(tagger.items())[:3]) or "no event"


def _others(trigger: Trigger, frames: list[NearFrame]) -> Iterator[tuple[str, Text | str]]:
    """More specific frames of another reading that only one condition kept from taking the word."""
    others = [f for f in frames if len(f.unmet) == 1 and (f.event_type, f.modes) != (trigger.event_type, trigger.modes)]
    for frame in others[:OTHERS]:
        yield "not", _frame_words(frame)


def _frame_words(frame: NearFrame) -> Text:
    from rich.text import Text

    line = Text(" ".join([frame.event_type, *frame.modes]))
    return line.append(f"  {frame.rule}: ", "dim").append(harmless("; ".join(c.said for c in frame.unmet)))


def _near_line(word: str, frames: list[NearFrame]) -> Text:
    from rich.text import Text

    line = Text().append(f"“{harmless(word)}” ", "bold")
    if len(frames) == 1:
        return line.append("one rule knows this word; it does not hold", "dim")
    return line.append(f"{len(frames)} rules know this word; none holds" if frames else "no rule knows this word", "dim")


def _near_facts(frames: list[NearFrame]) -> Iterator[tuple[str, Text | str]]:
    fewest = min((len(f.unmet) for f in frames), default=0)
    nearest = [f for f in frames if len(f.unmet) == fewest]
    for frame in nearest[:SHOWN]:
        yield "not", _frame_words(frame)
    if len(frames) > len(nearest[:SHOWN]):
        yield "", _dim(f"… {len(frames) - len(nearest[:SHOWN])} more with --format json")


def _anchor_facts(anchor: NearAnchor | None) -> Iterator[tuple[str, Text | str]]:
    if anchor is not None:
        yield "tagger", f"{_opinions(anchor.tagger)}; {anchor.reason}"


def _cue_line(cue: Cue) -> Text:
    from rich.text import Text

    line = Text().append(f"“{harmless(cue.word)}” ", "bold")
    line.append("attribution" if cue.attribution else "no attribution")
    return line.append(f"   {cue.construction}   score {cue.score:+.2f}, needs {cue.threshold:+.2f}", "dim")


def _cue_facts(cue: Cue) -> Iterator[tuple[str, Text | str]]:
    if cue.reason:
        yield ("left out" if cue.attribution is None else "because"), cue.reason
    if cue.source:
        yield "source", harmless(shorten(cue.source, 80))
    if cue.content:
        yield "content", harmless(cue.content)
