"""Reports -> a few lines each: the main events of a story, and a tally over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..records import Event, Report, overlaps
from .highlight import highlight
from .text import claim, facts, headline, printed
from .visual import AUXILIARY_WORDS, STANDING_SHAPE, STANDING_STYLE

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


def main_events(report: Report, most: int = 2) -> tuple[Event, ...]:
    """What to tell first: news puts the main event first, so text order; then whatever has another standing than that.

    The headline's events come back in the lead with fuller words, and background is not the news: both only if nothing else is there.
    """
    title = report.document.title_span
    body = [e for e in report.events if not (title and overlaps(title, e.anchor)) and "historical" not in e.auxiliary]
    listed = body or list(report.events)
    first = next((e for e in listed if e.actors), listed[0] if listed else None)
    if first is None:
        return ()
    rest = [e for e in listed if e is not first and (e.event_type, e.sentence) != (first.event_type, first.sentence)]
    others = [e for e in rest if e.standing != first.standing and e.actors] + rest
    chosen = [first, *dict.fromkeys(others[: most - 1])]
    return tuple(sorted(chosen, key=lambda e: e.anchor))


def format_brief(report: Report, *, width: int = 90, colour: bool = False) -> str:
    """The story's title and its main events."""
    parts: list[RenderableType] = [headline(report.document)]
    for event in main_events(report):
        parts += _brief_event(report, event)
    if not report.events:
        parts.append("  no political event found")
    left = len(report.events) - len(main_events(report))
    if left > 0:
        parts.append(f"  … and {left} more event{'' if left == 1 else 's'}")
    return printed(parts, width, colour)


def _brief_event(report: Report, event: Event) -> list[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    head = Text().append(f"{STANDING_SHAPE[event.standing]} ", STANDING_STYLE[event.standing]).append_text(claim(event))
    notes = [AUXILIARY_WORDS[a] for a in event.auxiliary]
    notes += [value.plain for name, value in facts(report, event) if name != "standing" and (name != "source" or event.attributions)]
    sentence = Text("“").append_text(highlight(report.document.text, event)).append("”")
    told = [Text(" · ".join(notes), "dim"), sentence] if notes else [sentence]
    return [hanging(head), *(Padding(line, (0, 0, 0, 4)) for line in told)]


def hanging(line: Text) -> RenderableType:
    """The line two to the right, and what does not fit below it two more."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row(" ", line[:1], line[2:])
    return grid


def format_tally(reports: Sequence[Report], *, width: int = 90, colour: bool = False) -> str:
    """How many events in how many stories, by standing and by type."""
    from rich.text import Text

    events = [event for report in reports for event in report.events]
    first = Text(f"{len(events)} events in {len(reports)} stories", "bold")
    standings = Counter(event.standing for event in events)
    shapes = Text("  ").join(Text(f"{shape} {standings[name]} {name}", STANDING_STYLE[name]) for name, shape in STANDING_SHAPE.items())
    return printed([first, shapes, Text(_by_type(events))], width, colour)


def _by_type(events: Iterable[Event]) -> str:
    counted = Counter(event.event_type for event in events)
    return ", ".join(f"{name} {n}" for name, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])))
