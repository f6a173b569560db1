"""Page and Document -> when the story was published, with what that was read from; ``None`` when nothing says so."""

from .document import date_document, dating_problems
from .written import published_from

__all__ = ["date_document", "dating_problems", "published_from"]
