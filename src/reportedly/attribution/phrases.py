"""Constructions without a cue verb: "according to", "in the words of", "reportedly", headline colons, signatures after a dash."""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Sentence, Token
from .candidates import Candidate
from .layout import Layout, Range
from .signatures import DASHES, is_signature
from .sources import SUBJECTS


def according_to(layout: Layout, word: Token) -> Iterator[Candidate]:
    """ "According to the ministry, two died": the clause the phrase hangs on, without the phrase."""
    to = layout.tokens[word.i + 1] if word.i + 1 < len(layout.tokens) else word
    if to.lower != "to":
        return
    source = to.child("pobj") or word.child("pobj")
    phrase = layout.extent(word)
    phrase = (phrase[0], max(phrase[1], layout.hi[to.i]))
    head = word.head
    while head.pos not in ("VERB", "AUX") and head.head is not head and head.dep not in ("ROOT",):
        head = head.head
    if phrase[0] > 0 and layout.tokens[phrase[0] - 1].text == "," and phrase[0] > head.i:
        head = _reporting(head)
    yield from _around(layout, word, "according", source, phrase, head)
    inner = word.head
    if inner is not head and inner is not word:
        yield from _around(layout, word, "according.np", source, phrase, inner)


def _reporting(verb: Token) -> Token:
    """ "He said the strike had ended, according to the radio": the radio vouches for his saying it."""
    over = verb.head
    if verb.dep == "ccomp" and over.pos == "VERB" and over.i < verb.i:
        return over
    return verb


def _around(layout: Layout, cue: Token, shape: str, source: Token | None, phrase: Range, head: Token) -> Iterator[Candidate]:
    whole = layout.extent(head)
    content = layout.settle(layout.without(whole, phrase), cue.i)
    if content:
        yield Candidate(cue, shape, source, content, head)


VOICES = frozenset({"account", "estimation", "eye", "judgment", "judgement", "mind", "opinion", "telling", "view", "word"})
IN_PHRASES = frozenset({"in", "per", "from", "for", "under", "to", "by", "with"})


def prepositional_source(layout: Layout, preposition: Token) -> Iterator[Candidate]:
    """ "in a report by ...", "In the mayor's view, ...": the clause around a phrase that names where it is said."""
    inner = preposition.child("pobj")
    if inner is None or preposition.head.pos not in ("VERB", "AUX"):
        return
    phrase = layout.extent(preposition)
    source = inner
    shape = "in." + preposition.lower
    if inner.lemma in VOICES:
        source = inner.child("poss") or _of(inner) or inner
        shape = "in.voice" if source is not inner else shape
    yield from _around(layout, preposition, shape, source, phrase, preposition.head)


def _of(noun: Token) -> Token | None:
    of = next((c for c in noun.children if c.lower == "of"), None)
    return of.child("pobj") if of is not None else None


def adverb_candidates(layout: Layout, adverb: Token) -> Iterator[Candidate]:
    """ "The minister has reportedly resigned": the clause without the adverb; nobody is named."""
    head = adverb.head
    if head.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return
    whole = layout.extent(head)
    if head.dep not in ("ROOT", "ccomp", "advcl", "conj", "parataxis"):
        subject = head.child(*SUBJECTS, "nsubjpass")
        start = layout.lo[subject.i] if subject is not None else whole[0]
        whole = (min(start, adverb.i), whole[1])
    content = layout.settle(layout.without(whole, (adverb.i, adverb.i + 1)), adverb.i)
    if content:
        yield Candidate(adverb, "adverb", None, content, head)


def headline_colon(layout: Layout, sentence: Sentence) -> Iterator[Candidate]:
    """ "Minister: Talks will go on" and transcripts: a short name, a colon, what is said."""
    tokens = sentence.tokens
    for k, token in enumerate(tokens[1:14], 1):
        if token.text != ":" or k + 1 >= len(tokens):
            continue
        before = tokens[:k]
        if any(t.pos in ("VERB", "AUX") and t.dep in ("ROOT", "ccomp") and not t.ent for t in before):
            return
        last = _paragraph_end(layout, sentence) if k < 5 else tokens[-1].i + 1
        head = next((t for t in reversed(before) if t.pos in ("PROPN", "NOUN", "PRON")), None)
        if head is None:
            return
        content = layout.settle([(token.i + 1, tokens[-1].i + 1)], token.i)
        top = next((t for t in tokens[k + 1 :] if t.head.i <= token.i or t.head is t), tokens[k + 1])
        if content:
            yield Candidate(token, "colon", head, content, top)
            if last > tokens[-1].i + 1:
                content = layout.settle([(token.i + 1, last)], token.i)
                yield Candidate(token, "colon.paragraph", head, content, top)
        return


def headline_tail(layout: Layout, sentence: Sentence) -> Iterator[Candidate]:
    """ "Two dead in border fire: army", "Never again - Elena Ruiz"."""
    tokens = sentence.tokens
    if tokens[0].text in DASHES:
        return
    for k in range(len(tokens) - 2, max(0, len(tokens) - 10), -1):
        token = tokens[k]
        if token.text not in (":", *DASHES) or (token.text != ":" and tokens[k - 1].end == token.start):
            continue
        if is_signature(layout, token):
            return
        after = tokens[k + 1 :]
        if any(t.pos in ("VERB", "AUX") for t in after):
            return
        head = next((t for t in after if t.pos in ("PROPN", "NOUN")), None)
        content = layout.settle([(tokens[0].i, token.i)], token.i)
        if head is not None and content:
            while head.head.i > token.i and head.head is not head:
                head = head.head
            yield Candidate(token, "tail" + (":" if token.text == ":" else "-"), head, content, sentence.root)
        return


def _paragraph_end(layout: Layout, sentence: Sentence) -> int:
    end = sentence.tokens[-1].i + 1
    for later in layout.parse.sentences[sentence.index + 1 : sentence.index + 12]:
        if later.paragraph != sentence.paragraph:
            break
        end = later.tokens[-1].i + 1
    return end
