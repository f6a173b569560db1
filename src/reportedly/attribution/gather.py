"""Layout -> readings, grouped by cue: for every word that may report something, the candidates among which to choose."""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Sentence, Token
from .candidates import Candidate
from .credits import credit_lines
from .layout import Layout
from .nominals import adjective_candidates, noun_candidates
from .phrases import IN_PHRASES, according_to, adverb_candidates, headline_colon, headline_tail, prepositional_source
from .signatures import signatures, signed_blocks
from .speech import continue_speech, quote_candidates
from .verbs import verb_candidates

HEARSAY = frozenset({"allegedly", "apparently", "purportedly", "reportedly", "reputedly", "seemingly", "supposedly"})
CUE_WORDS = frozenset({"ADJ", "NOUN", "VERB"})
OTHER_CUES = HEARSAY | IN_PHRASES | {"according"}
MAX_SENTENCE = 400
"""Tokens; a longer "sentence" is a table or a broken page, and its tree means nothing."""


def gather(layout: Layout) -> Iterator[list[Candidate]]:
    """Candidates cue by cue, in text order; every group has one cue."""
    for sentence in layout.parse.sentences:
        if len(sentence.tokens) > MAX_SENTENCE:
            continue
        for token in sentence.tokens:
            if token.pos in CUE_WORDS or token.lower in OTHER_CUES:
                group = list(_readings(layout, token))
                if group:
                    yield _distinct(layout, group)
        yield from (_distinct(layout, g) for g in _headline(layout, sentence) if g)
    yield from credit_lines(layout)
    yield from (_distinct(layout, g) for g in signatures(layout))
    yield from signed_blocks(layout)


def _headline(layout: Layout, sentence: Sentence) -> Iterator[list[Candidate]]:
    yield list(headline_colon(layout, sentence))
    yield list(headline_tail(layout, sentence))


def _readings(layout: Layout, token: Token) -> Iterator[Candidate]:
    if token.pos == "VERB":
        yield from verb_candidates(layout, token)
        yield from quote_candidates(layout, token)
        if token.lower == "according":
            yield from according_to(layout, token)
    elif token.pos == "NOUN":
        yield from noun_candidates(layout, token)
    elif token.pos == "ADJ":
        yield from adjective_candidates(layout, token)
    elif token.lower == "according":
        yield from according_to(layout, token)
    elif token.pos == "ADV" and token.lower in HEARSAY:
        yield from adverb_candidates(layout, token)
    elif token.pos == "ADP" and token.lower in IN_PHRASES:
        yield from prepositional_source(layout, token)


def _distinct(layout: Layout, group: list[Candidate]) -> list[Candidate]:
    """One candidate per shape and content, continued speech added."""
    seen: set[tuple[str, object]] = set()
    kept = []
    for candidate in group:
        candidate.content = continue_speech(layout, candidate.content, candidate.cue.i)
        key = (candidate.shape, candidate.content)
        if candidate.content and key not in seen:
            seen.add(key)
            kept.append(candidate)
    return kept
