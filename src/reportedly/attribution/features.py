"""Candidate -> the sum of the weights that ``weights.tsv`` gives its features."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..parse import Token
from .candidates import Candidate
from .layout import Layout

PRONOUNS = {"i": "I", "we": "we", "you": "you", "he": "he", "she": "he", "they": "they", "it": "it", "one": "one"}
WORD_SHAPES = {"who": "who", "which": "which", "that": "which", "this": "it", "these": "it"}


Weights = Mapping[str, Mapping[str, int]]
"""By what features speak about - a construction, the cue's lemma ("say/V"), its family, or "" - and then by what they find there. A feature
is named by the two with a blank between them: "ccomp v=VBD", "say/V lp=that"."""
NONE: Mapping[str, int] = {}


class CueFacts(NamedTuple):
    """What the features say of a cue whatever its reading, found out once."""

    weight: int
    """The sum of the features that all its readings share."""
    lemma: str
    family: str
    act: str
    """The family as a feature of constructions; so are the next four: its form with negation and the like, what it is to the word it hangs
    on, whether it is quoted, and its complements to the right."""
    verb: str
    dep: str
    inside: str
    right: str
    above: str
    """Part of speech of the word it hangs on, and how it hangs there."""

    @classmethod
    def of(cls, layout: Layout, cue: Token, families: Mapping[str, str], weights: Weights) -> CueFacts:
        """The facts of a word of the layout."""
        lemma, over, dep = _keyed(cue), cue.head, cue.dep
        family = families.get(lemma, "-")
        verb = cue.tag + _auxiliaries(cue)
        inside = "in=in" if cue.i in layout.quotation_at else "in=out"
        right = signature(cue)
        of_lemma, of_family, anywhere = weights.get(lemma, NONE).get, weights.get(family, NONE).get, weights.get("", NONE).get
        weight = (
            of_lemma("l", 0)
            + of_lemma("lv=" + verb, 0)
            + of_lemma("lsig=" + right, 0)
            + of_lemma("nx=" + _next(layout, cue), 0)
            + of_family(inside, 0)
            + of_family(f"uf={families.get(_keyed(over), '-')}|{dep}", 0)
            + anywhere(f"up={over.lemma.lower()}|{dep}", 0)
            + anywhere(f"pv={_next(layout, cue, -1)}|{cue.tag}", 0)
        )
        return cls(weight, lemma, family, "a=" + family, "v=" + verb, "d=" + dep, inside, "sig=" + right, f"hd={over.pos}|{dep}|")


def weigh(layout: Layout, candidate: Candidate, facts: CueFacts, families: Mapping[str, str], weights: Weights) -> int:
    """The sum of the weights of a reading's features: construction, cue lemma, link word, kind of source, head and length of the content,
    whether that is quoted, surroundings; and pairs of them."""
    shape, head, source = candidate.shape, candidate.head, candidate.source
    link = candidate.link.lower if candidate.link is not None else "-"
    of_head, kind = head.lemma.lower(), source_kind(source)
    length = sum([end - start for start, end in candidate.content])
    size = "n=1" if length == 1 else "n=2" if length == 2 else "n=4" if length < 5 else "n=9" if length < 10 else "n=x"
    of_shape, of_lemma = weights.get(shape, NONE).get, weights.get(facts.lemma, NONE).get
    of_family, anywhere = weights.get(facts.family, NONE).get, weights.get("", NONE).get
    return (
        facts.weight
        + of_shape("s", 0)
        + of_shape(facts.act, 0)
        + of_shape(facts.verb, 0)
        + of_shape(facts.dep, 0)
        + of_shape(facts.inside, 0)
        + of_shape(facts.right, 0)
        + of_shape("sp=" + link, 0)
        + of_shape("src=" + kind, 0)
        + of_shape(_quoted(layout, candidate), 0)
        + of_shape(size, 0)
        + of_shape("h=" + head.tag, 0)
        + of_shape("he=" + head.ent, 0)
        + of_shape("hf=" + families.get(_keyed(head), "-"), 0)
        + (of_shape("title", 0) if candidate.cue.sentence == 0 else 0)
        + of_lemma("ls=" + shape, 0)
        + of_lemma("lp=" + link, 0)
        + of_lemma("lsrc=" + kind, 0)
        + of_lemma("lhl=" + of_head, 0)
        + of_lemma(f"lht={head.tag}|{shape}", 0)
        + of_family("asrc=" + kind, 0)
        + anywhere(f"hl={of_head}|{candidate.cue.pos}", 0)
        + anywhere(facts.above + kind, 0)
        + (anywhere("sl=" + source.lemma.lower(), 0) if source is not None else 0)
    )


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
        return "q=same"
    first, last = q is not None, at.get(end - 1) is not None
    if first and last:
        return "q=all"
    return "q=part" if first or last else "q=none"
