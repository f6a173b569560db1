"""Parses kept on disk between runs: a change to a rule does not ask for parsing half a million words again.

The key holds the text, the model's version and the source of the parse folder, so that a stale parse is never met.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

import msgspec

from reportedly import parse as parse_folder
from reportedly.lexicons.loader import cache_dir, write_cache
from reportedly.parse import Entity, Parse, Parser, Sentence, Token
from reportedly.parse.spacy_parser import MODEL


class Kept(msgspec.Struct, array_like=True):
    """A parse as plain values: tokens, sentences as (paragraph, first, last + 1), entities as (label, first, last + 1)."""

    tokens: list[tuple[str, int, str, str, str, str, str, bool, int, int]]
    sentences: list[tuple[int, int, int]]
    entities: list[tuple[str, int, int]]


class KeptParser(Parser):
    """Parses like its base, but looks on disk first; the model is loaded when the first parse is not there."""

    def __init__(self) -> None:
        sources = sorted(Path(str(parse_folder.__file__)).parent.glob("*.py"))
        self.version = f"{MODEL}@{version(MODEL)}"
        self._salt = hashlib.sha256(b"".join(path.read_bytes() for path in sources) + self.version.encode()).hexdigest()
        self._loaded = False

    def parse(self, text: str) -> Parse:
        """The parse of one text."""
        path = self._path(text)
        try:
            return _thaw(text, msgspec.msgpack.decode(path.read_bytes(), type=Kept))
        except (OSError, msgspec.DecodeError):
            parse = self._parse_anew(text)
            write_cache(path, msgspec.msgpack.encode(_freeze(parse)))
            return parse

    def _parse_anew(self, text: str) -> Parse:
        if not self._loaded:
            super().__init__()
            self._loaded = True
        return super().parse(text)

    def _path(self, text: str) -> Path:
        key = hashlib.sha256(self._salt.encode() + text.encode("utf-8", "surrogatepass")).hexdigest()
        return cache_dir() / "evaluation-parses" / key[:2] / f"{key[2:34]}.msgpack"


def _freeze(parse: Parse) -> Kept:
    return Kept(
        [(t.text, t.start, t.lemma, t.tag, t.pos, t.dep, t.ent, t.ent_start, t.head.i, t.sentence) for t in parse.tokens],
        [(s.paragraph, s.tokens[0].i, s.tokens[-1].i + 1) for s in parse.sentences],
        [(e.label, e.tokens[0].i, e.tokens[-1].i + 1) for e in parse.entities],
    )


def _thaw(text: str, kept: Kept) -> Parse:
    tokens = [Token(i, *row[:8]) for i, row in enumerate(kept.tokens)]
    for token, row in zip(tokens, kept.tokens, strict=True):
        token.head = tokens[row[8]]
        token.sentence = row[9]
        if token.head is not token:
            token.head.children.append(token)
    sentences = [Sentence(i, paragraph, tokens[a:b]) for i, (paragraph, a, b) in enumerate(kept.sentences)]
    return Parse(text, tokens, sentences, [Entity(label, tokens[a:b]) for label, a, b in kept.entities])
