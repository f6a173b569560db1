"""Our way through the model's weights gives what spaCy's own way gives, whatever else is parsed."""

from __future__ import annotations

import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reportedly.demo import story_paths
from reportedly.parse import Parse, Parser, split_paragraphs, token_vectors, word_forms
from reportedly.parse.builder import ParseBuilder, Row
from reportedly.parse.spacy_parser import MODEL, plain_characters

SENTENCES = [
    "There are no troops in the town, and there was none last week.",
    "Let's go, the rebels said, y'all ain't gonna stop us; we gotta fight.",
    "C'mon, don't you think it's over?",
    "The Organisation of African Unity's envoy met Gen. Abdel Fattah al-Burhan in Port Sudan on 3 May 2024.",
    "Ankara,  Athens \t and   Nicosia agreed.",
    "A\u00a0line\u2028with odd\u200bspaces 🙂 and a café owner's “quote”.",
    "x" * 300 + " attacked " + "y" * 300 + ".",
    "1,200 people fled; 17.5% of them (about 210) crossed at Bab al-Hawa.",
    "U.N. peacekeepers",
    "?",
]


STORIES = [Path(path).read_text(encoding="utf-8") for path in story_paths()]


@pytest.fixture(scope="module")
def model() -> Any:
    """The model as spaCy runs it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        return spacy.load(MODEL)


def found_by_model(model: Any, text: str) -> Parse:
    """The parse with nothing of ours but the cutting, the mending and the putting together."""
    builder = ParseBuilder(text)
    spans, plain = split_paragraphs(text), plain_characters(text)
    for (start, _), doc in zip(spans, model.pipe([plain[a:b] for a, b in spans]), strict=True):
        rows = [Row(t.idx, len(t), t.tag_, t.dep_, t.pos_, t.lemma_, t.head.i, bool(t.is_sent_start), t.is_space) for t in doc]
        builder.add(start, rows, [(e.start, e.end, e.label_) for e in doc.ents])
    return builder.build()


def told(parse: Parse) -> list[object]:
    """All a parse says."""
    tokens = [(t.text, t.start, t.lemma, t.tag, t.pos, t.dep, t.ent, t.ent_start, t.head.i, t.sentence) for t in parse.tokens]
    return [*tokens, *((s.paragraph, s.span) for s in parse.sentences), *((e.label, [t.i for t in e.tokens]) for e in parse.entities)]


@pytest.mark.parametrize("text", [*SENTENCES, *STORIES], ids=lambda text: text[:20])
def test_parse_is_the_models_own(parser: Parser, model: Any, text: str) -> None:
    assert told(parser.parse(text)) == told(found_by_model(model, text))


@pytest.mark.parametrize("text", ["", " \n\t ", "\n\n"])
def test_nothing_to_parse(parser: Parser, text: str) -> None:
    assert told(parser.parse(text)) == []


def test_vectors_depend_on_the_text_alone(model: Any) -> None:
    component = model.get_pipe("tok2vec").model
    docs = [model.make_doc(text) for text in SENTENCES]
    fresh = [token_vectors.TokenVectors(component, model.vocab)([doc])[0] for doc in docs]
    used = token_vectors.TokenVectors(component, model.vocab)
    used([model.make_doc(text) for text in STORIES])
    for doc, vectors in reversed(list(zip(docs, fresh, strict=True))):
        assert used([doc])[0].tobytes() == vectors.tobytes()


def test_vectors_are_the_models_up_to_rounding(model: Any) -> None:
    docs = [model.make_doc(text) for text in STORIES]
    vectors = token_vectors.TokenVectors(model.get_pipe("tok2vec").model, model.vocab)(docs)
    for doc, ours in zip(docs, vectors, strict=True):
        assert ours.shape == (len(doc), 96)
        np.testing.assert_allclose(ours, model.get_pipe("tok2vec")(doc).tensor, atol=1e-4)


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch, model: Any) -> None:
    monkeypatch.setattr(token_vectors, "_KEPT", 60)
    monkeypatch.setattr(word_forms, "_KEPT", 60)
    small = Parser()
    for text in [*SENTENCES, STORIES[0], *SENTENCES]:
        assert told(small.parse(text)) == told(found_by_model(model, text))
    assert len(small._vectors._embed._place) <= 60
    assert len(small._forms._found) <= 60


def test_threads_may_share_a_parser(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    monkeypatch.setattr(token_vectors, "_KEPT", 200)
    shared = Parser()
    texts = [*SENTENCES, *STORIES[:4]] * 2
    with ThreadPoolExecutor(4) as threads:
        assert list(map(told, threads.map(shared.parse, texts))) == [told(parser.parse(text)) for text in texts]
