"""Candidate -> the names of its features, which the weights in ``weights.tsv`` speak about."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from ..parse import Token
from .candidates import Candidate
from .layout import Layout

PRONOUNS = {"i": "I", "we": "we", "you": "you", "he": "he", "she": "he", "they": "they", "it": "it", "one": "one"}
WORD_SHAPES = {"who": "who", "which": "which", "that": "which", "this": "it", "these": "it"}


OF_LEMMA = frozenset({"l", "lhl", "lht", "lp", "ls", "lsig", "lsrc", "lv", "nx"})
"""What the names of features begin with that speak of the cue's lemma and name it first."""


class CueFacts(NamedTuple):
    """What the features say of a cue whatever its reading, found out once."""

    lemma: str
    """With the first letter of its part of speech: "say/V"."""
    is_weighed: bool
    """False where no weight speaks of the lemma, so that the features that name it need no looking up."""
    family: str
    verb: str
    """Its tag, and whether it is negated, modal or an infinitive."""
    inside: str
    signature: str
    after: str
    before: str
    above: str

    @classmethod
    def of(cls, layout: Layout, cue: Token, families: Mapping[str, str], weighed: Container[str] | None = None) -> CueFacts:
        """The facts of a word of the layout. ``weighed``: the lemmas that weights speak of; ``None`` for all."""
        lemma = _keyed(cue)
        return cls(
            lemma=lemma,
            is_weighed=weighed is None or lemma in weighed,
            family=families.get(lemma, "-"),
            verb=f"{cue.tag}{_auxiliaries(cue)}",
            inside="in" if cue.i in layout.quotation_at else "out",
            signature=signature(cue),
            after=_next(layout, cue),
            before=_next(layout, cue, -1),
            above=families.get(_keyed(cue.head), "-"),
        )


def features(layout: Layout, candidate: Candidate, facts: CueFacts, families: Mapping[str, str]) -> list[str]:
    """Construction, cue lemma, link word, kind of source, kind of content, surroundings; and pairs of them."""
    return [*cue_features(candidate.cue, facts), *reading_features(layout, candidate, facts, families)]


def cue_features(cue: Token, facts: CueFacts) -> list[str]:
    """Those that all readings of a cue share."""
    lemma, family = facts.lemma, facts.family
    found = [
        f"in={facts.inside}|{family}",
        f"up={cue.head.lemma.lower()}|{cue.dep}",
        f"uf={facts.above}|{cue.dep}|{family}",
        f"pv={facts.before}|{cue.tag}",
    ]
    if facts.is_weighed:
        found += ["l=" + lemma, f"lsig={lemma}|{facts.signature}", f"nx={lemma}|{facts.after}", f"lv={lemma}|{facts.verb}"]
    return found


def reading_features(layout: Layout, candidate: Candidate, facts: CueFacts, families: Mapping[str, str]) -> list[str]:
    """Those of one reading."""
    cue, shape, head = candidate.cue, candidate.shape, candidate.head
    lemma, family, of_head = facts.lemma, facts.family, head.lemma.lower()
    link = candidate.link.lower if candidate.link is not None else "-"
    source = source_kind(candidate.source)
    length = sum([end - start for start, end in candidate.content])
    size = "1" if length == 1 else "2" if length == 2 else "4" if length < 5 else "9" if length < 10 else "x"
    found = [
        "s=" + shape,
        f"sp={shape}|{link}",
        f"src={source}|{shape}",
        f"v={facts.verb}|{shape}",
        f"d={cue.dep}|{shape}",
        f"q={_quoted(layout, candidate)}|{shape}",
        f"in={facts.inside}|{shape}",
        f"n={size}|{shape}",
        f"h={head.tag}|{shape}",
        f"hl={of_head}|{cue.pos}",
        f"he={head.ent}|{shape}",
        f"a={family}|{shape}",
        f"asrc={family}|{source}",
        f"hd={cue.head.pos}|{cue.dep}|{source}",
        f"sig={facts.signature}|{shape}",
        f"hf={families.get(_keyed(head), '-')}|{shape}",
    ]
    if facts.is_weighed:
        found += [f"ls={lemma}|{shape}", f"lp={lemma}|{link}", f"lsrc={lemma}|{source}", f"lhl={lemma}|{of_head}"]
        found.append(f"lht={lemma}|{head.tag}|{shape}")
    if candidate.source is not None:
        found.append("sl=" + candidate.source.lemma.lower())
    if cue.sentence == 0:
        found.append("title|" + shape)
    return found


def _keyed(token: Token) -> str:
    return f"{token.lemma.lower()}/{token.pos[0]}"


def signature(cue: Token) -> str:
    """The complements that stand to the right of the cue."""
    return ",".join(sorted({c.dep for c in cue.children if c.i > cue.i and c.dep not in ("punct", "cc", "conj")}))


def _next(layout: Layout, cue: Token, step: int = 1) -> str:
    at = cue.i + step
    return layout.tokens[at].lower if 0 <= at < len(layout.tokens) else ""


def source_kind(source: Token | None) -> str:
    """Pronoun, kind of name, or plain noun.

    >>> source_kind(None)
    'none'
    """
    if source is None:
        return "none"
    if source.pos == "PRON":
        return PRONOUNS.get(source.lower) or WORD_SHAPES.get(source.lower, "pron")
    return source.ent or source.tag


def _auxiliaries(cue: Token) -> str:
    marks = ""
    for c in cue.children:
        if c.dep == "neg":
            marks += "n"
        elif c.tag == "MD":
            marks += "m"
        elif c.tag == "TO" and c.dep == "aux":
            marks += "t"
    return marks


def _quoted(layout: Layout, candidate: Candidate) -> str:
    """How much of the content stands in quotation marks that are its own."""
    at, cue = layout.quotation_at, candidate.cue.i
    start, end = candidate.content[0][0], candidate.content[-1][1]
    q = at.get(start)
    if q is not None and q.holds(cue):
        return "same"
    first, last = q is not None, at.get(end - 1) is not None
    if first and last:
        return "all"
    return "part" if first or last else "none"
