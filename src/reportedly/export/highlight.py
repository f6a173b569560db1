"""A stretch of text with words marked: ``[who]`` ``*did*`` ``<to whom>``. The marks are read without colour, colour only helps."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from ..records import Event, Span
from .visual import harmless

if TYPE_CHECKING:
    from rich.text import Text

Role = Literal["actor", "anchor", "recipient"]
MARKS: dict[Role, tuple[str, str]] = {"actor": ("[", "]"), "anchor": ("*", "*"), "recipient": ("<", ">")}
STYLES: dict[Role, str] = {"actor": "bold blue", "anchor": "bold reverse", "recipient": "bold magenta"}
_LONGEST = 700


def highlight(text: str, event: Event) -> Text:
    """The event's sentence, its actors, anchor and recipients marked; what lies outside the sentence is left out.

    A party may stand in an earlier sentence ("he" resolved to a name): then the sentence shows only the anchor.
    """
    window = _window(event.sentence, event.anchor)
    marked: list[tuple[Role, Span]] = [("actor", p.span) for p in event.actors]
    marked += [("recipient", p.span) for p in event.recipients]
    marked += [("anchor", event.anchor)]
    inside = [(role, span) for role, span in marked if window[0] <= span[0] < span[1] <= window[1]]
    return _assemble(text, window, list(dict.fromkeys(inside)))


def _window(sentence: Span, anchor: Span) -> Span:
    """The sentence, or the part around the anchor where a page has no full stops for a megabyte."""
    start, end = sentence
    if end - start <= _LONGEST:
        return sentence
    middle = (anchor[0] + anchor[1]) // 2
    start = max(start, middle - _LONGEST // 2)
    return (start, min(end, start + _LONGEST))


def _assemble(text: str, window: Span, marked: list[tuple[Role, Span]]) -> Text:
    from rich.text import Text

    line = Text()
    cuts = sorted({*window, *(edge for _, span in marked for edge in span)})
    for start, end in pairwise(cuts):
        opening = sorted((r for r in marked if r[1][0] == start), key=lambda r: -r[1][1])
        closing = sorted((r for r in marked if r[1][1] == end), key=lambda r: -r[1][0])
        styles = [STYLES[role] for role, span in marked if span[0] <= start and end <= span[1]]
        piece = "".join(MARKS[role][0] for role, _ in opening) + harmless(text[start:end])
        line.append(piece + "".join(MARKS[role][1] for role, _ in closing), " ".join(styles) or None)
    return line
