"""Parse -> Tags: what a small trained encoder thinks of every token. The only folder that imports an inference library."""

from .tagger import Tagger
from .tags import ROLES, EVENT_TYPES, Tags

__all__ = ["ROLES", "EVENT_TYPES", "Tagger", "Tags"]
