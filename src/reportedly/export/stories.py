"""Stories -> a page to read: the headline, the days, who reported it, copies below their original, and what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..records import Document
from .text import interval, printed
from .visual import shorten

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from ..stories import StoryLine

Told = tuple[Document, "StoryLine"]
_UNDATED = "9999"


def format_stories(
    told: Sequence[Told], *, events: Mapping[str, Sequence[RenderableType]] | None = None, width: int = 90, colour: bool = False
) -> str:
    """The largest stories first, then the earliest; what only one document tells stands at the end, in a line each.

    Args:
        events: what happened, by story id, as ``timelines`` gives it.
    """
    from rich.text import Text

    stories: dict[str, list[Told]] = defaultdict(list)
    for document, line in told:
        stories[str(line.story)].append((document, line))
    listed = sorted(stories.values(), key=lambda story: (-len(story), *_order(_earliest(story))))
    parts: list[RenderableType] = []
    for story in listed:
        if len(story) > 1:
            happened = (events or {}).get(str(story[0][1].story), ())
            parts += [_story(story, width), *(["", *happened] if happened else []), ""]
    single = [story[0] for story in listed if len(story) == 1]
    if single:
        parts.append(Text("Told by one document", "bold"))
        parts += [_entry(document, width, "  ") for document, _ in single]
    return printed(parts or ["no document"], width, colour)


def _story(story: list[Told], width: int) -> Text:
    from rich.text import Text

    head = Text().append(_title(_earliest(story)[0]), "bold").append(f"\n{_facts(story)}")
    here = {document.id for document, line in story if line.copy_of is None}
    copies: dict[str, list[Told]] = defaultdict(list)
    for document, line in sorted(story, key=_order):
        if line.copy_of in here:
            copies[line.copy_of].append((document, line))
    for document, line in sorted(story, key=_order):
        if line.copy_of in here:
            continue
        head.append("\n").append(_entry(document, width, "  "))
        for copy, copied in copies.pop(document.id, []):
            share = f"copy, {round(100 * (copied.similarity or 0))} % the same: "
            head.append("\n").append(_entry(copy, width, "    ↳ ", share))
    return head


def _facts(story: list[Told]) -> str:
    days = sorted({day for document, _ in story for day in _days(document)})
    outlets = sorted({document.publisher for document, _ in story if document.publisher})
    copies = sum(line.copy_of is not None for _, line in story)
    facts = [interval(days[0], days[-1], "day") if days else "date not known", f"{len(story)} documents"]
    facts += [f"{copies} of them {'a copy' if copies == 1 else 'copies'}"] if copies else []
    facts += [shorten(", ".join(outlets), 200)] if outlets else []
    return " · ".join(facts)


def _entry(document: Document, width: int, indent: str, remark: str = "") -> Text:
    from rich.text import Text

    published = document.published
    when = interval(published.start, published.end, published.precision) if published else "date not known"
    outlet = f"{shorten(document.publisher, 30)}: " if document.publisher else ""
    entry = Text(indent).append(f"{when}  ", "dim").append(f"{remark}{outlet}{_title(document)}")
    entry.truncate(width, overflow="ellipsis")
    return entry


def _title(document: Document) -> str:
    first = document.title or document.text.strip().partition("\n")[0]
    return shorten(first, 200) or "(no text)"


def _days(document: Document) -> tuple[str, ...]:
    published = document.published
    return (published.start, published.end) if published else ()


def _earliest(story: list[Told]) -> Told:
    return min(story, key=_order)


def _order(told: Told) -> tuple[str, str]:
    document = told[0]
    return document.published.start if document.published else _UNDATED, document.id
