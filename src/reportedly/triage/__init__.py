"""Text -> whether it is worth parsing: the gate before the costly stages when many pages are read."""

from .public import Gate, is_public

__all__ = ["Gate", "is_public"]
