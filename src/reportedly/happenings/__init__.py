"""Reports of one story -> Happenings: the same event in many documents, and how many independent sources stand behind it."""

from .copies import tell_all, tell_copy
from .find import HappeningIndex, find_happenings
from .heads import head_nouns, is_pronoun
from .records import Claimed, Figure, Happening, Mention, encode_happening, happening_schema
from .told import Told, tell

__all__ = [
    "Claimed", "Figure", "Happening", "HappeningIndex", "Mention", "Told", "encode_happening", "find_happenings", "happening_schema",
    "head_nouns", "is_pronoun", "tell", "tell_all", "tell_copy",
]  # fmt: skip
