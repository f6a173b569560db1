"""Reports -> something else: the view for people. Uses records only."""

from .brief import format_brief, format_tally, main_events
from .copies import format_comparison
from .happenings import timelines
from .highlight import highlight
from .stories import format_stories
from .text import LEGEND, format_event, format_report, terminal_width, wants_colour

__all__ = [
    "LEGEND", "format_brief", "format_comparison", "format_event", "format_report", "format_stories", "format_tally", "highlight",
    "main_events", "terminal_width", "timelines", "wants_colour",
]  # fmt: skip
