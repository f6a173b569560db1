"""Parse, cast and attributions -> Events. Frames are data in ``lexicons/events``; the rules between types are code here."""

from .find import find_events
from .frames import Frame, FrameLexicon
from .standing import mark_disputed

__all__ = ["Frame", "FrameLexicon", "find_events", "mark_disputed"]
