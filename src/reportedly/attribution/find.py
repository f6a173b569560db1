"""Parse + cast + cue lexicon -> attributions (PARC / PolNeAR: source, cue, content)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

from ..parse import Parse, Token
from ..records import Attribution, Span, derive_id
from ..tagger import Tags
from .candidates import Candidate
from .cue_spans import cue_ranges
from .gather import gather
from .judge import Reading, choose, without_noise
from .layout import Layout
from .lexicon import CueLexicon
from .nesting import find_parents
from .rivals import resolve
from .signatures import BLOCK
from .source_kinds import Cast, Mentions, is_own, own_outlets, source_kind
from .sources import antecedent, source_range
from .standing import is_anonymous, is_hedged, speech_act
from .tagged import choose_tagged

Spans = tuple[Span, ...]


def find_attributions(
    parse: Parse, cast: Cast | None, cues: CueLexicon, tags: Tags | None = None, publisher: str | None = None
) -> tuple[Attribution, ...]:
    """Attributions in text order, nested ones pointing at the one around them. Without ``tags`` by constructions alone.

    ``publisher``: the outlet whose story it is, so that it is known again when it quotes itself.
    """
    layout = Layout(parse)
    groups = gather(layout)
    chosen = choose(layout, groups, cues) if tags is None else choose_tagged(layout, groups, cues, tags)
    readings = without_noise(resolve(layout, chosen), cues, layout)
    digest = hashlib.sha256(parse.text.encode("utf-8", "surrogatepass")).hexdigest()
    contents = [r.candidate.content for r in readings]
    parents = find_parents([r.candidate.cue.i for r in readings], contents)
    spans = [(layout.characters(cue_ranges(layout, r.candidate)), layout.characters(r.candidate.content)) for r in readings]
    mentions, own = Mentions(parse), own_outlets(parse, cast, publisher)
    ids = [derive_id("att", digest, cue, content) for cue, content in spans]
    found = [_record(layout, reading, cast, cues, ids[k], spans[k], _id_at(ids, parents[k])) for k, reading in enumerate(readings)]
    return tuple(_with_source(a, r.candidate.source, cast, mentions, own, parse) for a, r in zip(found, readings, strict=True))


def _with_source(
    a: Attribution, source: Token | None, cast: Cast | None, mentions: Mentions, own: tuple[frozenset[str], frozenset[str]], parse: Parse
) -> Attribution:
    """The attribution with what kind of source it is, and where the document names it best."""
    kind = source_kind(source, cast, mentions, anonymous=a.anonymous)
    if source is None or not a.source:
        unnamed: Attribution = a.replace(source_kind=kind)
        return unnamed
    start, end = a.source[0]
    known: Attribution = a.replace(
        source_kind=kind,
        source_mention=mentions.fullest(source, cast, a.source[0]),
        own_outlet=kind == "outlet" and is_own(parse.text[start:end], a.source_party, own),
    )
    return known


def _id_at(ids: Sequence[str], k: int | None) -> str | None:
    return None if k is None else ids[k]


def _record(
    layout: Layout, reading: Reading, cast: Cast | None, cues: CueLexicon, id: str, spans: tuple[Spans, Spans], parent: str | None
) -> Attribution:
    candidate = reading.candidate
    family = cues.family(candidate.cue.lemma, candidate.cue.pos)
    act = speech_act(candidate, family)
    source = candidate.source
    return Attribution(
        id=id,
        source=layout.characters([source_range(layout, source, candidate.cue)]) if source is not None else (),
        source_party=cast.party(antecedent(source)) if cast is not None and source is not None else None,
        cue=spans[0],
        content=spans[1],
        kind=_kind(layout, candidate),
        act=act,
        hedged=is_hedged(layout, candidate, family),
        anonymous=is_anonymous(layout, candidate, act),
        parent=parent,
        why=f"cue.{candidate.cue.lemma.lower()}.{candidate.shape}",
    )


def _kind(layout: Layout, candidate: Candidate) -> Literal["direct", "indirect", "mixed"]:
    """Direct when all words stand in quotation marks or are signed, mixed when some do: 'called it "a farce"'."""
    if candidate.shape == BLOCK:
        return "direct"
    cue = candidate.cue.i
    words = quoted = 0
    for start, end in candidate.content:
        for i in range(start, end):
            if layout.tokens[i].pos == "PUNCT":
                continue
            words += 1
            quotation = layout.quotation_at.get(i)
            quoted += quotation is not None and not quotation.holds(cue)
    return "indirect" if not quoted else "direct" if quoted >= 0.9 * words else "mixed"
