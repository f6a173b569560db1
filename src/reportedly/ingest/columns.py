"""Columns of a table -> the fields of a page, by their names or as ``--map`` says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FIELDS = ("text", "html", "id", "url", "title", "published", "publisher", "language")

_NAMES = {
    "text": "text body content article article_text full_text maintext main_text story articlebody plain_text",
    "html": "html raw_html body_html content_html page_html",
    "id": "id doc_id docid article_id external_id uuid guid",
    "url": "url link source_url article_url uri web_url permalink",
    "title": "title headline head heading",
    "published": "published date publish_date published_at date_publish publication_date published_date pubdate date_published datetime",
    "publisher": "publisher source outlet publication source_name source_domain newspaper",
    "language": "language lang",
}
"""Column names of the usual news collections, best first."""


def known_columns(names: Iterable[str]) -> dict[str, str]:
    """The column for each field that has one, by name; case, blanks and hyphens do not count.

    >>> known_columns(["ID", "Headline", "Body", "Publish Date", "wordcount"])
    {'text': 'Body', 'id': 'ID', 'title': 'Headline', 'published': 'Publish Date'}
    """
    given: dict[str, str] = {}
    for name in names:
        given.setdefault(_plain(name), name)
    found = {}
    for field, known in _NAMES.items():
        column = next((given[name] for name in known.split() if name in given), None)
        if column is not None:
            found[field] = column
    return found


def choose_columns(names: list[str], wanted: Mapping[str, str]) -> dict[str, str]:
    """The column for each field; ``wanted`` (column -> field) counts more than names. Raises ``KeyError`` with a column that is not there.

    >>> choose_columns(["id", "body", "summary"], {"summary": "text"})
    {'text': 'summary', 'id': 'id'}
    """
    for column in wanted:
        if column not in names:
            raise KeyError(column)
    mapped = {field: column for column, field in wanted.items()}
    known = {field: column for field, column in known_columns(names).items() if column not in wanted}
    if "text" in mapped or "html" in mapped:  # the text that was chosen is the only one
        known = {field: column for field, column in known.items() if field not in ("text", "html")}
    return {field: (mapped | known)[field] for field in FIELDS if field in mapped or field in known}


def parse_map(value: str) -> dict[str, str]:
    """``--map`` as it is typed -> column -> field; raises ``ValueError`` with the way out.

    >>> parse_map("text=body, id=url")
    {'body': 'text', 'url': 'id'}
    """
    found: dict[str, str] = {}
    for pair in value.split(","):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column or field not in FIELDS:
            raise ValueError(f"{pair.strip()!r} is no FIELD=COLUMN; the fields are {', '.join(FIELDS)}, as in text=body,id=url")
        if field in found.values():
            raise ValueError(f"{field!r} is told twice; give each field one column")
        found[column] = field
    return found


def _plain(name: str) -> str:
    return name.strip().strip("\ufeff").lower().replace(" ", "_").replace("-", "_")
