"""Parse, cast and attributions -> Events. Frames are data in ``lexicons/events``; the rules between types are code here."""

from .find import find_events
from .frames import Frame, FrameLexicon

__all__ = ["Frame", "FrameLexicon", "find_events"]
