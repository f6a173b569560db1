"""Parse, cast and attributions -> Events. Frames are data in ``lexicons/events``; the rules between types are code here."""

from .find import find_events
from .frames import Frame, FrameLexicon
from .standing import mark_disputed
from .trace import Fate, Trace

__all__ = ["Fate", "Frame", "FrameLexicon", "Trace", "find_events", "mark_disputed"]
