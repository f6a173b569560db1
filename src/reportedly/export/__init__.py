"""Reports -> something else: the view for people. Uses records only."""

from .highlight import highlight
from .text import LEGEND, format_event, format_report, terminal_width, wants_colour

__all__ = ["LEGEND", "format_event", "format_report", "highlight", "terminal_width", "wants_colour"]
