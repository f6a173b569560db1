"""Parse -> toponyms with the gazetteer rows they stand for, and which of them say where an event took place."""

from .event_place import find_event_place, locate_event
from .find import find_toponyms
from .gazetteer import Gazetteer
from .user_file import read_user_file

__all__ = ["Gazetteer", "find_event_place", "find_toponyms", "locate_event", "read_user_file"]
