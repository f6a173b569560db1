"""Stretches parsed one by one -> the parse of the whole text. Tokens of white space are left out."""

from __future__ import annotations

from typing import NamedTuple

from .attachments import mend_attachments
from .entities import mend_entities
from .lemmas import repair_lemma
from .tree import Entity, Parse, Sentence, Token


class Row(NamedTuple):
    """A token as the model sees it. ``start`` counts characters, ``head`` tokens from the stretch's beginning."""

    start: int
    length: int
    tag: str
    dep: str
    pos: str
    lemma: str
    head: int
    starts_sentence: bool
    is_space: bool


class ParseBuilder:
    """Collects the stretches of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._entities: list[Entity] = []
        self._stretches = 0

    def add(self, offset: int, rows: list[Row], entities: list[tuple[int, int, str]]) -> None:
        """Takes in a stretch that begins at character ``offset``; its entities are (first row, row after the last, label)."""
        kept = [None if row.is_space else self._add_token(offset, row) for row in rows]
        for token, row in zip(kept, rows, strict=True):
            if token is not None:
                self._attach(token, row, rows, kept)
        starts = [n for n, row in enumerate(rows) if row.starts_sentence or n == 0]
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
            self._add_sentence([token for token in kept[start:end] if token is not None])
        for start, end, label in entities:
            self._add_entity(label, [token for token in kept[start:end] if token is not None])
        self._stretches += 1

    def build(self) -> Parse:
        """The parse of all stretches added."""
        mend_attachments(self._tokens)
        return Parse(self._text, self._tokens, self._sentences, mend_entities(self._entities))

    def _add_token(self, offset: int, row: Row) -> Token:
        start = offset + row.start
        word = self._text[start : start + row.length]
        token = Token(len(self._tokens), word, start, repair_lemma(word, row.lemma, row.tag), row.tag, row.pos, row.dep, "", False)
        self._tokens.append(token)
        return token

    def _attach(self, token: Token, row: Row, rows: list[Row], kept: list[Token | None]) -> None:
        """To its head; where that is white space, to the head's head."""
        head = row.head
        while rows[head].is_space and rows[head].head != head:
            head = rows[head].head
        over = kept[head]
        if over is not None and over is not token:
            token.head = over
            over.children.append(token)

    def _add_sentence(self, members: list[Token]) -> None:
        if members:
            for token in members:
                token.sentence = len(self._sentences)
            self._sentences.append(Sentence(len(self._sentences), self._stretches, members))

    def _add_entity(self, label: str, members: list[Token]) -> None:
        if members:
            for token in members:
                token.ent = label
            members[0].ent_start = True
            self._entities.append(Entity(label, members))
