"""Trigger word + frames -> the frame that holds, if any.

Conditions are read off ``Arguments``; of the frames that hold, the most specific wins, so that "lifted the ban" is not
"lifted a stone". ``Matcher.unmet`` names what kept the others from holding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..actors import Cast
from ..parse import Token
from .arguments import Arguments, content_head, is_verb
from .frames import Frame, FrameLexicon

_NAMED_AFTER = frozenset(
    "police squad gear shield veteran zone crime cry helicopter gunship plane dog submarine rifle machine power room chest game hero "
    "memorial museum film movie ministry minister footing correspondent law drum chief fund hospital novel story song plan footage "
    "officer insurance shelter capability planner".split()
)
"""Nouns that only bear an event's name: *riot* police, a *war* veteran, *bomb* disposal squads."""

_NEVER_VERBS = frozenset({"aux", "auxpass", "punct", "compound"})


@dataclass(frozen=True)
class Unmet:
    """A condition of a frame that does not hold: its name, the words asked for ("!" forbids), and the words that stand there."""

    condition: str
    wanted: tuple[str, ...]
    there: tuple[Token, ...]


class Matcher:
    """Matches triggers of one document against the lexicon."""

    def __init__(self, frames: FrameLexicon, cast: Cast) -> None:
        self._frames = frames
        self._cast = cast

    def candidates(self, token: Token) -> list[Frame]:
        """Frames whose trigger word this token is, most specific first."""
        lemma = token.lemma.lower()
        joined = hyphenated(token)
        if is_verb(token) and token.dep not in _NEVER_VERBS:
            lemma = joined if joined in self._frames.verbs else lemma
            found = [f for f in self._frames.verbs.get(lemma, ()) if _particle_fits(f.verbs, lemma, token)]
            if token.dep == "amod" or token.tag in ("VBN", "VBG"):
                found = found + [f for f in self._frames.adjectives.get(token.lower, ()) if f not in found]
            if token.tag == "VBG":
                found = found + [
                    f for f in self._frames.nouns.get(token.lower, ()) if f not in found and _compound_fits(f.nouns, token.lower, token)
                ]
            return found
        if token.dep == "compound" and token.head.lemma.lower() in _NAMED_AFTER:
            return []
        if joined in self._frames.nouns:
            return [f for f in self._frames.nouns[joined] if joined in f.nouns]
        if token.pos in ("NOUN", "PROPN") and token.ent not in ("PERSON", "GPE", "NORP"):
            return [f for f in self._frames.nouns.get(lemma, ()) if _compound_fits(f.nouns, lemma, token)]
        if token.pos in ("ADJ", "VERB", "ADV"):
            return list(self._frames.adjectives.get(token.lower, ()))
        return []

    def match(self, token: Token) -> tuple[Frame, Arguments] | None:
        """The most specific frame that holds for this token."""
        candidates = self.candidates(token)
        if not candidates:
            return None
        arguments = Arguments(token)
        for frame in candidates:
            if self.failing(frame, arguments) is None:
                return frame, arguments
        return None

    def is_appeal(self, frame: Frame, token: Token) -> bool:
        """True for a plain appeal ("urged", "called for"): PLOVER codes demands, orders and pressure; see docs/decisions."""
        if frame.type != "REQUEST" or self._frames.appeals:
            return False
        said = [token, *token.children_by("dobj")]  # "issued an appeal" is no more than "appealed"
        return any(t.lemma.lower() in self._frames.classes.get("appeal", ()) for t in said)

    def unmet(self, frame: Frame, arguments: Arguments) -> list[Unmet]:
        """Every condition that does not hold, with what was asked for and what stands there; empty when the frame holds."""
        found = []
        if frame.passive is not None and arguments.passive is not frame.passive:
            found.append(Unmet("passive" if frame.passive else "active", (), ()))
        for name, tokens, words in self._conditions(frame, arguments):
            if words and not self._holds(tokens, words):
                found.append(Unmet(name, words, tuple(tokens)))
        if frame.within and not self._within(arguments, frame.within):
            barred = self._frames.expand(tuple(w[1:] for w in frame.within if w.startswith("!")))
            around = [*arguments.trigger.subtree(), *([arguments.carrier] if arguments.carrier is not None else [])]
            found.append(Unmet("within", frame.within, tuple(t for t in around if t.lemma.lower() in barred)))
        return found

    def failing(self, frame: Frame, arguments: Arguments) -> str | None:
        """The first condition that does not hold, in words; ``None`` when all hold."""
        if frame.passive is not None and arguments.passive is not frame.passive:
            return "passive"
        for name, tokens, words in self._conditions(frame, arguments):
            if words and not self._holds(tokens, words):
                return name
        if frame.within and not self._within(arguments, frame.within):
            return "within"
        return None

    def _conditions(self, frame: Frame, arguments: Arguments) -> Iterator[tuple[str, list[Token], tuple[str, ...]]]:
        subject = arguments.subject if arguments.is_verb or arguments.is_adjective else arguments.light + arguments.possessive
        if frame.subject:
            yield "subject", subject, frame.subject
        if frame.object:
            objects = arguments.object + arguments.dative if arguments.is_verb else arguments.slot("of") + arguments.possessive
            yield "object", objects, frame.object
        if frame.complement:
            yield "complement", arguments.complement, frame.complement
        if frame.modifier:
            yield "modifier", arguments.modifier, frame.modifier
        for prep, words in frame.prep.items():
            yield prep, [n for p in prep.split("|") for n in arguments.slot(p)], words

    def _holds(self, tokens: list[Token], words: tuple[str, ...]) -> bool:
        if "@none" in words and (not tokens or len(words) == 1):
            return not tokens
        allowed = [w for w in words if not w.startswith("!") and w != "@none"]
        for word in words:
            if word.startswith("!") and any(self._fits(t, word[1:]) for t in tokens):
                return False
        return not allowed or any(self._fits(t, word) for t in tokens for word in allowed)

    def _fits(self, token: Token, word: str) -> bool:
        if word == "*":
            return True
        head = content_head(token)
        if word.startswith("@"):
            built_in = _BUILT_IN.get(word)
            if built_in is not None:
                return built_in(self._cast, head)
            members = self._frames.classes.get(word[1:], frozenset())
            return _is_one_of(head, members) or _is_one_of(token, members)
        return _is_one_of(head, (word,)) or _is_one_of(token, (word,))

    def _within(self, arguments: Arguments, words: tuple[str, ...]) -> bool:
        there = arguments.words
        allowed = {x for w in words if not w.startswith("!") for x in self._frames.expand((w,))}
        forbidden = {x for w in words if w.startswith("!") for x in self._frames.expand((w[1:],))}
        return not (forbidden & there) and (not allowed or bool(allowed & there))


def _is_one_of(token: Token, words: frozenset[str] | tuple[str, ...]) -> bool:
    lemma = token.lemma.lower()
    if lemma in words or token.lower in words or hyphenated(token) in words:
        return True
    before = [c for c in token.children if c.dep in ("compound", "amod") and c.i < token.i]
    return any(f"{c.lower} {lemma}" in words or f"{c.lemma.lower()} {lemma}" in words for c in before)


def hyphenated(token: Token) -> str:
    """ "sit-in" for the "in" of "a sit-in", which the parser takes apart; "" for words without a hyphen."""
    below = {c.i: c for c in token.children if token.i - 2 <= c.i < token.i}
    dash, first = below.get(token.i - 1), below.get(token.i - 2)
    return f"{first.lower}-{token.lemma.lower()}" if dash is not None and first is not None and dash.text == "-" else ""


def _particle_fits(verbs: tuple[str, ...], lemma: str, token: Token) -> bool:
    """True when a listed form of the verb, with its particle if it has one, stands here."""
    particles = {
        c.lower for c in token.children if c.dep in ("prt", "advmod", "prep", "advcl", "acomp", "oprd", "npadvmod", "ccomp", "dobj")
    }
    firm = {c.lower for c in token.children if c.dep == "prt"}
    for verb in verbs:
        first, *rest = verb.split()
        if first != lemma:
            continue
        if not rest:
            if not firm or any(v.split() == [first] for v in verbs):
                return True
        elif _run_fits(rest, token, particles):
            return True
    return False


def _run_fits(rest: list[str], token: Token, particles: set[str]) -> bool:
    if len(rest) == 1:
        return rest[0] in particles or _follows(token, rest)
    return _follows(token, rest)


def _follows(token: Token, rest: list[str]) -> bool:
    """True when the words stand right after the verb, or after its object ("take them to task")."""
    below = [t for t in token.subtree() if t.i > token.i]
    lowers = [t.lower for t in below]
    return any(lowers[k : k + len(rest)] == rest for k in range(min(len(lowers), 8)))


def _compound_fits(nouns: tuple[str, ...], lemma: str, token: Token) -> bool:
    before = {x for c in token.children if c.dep in ("compound", "amod", "nmod") and c.i < token.i for x in (c.lower, c.lemma.lower())}
    for noun in nouns:
        first, *rest = noun.split()
        if not rest and first == lemma:
            return True
        if rest and ((first == lemma and _follows(token, rest)) or (rest[-1] == lemma and before.issuperset([first, *rest[:-1]]))):
            return True
    return False


def _is_party(cast: Cast, head: Token) -> bool:
    return cast.is_political(head)


def _is_person(cast: Cast, head: Token) -> bool:
    if head.ent == "PERSON" or head.lower in ("he", "she", "they", "him", "her", "them", "who", "i", "we", "us", "me", "you"):
        return True
    return head.pos in ("NOUN", "PROPN") and cast.is_political(head) and head.ent not in ("GPE", "ORG")


def _is_place(_: Cast, head: Token) -> bool:
    return head.ent in ("GPE", "LOC", "FAC")


def _is_number(_: Cast, head: Token) -> bool:
    return head.pos == "NUM" or head.ent in ("CARDINAL", "QUANTITY", "PERCENT") or any(c.dep == "nummod" for c in head.children)


def _is_money(_: Cast, head: Token) -> bool:
    return head.ent == "MONEY" or any(c.ent == "MONEY" for c in head.children)


def _is_quote(_: Cast, head: Token) -> bool:
    return any(c.text in ('"', "“", "”", "''", "``") for c in head.children)


def _is_infinitive(_: Cast, head: Token) -> bool:
    """An infinitive or -ing form, as in "agreed to go"; not a clause of its own ("agreed that it went")."""
    if head.tag == "VBG" or head.dep == "conj":
        return True
    return head.tag in ("VB", "VBP") and any(c.lower == "to" and c.dep == "aux" for c in head.children)


def _is_obligation(_: Cast, head: Token) -> bool:
    """What must or should be: "said Chad *must leave*", "needs to leave", "has to leave"."""
    if any(c.dep == "aux" and c.lower in ("must", "should", "ought") for c in head.children):
        return True
    return head.lemma.lower() in ("need", "have", "ought") and any(c.dep == "xcomp" for c in head.children)


_BUILT_IN = {
    "@party": _is_party,
    "@person": _is_person,
    "@place": _is_place,
    "@number": _is_number,
    "@money": _is_money,
    "@quote": _is_quote,
    "@infinitive": _is_infinitive,
    "@obligation": _is_obligation,
}
