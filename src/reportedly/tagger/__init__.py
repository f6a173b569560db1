"""Parse -> Tags: what a small trained encoder thinks of every token. The only folder that imports an inference library."""

from .tagger import Tagger
from .tags import EVENT_TYPES, ROLES, Tags

__all__ = ["EVENT_TYPES", "ROLES", "Tagger", "Tags"]
