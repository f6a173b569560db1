"""Reports of one story -> Happenings: the same event in many documents, and how many independent sources stand behind it."""

from .find import find_happenings
from .records import Claimed, Figure, Happening, Mention, encode_happening

__all__ = ["Claimed", "Figure", "Happening", "Mention", "encode_happening", "find_happenings"]
