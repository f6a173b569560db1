"""Parse -> Tags: what a small trained encoder thinks of every token. The only folder that imports an inference library."""

from .tags import ATTRIBUTION_ROLES, EVENT_TYPES, Tags
from .tagger import Tagger

__all__ = ["ATTRIBUTION_ROLES", "EVENT_TYPES", "Tagger", "Tags"]
