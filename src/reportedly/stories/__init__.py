"""Documents -> Stories: which documents tell of the same happening, whatever the order in which they came."""

from .decisions import Decision, contradictions, read_decisions
from .index import StoryIndex, group_stories
from .lines import LineIndex, StoryLine, encode_line, story_lines
from .told import day_of, vector_of

__all__ = [
    "Decision",
    "LineIndex",
    "StoryIndex",
    "StoryLine",
    "contradictions",
    "day_of",
    "encode_line",
    "group_stories",
    "read_decisions",
    "story_lines",
    "vector_of",
]
