"""Reports -> one database that people search, review and share: SQLite or PostgreSQL.

``open_store`` opens it, ``add_report`` puts documents in, ``group_store`` finds stories among them, ``EventIndex`` answers questions about
all events, and the ``read_*`` and ``find_*`` functions fetch what pages show.
"""

from .add import Added, add_report, has_document, remove_document
from .decide import Deed, deeds_on_story, merge_stories, split_story, story_decisions, undo_deed
from .engine import DEFAULT, Store, StoreError, open_store
from .group import Judged, group_store, is_grouped, mark_story, retell_stories
from .lines import ActorLine, DisputeLine, DocumentLine, EventLine, NumberLine, PlaceLine, SaidLine, StoryLine
from .query import LISTS, EventQuery, decode_query, encode_query, parse_kept, parse_query, to_pairs
from .read import (
    actors_named,
    copies_of,
    documents_of_story,
    events_by_ids,
    events_of_document,
    find_actor,
    find_document,
    find_event,
    find_story,
    happenings_of_stories,
    names_of_actor,
    places_by_id,
    read_actors,
    read_disputes,
    read_documents,
    read_events,
    read_happenings,
    read_page,
    read_report,
    read_stories,
    said_by,
    search_documents,
    totals,
)
from .search import Count, DayCount, EventIndex, Found, Hits, Pair, Span

__all__ = [
    "DEFAULT", "LISTS", "ActorLine", "Added", "Count", "DayCount", "Deed", "DisputeLine", "DocumentLine", "EventIndex", "EventLine",
    "EventQuery", "Found", "Hits", "Judged", "NumberLine", "Pair", "PlaceLine", "SaidLine", "Span", "Store", "StoreError", "StoryLine",
    "actors_named", "add_report", "copies_of", "decode_query", "deeds_on_story", "documents_of_story", "encode_query", "events_by_ids",
    "events_of_document", "find_actor", "find_document", "find_event", "find_story", "group_store", "happenings_of_stories",
    "has_document", "is_grouped", "mark_story", "merge_stories", "names_of_actor", "open_store", "parse_kept", "parse_query",
    "places_by_id", "read_actors", "read_disputes", "read_documents", "read_events", "read_happenings", "read_page", "read_report",
    "read_stories", "remove_document", "retell_stories", "said_by", "search_documents", "split_story", "story_decisions", "to_pairs",
    "totals", "undo_deed",
]  # fmt: skip
