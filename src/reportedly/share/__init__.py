"""What people take away from the desk: feeds, tables, a digest, a briefing, and links for those without an account."""

from .briefing import Briefing, Section, briefing_pdf
from .digest import make_digest
from .feeds import FeedItem, atom, json_feed
from .links import FIELDS, Shared, list_links, make_link, open_link, revoke_link
from .tables import COLUMNS, event_csv, event_lines

__all__ = [
    "COLUMNS", "FIELDS", "Briefing", "FeedItem", "Section", "Shared", "atom", "briefing_pdf", "event_csv", "event_lines", "json_feed",
    "list_links", "make_digest", "make_link", "open_link", "revoke_link",
]  # fmt: skip
