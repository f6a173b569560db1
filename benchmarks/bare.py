"""The yardstick of the benchmarks: the parser's model as spaCy runs it, over whole texts, with nothing of ours around it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from time import process_time
from typing import Any

from reportedly.parse.spacy_parser import MODEL


def bare_model() -> Any:
    """The model, all its components on."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        return spacy.load(MODEL)


def bare_parse(texts: list[str]) -> Callable[[], object]:
    """A step that parses the texts as ``nlp.pipe`` gives them."""
    model = bare_model()
    return lambda: list(model.pipe(texts))


def cpu(step: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    began = process_time()
    step()
    return process_time() - began
