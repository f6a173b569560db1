"""Page and Document -> when the story was published, with what that was read from; ``None`` when nothing says so."""

from .document import Dates, date_document, dating_problems, find_dates
from .items import date_items
from .written import published_from

__all__ = ["Dates", "date_document", "date_items", "dating_problems", "find_dates", "published_from"]
