"""Page -> Document and problems, whatever kind of page it is."""

from __future__ import annotations

from ..ingest.jsonlines import mended
from ..records import Document, Page, Problem, derive_id
from .corrections import find_corrections
from .found import Found
from .items import find_items
from .language import find_language, is_english
from .site import SiteFurniture, site_of
from .stretch import Stretch, join

MAX_TEXT = 300_000
"""Code points of an article that are read: 50,000 words, a short novel. Keeps the time for one page bounded."""


def clean_page(page: Page, sites: SiteFurniture | None = None) -> tuple[Document, tuple[Problem, ...]]:
    """The story on the page, and what stood in the way. Never raises for what a page holds.

    ``sites``: what each site is known to repeat, left out as well; text that was given as clean stays as it is.
    """
    content = mended(page.content)
    if page.is_clean:
        found = _as_it_is(content, page.title)
    elif page.is_html:
        from .html import find_in_html

        found = find_in_html(content, page.url, page.title)
    else:
        from .flat import find_in_text

        found = find_in_text(content, page.title)
    if sites:
        found = sites.without(found, site_of(page.url or found.url, page.publisher or found.publisher))
    return _document(page, found)


def _document(page: Page, found: Found) -> tuple[Document, tuple[Problem, ...]]:
    title = page.title or (found.title.text if found.title else None)
    whole = found.whole
    problems = [*page.remarks]
    stretch = whole or join(([found.title] if found.title else []) + list(found.paragraphs), "\n\n")
    text, pieces = stretch.text, stretch.pieces
    notes = [Problem(stage="ingest", message=remark) for remark in problems]
    notes += [Problem(stage="clean", message=message) for message in found.problems]
    if len(text) > MAX_TEXT:
        text, pieces = _cut(text, pieces)
        notes.append(Problem(stage="clean", message=f"the text is longer than {MAX_TEXT:,} characters; only its beginning was read"))
    language = page.language or _language(find_language(text), found.language)
    if language and not is_english(language):
        message = f"the text is in {language!r}; only English is read so far, no events were looked for"
        notes.append(Problem(stage="language", message=message))
    url = page.url or found.url
    return Document(
        id=derive_id("doc", text, url), external_id=page.external_id, provenance=page.provenance, url=url,
        publisher=page.publisher or found.publisher,
        title=title, title_span=_title_span(title, text), byline=found.byline, section=found.section, language=language,
        text=text, origin=pieces, corrections=find_corrections(text), items=find_items(text),
    ), tuple(notes)  # fmt: skip


def _as_it_is(content: str, title: str | None) -> Found:
    whole = Stretch(content, ((0, len(content), 0, len(content)),) if content else ())
    return Found(whole=whole, problems=() if content.strip() else ("the text is empty",))


def _language(told: str | None, declared: str | None) -> str | None:
    """The language of the text; the page's own word for it where that is the same language said more exactly ("en-GB")."""
    if told and declared and declared.lower().split("-")[0] != told:
        return told
    return declared or told


def _title_span(title: str | None, text: str) -> tuple[int, int] | None:
    if not title:
        return None
    start = len(text) - len(text.lstrip())
    end = start + len(title)
    # "Talks end" is no title of a text that begins "Talks ended in"
    return (start, end) if text.startswith(title, start) and not text[end : end + 1].isalnum() else None


def _cut(text: str, pieces: tuple[tuple[int, int, int, int], ...]) -> tuple[str, tuple[tuple[int, int, int, int], ...]]:
    end = max(text.rfind("\n", MAX_TEXT // 2, MAX_TEXT), text.rfind(" ", MAX_TEXT - 1000, MAX_TEXT))
    end = end if end > 0 else MAX_TEXT
    kept = []
    for start, stop, a, b in pieces:
        if stop <= end:
            kept.append((start, stop, a, b))
        elif start < end and stop - start == b - a:
            kept.append((start, end, a, a + end - start))
    return text[:end], tuple(kept)
