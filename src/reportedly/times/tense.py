"""Parse -> where the verb over a time expression looks: "said on Monday" back, "will meet on Monday" ahead."""

from __future__ import annotations

from typing import Literal

from ..parse import Parse, Token
from ..records import Span
from .grammar import load_grammar

Direction = Literal["past", "future", "present"] | None

_MODAL_AHEAD = {"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d", "may", "might", "can", "ca", "could", "should", "must"}
_HAVE = {"have", "has", "had", "'ve", "’ve", "having"}
_STEPS = 12


class Tenses:
    """Answers for one document."""

    def __init__(self, parse: Parse) -> None:
        lexicon = load_grammar().lexicon
        self._parse = parse
        self._prospective = frozenset(lexicon.prospective)
        self._extending = frozenset(lexicon.extending)
        self._timetable = frozenset(lexicon.timetable)
        self._ahead = frozenset(lexicon.ahead)
        self._behind = frozenset(lexicon.behind)

    def direction(self, span: Span) -> Direction:
        """``past``, ``future`` or ``present``; ``None`` when no verb tells."""
        inside = self._parse.tokens_in(span)
        if not inside:
            return None
        within = {t.i for t in inside}
        head = next((t for t in inside if t.head.i not in within or t.head is t), inside[-1])
        before = self._word_before(inside[0].i)
        if before in self._behind:
            return "past"
        verb = self._verb_over(head)
        if verb is None:
            return None
        if before in ("until", "till") and verb.lemma in self._extending:
            return "future"
        if (
            before in ("until", "till")
            and verb.tag in ("VBN", "VBD")
            and any(c.lower == "had" and c.dep[:3] == "aux" for c in verb.children)
        ):
            return "past"  # "until Thursday they had not called him a suspect"
        if before in self._ahead and (verb.tag != "VBD" or before in ("effective", "through")):
            return "future"
        return self._looks(verb, 0)

    def _word_before(self, i: int) -> str:
        """The word before an expression, and before the hour that belongs to it: "until 9 a.m. [Tuesday]"."""
        tokens = self._parse.tokens
        for steps in range(1, 5):
            if i < steps:
                return ""
            if tokens[i - steps].ent != "TIME" or tokens[i - steps].tag == "IN":
                return tokens[i - steps].lower
        return ""

    def _verb_over(self, token: Token) -> Token | None:
        for steps, above in enumerate((token, *token.ancestors())):
            if steps > _STEPS:
                return None
            if above.tag[:2] == "VB" or above.tag == "MD":
                return above
            if above.lemma in self._prospective and above.tag[:2] == "JJ":
                return above
        return None

    def _looks(self, verb: Token, steps: int) -> Direction:
        helpers = [c for c in verb.children if c.dep in ("aux", "auxpass") or c.tag == "MD"]
        words = {c.lower for c in helpers}
        if verb.lemma in self._timetable and "had" not in words and verb.tag != "VB":
            return "future"
        if words & _HAVE and (verb.tag in ("VBN", "VBD") or "been" in words):
            return "past"
        if words & _MODAL_AHEAD or (verb.tag == "VBG" and verb.lower == "going"):
            return "future"
        if verb.lemma in self._prospective and verb.tag in ("VBN", "JJ", "VBZ", "VBP"):
            return "future"
        if verb.tag == "VB" and any(c.lower == "had" for t in _verbs_over(verb) for c in t.children if c.dep == "aux"):
            return "past"  # "had been due to expire on Friday"
        by_tag = self._by_tag(verb, helpers)
        if by_tag is not None or steps > _STEPS:
            return by_tag
        above = next((t for t in verb.ancestors() if t.tag[:2] == "VB" or t.tag == "MD"), None)
        if verb.tag == "VB" and (above is None or above.lemma in self._prospective or verb.dep in ("relcl", "acl")):
            return "future"
        return self._looks(above, steps + 1) if above is not None else None

    def _by_tag(self, verb: Token, helpers: list[Token]) -> Direction:
        tags = {c.tag for c in helpers}
        if verb.tag == "VBD" or "VBD" in tags:
            return "past"
        if verb.tag in ("VBZ", "VBP"):
            return "present"
        if tags & {"VBZ", "VBP"}:
            return "future" if verb.tag == "VBG" else "present"
        return "past" if verb.tag == "VBN" else None


def _verbs_over(verb: Token) -> list[Token]:
    above = []
    for token in verb.ancestors():
        if token.tag[:2] in ("VB", "JJ"):
            above.append(token)
        if len(above) == 3:
            break
    return above
