"""Parses kept on disk are the parses that were put there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evaluation.parses import KeptParser
from reportedly.parse import Parse

if TYPE_CHECKING:
    from reportedly.parse import Parser

TEXT = "Peru's president met envoys in Cusco.\n\n“We agreed,” she said on Friday."


def shape(parse: Parse) -> tuple[object, ...]:
    """All that a later stage can see of a parse."""
    tokens = [(t.text, t.span, t.lemma, t.tag, t.pos, t.dep, t.ent, t.ent_start, t.head.i, t.sentence) for t in parse.tokens]
    children = [[c.i for c in t.children] for t in parse.tokens]
    sentences = [(s.span, s.paragraph, s.index, [t.i for t in s.tokens]) for s in parse.sentences]
    return tokens, children, sentences, [(e.label, e.span) for e in parse.entities], parse.text


def test_a_kept_parse_equals_the_parse(parser: Parser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path))
    first, second = KeptParser().parse(TEXT), KeptParser().parse(TEXT)
    assert shape(first) == shape(second) == shape(parser.parse(TEXT))
    assert len(list(tmp_path.rglob("*.msgpack"))) == 1
