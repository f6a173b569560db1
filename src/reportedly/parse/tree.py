"""The parse of a document as the later stages see it: tokens, sentences, entities. Knows nothing of any parser library.

Labels: ``tag`` is Penn Treebank, ``pos`` is Universal POS, ``dep`` is ClearNLP (``nsubj``, ``nsubjpass``, ``dobj``,
``agent``, ``pobj``, ``relcl`` ...), ``ent`` is OntoNotes (``GPE``, ``PERSON``, ``ORG``, ``NORP`` ...) or ``""``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import attrgetter

from ..records import Span


class Token:
    """One token; ``start``/``end`` are characters of ``Document.text``. ``head`` of a root is the root itself."""

    __slots__ = ("children", "dep", "end", "ent", "ent_start", "head", "i", "lemma", "lower", "pos", "sentence", "start", "tag", "text")

    def __init__(self, i: int, text: str, start: int, lemma: str, tag: str, pos: str, dep: str, ent: str, ent_start: bool) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.start = start
        self.end = start + len(text)
        self.lemma = lemma
        self.tag = tag
        self.pos = pos
        self.dep = dep
        self.ent = ent
        self.ent_start = ent_start
        self.head: Token = self
        self.children: list[Token] = []
        self.sentence = 0

    def __repr__(self) -> str:
        return f"{self.text}/{self.i}"

    @property
    def span(self) -> Span:
        """Characters of the token itself."""
        return (self.start, self.end)

    def child(self, *deps: str) -> Token | None:
        """The first child standing in one of the given relations."""
        for c in self.children:
            if c.dep in deps:
                return c
        return None

    def children_by(self, *deps: str) -> list[Token]:
        """All children standing in one of the given relations, in text order."""
        return [c for c in self.children if c.dep in deps]

    def subtree(self) -> list[Token]:
        """The token and all below it, in text order."""
        found = [self]
        for token in found:
            if token.children:
                found.extend(token.children)
        if len(found) > 1:
            found.sort(key=_index)
        return found

    def ancestors(self) -> Iterator[Token]:
        """Heads from the nearest up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def conjuncts(self) -> list[Token]:
        """The token and everything coordinated with it, first conjunct first."""
        first = self
        while first.dep == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found.extend(c for c in token.children if c.dep == "conj")
        return found


class Sentence:
    """A stretch of tokens with one or more roots; ``start``/``end`` are characters, ``paragraph`` counts from 0."""

    __slots__ = ("end", "index", "paragraph", "start", "tokens")

    def __init__(self, index: int, paragraph: int, tokens: list[Token]) -> None:
        self.index = index
        self.paragraph = paragraph
        self.tokens = tokens
        self.start = tokens[0].start
        self.end = tokens[-1].end

    @property
    def span(self) -> Span:
        return (self.start, self.end)

    @property
    def root(self) -> Token:
        """The sentence's first root."""
        return next((t for t in self.tokens if t.head is t), self.tokens[0])


class Entity:
    """A named entity: its tokens and OntoNotes label."""

    __slots__ = ("label", "tokens")

    def __init__(self, label: str, tokens: list[Token]) -> None:
        self.label = label
        self.tokens = tokens

    @property
    def span(self) -> Span:
        return (self.tokens[0].start, self.tokens[-1].end)

    @property
    def head(self) -> Token:
        """The entity's highest token: the one whose head lies outside it."""
        inside = set(map(id, self.tokens))
        return next((t for t in self.tokens if id(t.head) not in inside or t.head is t), self.tokens[-1])


class Parse:
    """A parsed document. ``text`` is ``Document.text``, unchanged."""

    __slots__ = ("_starts", "entities", "sentences", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], sentences: list[Sentence], entities: list[Entity]) -> None:
        self.text = text
        self.tokens = tokens
        self.sentences = sentences
        self.entities = entities
        self._starts = [t.start for t in tokens]

    def tokens_in(self, span: Span) -> list[Token]:
        """Tokens that overlap the span."""
        i = bisect_left(self._starts, span[0])
        if i and self.tokens[i - 1].end > span[0]:
            i -= 1
        j = bisect_left(self._starts, span[1])
        return self.tokens[i:j]

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[token.sentence]


_index = attrgetter("i")


def span_of(tokens: Iterable[Token]) -> Span:
    """The characters from the first to the last of the tokens."""
    listed = list(tokens)
    return (min(t.start for t in listed), max(t.end for t in listed))
