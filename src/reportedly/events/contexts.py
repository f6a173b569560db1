"""PLOVER contexts of an event, from the words of its paragraph (``lexicons/contexts.yaml``)."""

from __future__ import annotations

import re
from functools import cache

from ..lexicons import lexicon_path, load_yaml
from ..parse import Parse, Sentence


@cache
def load_contexts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(context, pattern of its words) in the ontology's order."""
    entries = load_yaml(lexicon_path("contexts.yaml"), dict[str, tuple[str, ...]])
    return tuple((name, _pattern(words)) for name, words in entries.items())


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(w).replace(r"\*", r"\w*") for w in sorted(words)) + r")\b", re.IGNORECASE)


def find_contexts(parse: Parse, sentence: Sentence, given: tuple[str, ...], modes: tuple[str, ...]) -> tuple[str, ...]:
    """Contexts named in the sentence, or twice in its paragraph, after those the frame itself gives."""
    found = list(given)
    found += [m for m in modes if m in ("cyber", "misinformation")]
    words = parse.text[sentence.start : sentence.end]
    found += [name for name, pattern in load_contexts() if pattern.search(words)]
    return tuple(dict.fromkeys(found))
