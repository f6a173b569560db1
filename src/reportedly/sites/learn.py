"""Cleaned documents -> the lines that each site repeats on pages with different articles.

Three kinds of line, each with its own proof. A label ("Most read this week") has no closing punctuation. A notice ends like a sentence and
speaks to the reader or in furniture's words ("Sign up for our newsletter."). Any other sentence may be the story's own: background that an
outlet tells in every article about a war is no furniture, so a sentence counts only where nearly all of many articles begin or end with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..clean.features import DAY
from ..clean.furniture import load_furniture
from ..clean.lines import count_words, words_of
from ..clean.site import fold, site_of
from ..copies import CopyInput, group_copies
from ..records import Document
from .file import SiteFile, SiteLines

LINE_ARTICLES, LINE_SHARE = 3, 0.1
"""Fewest different articles of a site that repeat a label or notice, and their share of its articles."""

SENTENCE_ARTICLES, SENTENCE_SHARE, EDGE = 6, 0.8, 2
"""The same for a sentence without a sign of furniture, which must always be among the first or last lines of a page."""

LONGEST = 1_000
"""Code points of the longest line that is learnt."""

_QUOTED = re.compile(r"[\"“”„«»]|(?<!\w)['‘]\w")
_ADDRESS = frozenset(["you", "you're", "you’re", "your", "our", "us"])
_STOP = re.compile(r"[.!?…。！？؟।:;,]+[\"”’»')\]\s]*$")
_AGENCY = re.compile(r"^\W*(?:additional )?(?:reporting|writing|editing|compiled|edited|written|with reporting) by\b", re.IGNORECASE)
# "QUITO, Ecuador (Agency) -" dates and places a story, however often it opens one
_DATELINE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40}\b[^()]{0,40}(?:\([A-Z][\w /&.]{1,40}\)\W*|[-–—]+)$")

Kind = Literal["label", "notice", "sentence", "never"]


@dataclass(frozen=True)
class _Paged:
    """The lines of one document, and which of them stand at an edge."""

    id: str
    lines: tuple[str, ...]
    edges: frozenset[str]


def learn_sites(documents: Iterable[Document]) -> SiteFile:
    """The furniture of every site with enough pages, whatever the order the documents come in. The same document counts once."""
    by_site: dict[str, dict[str, Document]] = defaultdict(dict)
    for document in documents:
        site = site_of(document.url, document.publisher)
        if site:
            known = by_site[site].setdefault(document.id, document)
            if (document.title_span or (0, 0)) > (known.title_span or (0, 0)):  # one text, told to have a title and not
                by_site[site][document.id] = document
    learnt = {site: _learn_site([found[i] for i in sorted(found)]) for site, found in sorted(by_site.items())}
    return SiteFile(sites={site: lines for site, lines in learnt.items() if lines.lines})


def kind_of(line: str) -> Kind:
    """Which proof a repeated line needs.

    >>> kind_of("Most read this week"), kind_of("Sign up for our newsletter."), kind_of("The war has killed 14,000 people.")
    ('label', 'notice', 'sentence')
    >>> kind_of("“We will not leave,” the mayor said."), kind_of("3 May 2021")
    ('sentence', 'never')
    """
    words = count_words(line)
    if not line or len(line) > LONGEST or (words <= 8 and (DAY.search(line) or _DATELINE.match(line))):
        return "never"
    if _AGENCY.match(line):
        return "notice"
    if not _STOP.search(line) and words <= 12:
        return "label"
    speaks_to_reader = any(word.lower() in _ADDRESS for word in words_of(line)) or load_furniture().kinds(line, words)
    return "notice" if speaks_to_reader and not _QUOTED.search(line) else "sentence"


def _learn_site(documents: list[Document]) -> SiteLines:
    pages = [_paged(document) for document in documents]
    if len(pages) < LINE_ARTICLES:
        return SiteLines(pages=len(pages), articles=0, lines=())
    kinds = {line: kind_of(line) for page in pages for line in page.lines}
    article = _articles(pages, kinds)
    count = len(set(article.values()))
    where: dict[str, set[str]] = defaultdict(set)
    inside: set[str] = set()
    for page in pages:
        for line in page.lines:
            where[line].add(article[page.id])
            if line not in page.edges:
                inside.add(line)
    lines = [line for line, seen in where.items() if _is_furniture(kinds[line], len(seen), count, line in inside)]
    return SiteLines(pages=len(pages), articles=count, lines=tuple(sorted(lines)))


def _is_furniture(kind: Kind, seen: int, articles: int, inside: bool) -> bool:
    if kind == "sentence":
        return seen >= SENTENCE_ARTICLES and seen >= SENTENCE_SHARE * articles and not inside
    return kind != "never" and seen >= LINE_ARTICLES and seen >= LINE_SHARE * articles


def _articles(pages: list[_Paged], kinds: dict[str, Kind]) -> dict[str, str]:
    """The article each page is of, by the id of one of its pages: print views, updates and copies are one article.

    Only sentences are compared, or the furniture itself would make short pages copies of one another.
    """
    prose = {page.id: "\n\n".join(line for line in page.lines if kinds[line] == "sentence") for page in pages}
    article = {page.id: page.id if prose[page.id] else "" for page in pages}  # pages without a sentence count as one
    for group in group_copies(CopyInput(id=i, text=text) for i, text in sorted(prose.items()) if text):
        for copy in group.copies:
            article[copy.id] = group.original
    return article


def _paged(document: Document) -> _Paged:
    body = document.text
    if document.title_span:
        body = body[document.title_span[1] :]
    lines = [folded for line in body.split("\n") if (folded := fold(line))]
    once = tuple(dict.fromkeys(lines))
    middle = set(lines[EDGE:-EDGE])
    return _Paged(document.id, once, frozenset(line for line in once if line not in middle))
