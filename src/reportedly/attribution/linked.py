"""Tags -> candidates: what the encoder takes for a cue, with the words it links to it as source and content.

``shares.py`` says how likely each word is the content of a cue; the parse then gives the words clean edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..parse import Token
from ..tagger import Tags
from .candidates import Candidate
from .layout import Layout, Range, join
from .nominals import utterer
from .shares import HOPELESS, Chances, Shares
from .signatures import BLOCK
from .signatures import SHAPE as SIGNED

SHAPE = "linked"
CUE = 0.3
"""Probability from which a word is looked at as a cue; the weights decide."""
UNLIKELY = 0.02
"""Probability below which a construction's cue gets no reading of the encoder's."""
LIKELY = 0.5
"""Probability from which a word counts as part of a source or cue."""
SHARED = 0.4
"""The same for a content, whose words nested cues have to share."""
GAP = 3
"""Words of an unlikely stretch that a content may bridge when they are not hopeless."""
MAX_SPAN = 2_000
NO_CUES = frozenset({"to", "of", "and", "the", "that"})
"""Words that report nothing by themselves: the "to" left over from "according to"."""


class Links:
    """The encoder's links of one document, seen from the cues."""

    def __init__(self, layout: Layout, tags: Tags) -> None:
        self.layout, self.tags = layout, tags
        self.cues = [_top(run) for run in _runs(layout, tags)]
        tags.look_up((cue.i for cue in self.cues), "content", "source")
        self._shares = Shares(layout.tokens, tags, [cue.i for cue in self.cues])
        self._contents: dict[int, Chances] = {}

    def content(self, cue: Token) -> Chances:
        """How likely each word (by index; the others are hopeless) stands in the content of the cue."""
        found = self._contents.get(cue.i)
        if found is None:
            found = self._contents[cue.i] = self._shares.of(cue.i)
        return found


def with_linked(links: Links, groups: Iterable[list[Candidate]]) -> Iterator[list[Candidate]]:
    """The groups, each with the encoder's own reading of its cue, and a group for every likely cue that no construction has."""
    held: set[int] = set()
    listed = list(groups)
    links.tags.look_up((g[0].cue.i for g in listed if links.tags.role(g[0].cue.i, "cue") >= UNLIKELY), "content", "source")
    for group in listed:
        cue = group[0].cue
        held.update(range(cue.i - 1, cue.i + 2))
        silent = links.tags.role(cue.i, "cue") < UNLIKELY or group[0].shape in SIGNATURES or _is_no_cue(links, cue)
        yield group if silent else [*group, *_reading(links, cue)]
    for cue in links.cues:
        if cue.i not in held and not _is_no_cue(links, cue):
            group = list(_reading(links, cue))
            if group:
                yield group


def _is_no_cue(links: Links, cue: Token) -> bool:
    """True for what only points ("it"), and for where and when a likely cue verb says it: "she said *in an interview on Monday*".

    PolNeAR counts such words among the cue's; left to themselves they would claim half of what the verb reports.
    """
    if cue.lower == "according":
        return False
    if cue.pos in POINTING:
        return True
    verb = cue
    while verb.dep in CIRCUMSTANCES and verb.head is not verb:
        verb = verb.head
    return verb is not cue and verb.pos == "VERB" and links.tags.role(verb.i, "cue") >= LIKELY


CIRCUMSTANCES = frozenset({"advmod", "compound", "npadvmod", "pobj", "prep"})
POINTING = frozenset({"DET", "PRON"})
SIGNATURES = frozenset({SIGNED, BLOCK})


def _reading(links: Links, cue: Token) -> Iterator[Candidate]:
    content = linked_content(links, cue) if cue.lower not in NO_CUES else ()
    if content:
        words = [links.layout.tokens[i] for a, b in content for i in range(a, b)]
        source = (utterer(cue) if cue.pos == "NOUN" else None) or linked_source(links, cue)
        yield Candidate(cue=cue, shape=SHAPE, source=source, content=content, head=_top(words))


def linked_content(links: Links, cue: Token) -> tuple[Range, ...]:
    """The likely content of a cue as token ranges with clean edges, never over the cue itself."""
    chances, layout = links.content(cue), links.layout
    found: list[Range] = []
    for i in sorted(i for i, p in chances.items() if p >= SHARED):
        if found and i - found[-1][1] <= GAP and not found[-1][1] <= cue.i < i and _is_bridged(links, chances, found[-1][1], i):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    whole = [(a, b) for a, b in found if b - a > 1 or len(found) == 1]
    settled = layout.settle([_before_next_clause(layout, span, cue) for span in whole], cue.i)
    return join(settled) if sum(b - a for a, b in settled) <= MAX_SPAN else ()


def _before_next_clause(layout: Layout, span: Range, cue: Token) -> Range:
    """ "rejected *the offer* and the talks collapsed": the subject of a verb coordinated with the cue is none of its content."""
    for i in range(*span):
        token = layout.tokens[i]
        if token.dep in SUBJECTS and token.head.i >= span[1] and token.head.dep == "conj" and token.head.head is cue:
            return (span[0], layout.lo[i]) if span[0] < layout.lo[i] else span
    return span


SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _is_bridged(links: Links, chances: Chances, start: int, end: int) -> bool:
    return all(chances.get(i, 0.0) >= HOPELESS or links.layout.tokens[i].pos == "PUNCT" for i in range(start, end))


def linked_source(links: Links, cue: Token) -> Token | None:
    """The head of the likeliest source of a cue."""
    span = linked_range(links.layout, cue, None, "source", links.tags)
    return None if span is None else _top(links.layout.tokens[span[0] : span[1]])


def linked_range(layout: Layout, cue: Token, around: Token | None, relation: str, tags: Tags) -> Range | None:
    """The stretch of likely words of a source or cue: the one ``around`` a word, else the one with the likeliest word."""
    first, row = tags.links(cue.i, relation)
    if not row:
        return None
    at = row.index(max(row)) if around is None else around.i - first
    if not 0 <= at < len(row) or row[at] < LIKELY:
        return None
    sentence = layout.tokens[first + at].sentence
    start, end = at, at + 1
    while start > 0 and row[start - 1] >= LIKELY and layout.tokens[first + start - 1].sentence == sentence:
        start -= 1
    while end < len(row) and row[end] >= LIKELY and layout.tokens[first + end].sentence == sentence:
        end += 1
    return layout.trim((first + start, first + end))


def _runs(layout: Layout, tags: Tags) -> Iterator[list[Token]]:
    """Neighbouring words of one sentence that are likely cues."""
    run: list[Token] = []
    for token in layout.tokens:
        likely = tags.role(token.i, "cue") >= CUE and token.pos != "PUNCT"
        if run and (not likely or token.sentence != run[-1].sentence):
            yield run
            run = []
        if likely:
            run.append(token)
    if run:
        yield run


def _top(tokens: list[Token]) -> Token:
    """The word that the others hang on; among several the first verb or noun."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head is t or t.head.i not in inside]
    return next((t for t in tops if t.pos in ("VERB", "NOUN", "PROPN", "PRON", "ADJ")), tops[0] if tops else tokens[0])
