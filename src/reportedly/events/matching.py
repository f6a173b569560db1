"""Trigger word + frames -> the frame that holds, if any.

Conditions are read off ``Arguments``; of the frames that hold, the most specific wins, so that "lifted the ban" is not
"lifted a stone". ``Matcher.unmet`` names what kept the others from holding.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ..actors import Cast
from ..parse import Token
from .arguments import Arguments
from .clauses import content_head, is_verb
from .conditions import Filling
from .frames import Frame, FrameLexicon, Wordings

_NAMED_AFTER = frozenset(
    "police squad gear shield veteran zone crime cry helicopter gunship plane dog submarine rifle machine power room chest game hero "
    "memorial museum film movie ministry minister footing correspondent law drum chief fund hospital novel story song plan footage "
    "officer insurance shelter capability planner".split()
)
"""Nouns that only bear an event's name: *riot* police, a *war* veteran, *bomb* disposal squads."""

_NEVER_TRIGGERS = frozenset({"ADP", "CCONJ", "DET", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SPACE", "SYM"})
"""Parts of speech of no trigger, but for the last word of one with hyphens: the in of "a sit-in"."""

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
        self._forms: dict[int, frozenset[str]] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._fillings: dict[int, dict[str | tuple[str, ...], Filling]] = defaultdict(dict)

    def candidates(self, token: Token) -> list[Frame]:
        """Frames whose trigger word this token is, most specific first."""
        if token.pos in _NEVER_TRIGGERS and len(token.children) < 2 and not token.tag.startswith("VB"):
            return []
        lemma, triggers = token.lemma.lower(), self._frames.triggers
        joined = hyphenated(token) if len(token.children) > 1 else ""
        if not joined and lemma not in triggers and token.lower not in triggers:
            return []
        if is_verb(token) and token.dep not in _NEVER_VERBS:
            found = _fitting(
                self._frames.verb_wordings.get(joined if joined in self._frames.verbs else lemma, Wordings()), token, _PARTICLES
            )
            if token.dep == "amod" or token.tag in ("VBN", "VBG"):
                found = found + [f for f in self._frames.adjectives.get(token.lower, ()) if f not in found]
            if token.tag == "VBG":
                nouns = _fitting(self._frames.noun_wordings.get(token.lower, Wordings()), token)
                found = found + [f for f in nouns if f not in found]
            return found
        if token.dep == "compound" and token.head.lemma.lower() in _NAMED_AFTER:
            return []
        if joined in self._frames.nouns:
            return [f for f in self._frames.nouns[joined] if joined in f.nouns]
        if token.pos in ("NOUN", "PROPN") and token.ent not in ("PERSON", "GPE", "NORP"):
            return _fitting(self._frames.noun_wordings.get(lemma, Wordings()), token)
        if token.pos in ("ADJ", "VERB", "ADV"):
            return list(self._frames.adjectives.get(token.lower, ()))
        return []

    def match(self, token: Token) -> tuple[Frame, Arguments] | None:
        """The most specific frame that holds for this token."""
        candidates = self.candidates(token)
        if not candidates:
            return None
        arguments = Arguments(token)
        there = self._words_around(token)
        for frame in candidates:
            for words in self._frames.needs(frame):
                if there.isdisjoint(words):
                    break
            else:
                if self.failing(frame, arguments) is None:
                    return frame, arguments
        return None

    def _words_around(self, token: Token) -> frozenset[str]:
        """All that a condition may call any word of the token's tree."""
        root = token
        while root.head is not root:
            root = root.head
        known = self._words.get(root.i)
        if known is None:
            found: set[str] = set()
            for t in root.subtree():
                found.update(forms(t) if t.children else (t.lower, t.lemma.lower()))
            known = self._words[root.i] = frozenset(found)
        return known

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
        for name, slots, condition in self._frames.conditions(frame):
            filling = self._filling(arguments, name, slots)
            if not filling.meets(condition):
                found.append(Unmet(name, condition.written, tuple(filling.tokens)))
        if frame.within and not self._within(arguments, frame):
            barred = self._frames.expand(tuple(w[1:] for w in frame.within if w.startswith("!")))
            around = [*arguments.trigger.subtree(), *([arguments.carrier] if arguments.carrier is not None else [])]
            found.append(Unmet("within", frame.within, tuple(t for t in around if t.lemma.lower() in barred)))
        return found

    def failing(self, frame: Frame, arguments: Arguments) -> str | None:
        """The first condition that does not hold, in words; ``None`` when all hold."""
        if frame.passive is not None and arguments.passive is not frame.passive:
            return "passive"
        known = self._fillings[arguments.trigger.i]
        for name, slots, condition in self._frames.conditions(frame):
            filling = known.get(slots or name) or self._filling(arguments, name, slots)
            if not filling.meets(condition):
                return name
        if frame.within and not self._within(arguments, frame):
            return "within"
        return None

    def _filling(self, arguments: Arguments, name: str, slots: tuple[str, ...]) -> Filling:
        """What stands in the slots of a condition; most frames of a word ask for the same few."""
        known = self._fillings[arguments.trigger.i]
        filling = known.get(slots or name)
        if filling is None:
            tokens = _tokens(arguments, name, slots)
            filling = known[slots or name] = Filling(tokens, self._forms_of, self._cast)
        return filling

    def _forms_of(self, token: Token) -> frozenset[str]:
        """All that a condition may call the token, or what it counts out ("thousands of *troops*")."""
        known = self._forms.get(token.i)
        if known is None:
            head = content_head(token)
            known = self._forms[token.i] = frozenset(forms(token) if head is token else forms(token) | forms(head))
        return known

    def _within(self, arguments: Arguments, frame: Frame) -> bool:
        allowed, forbidden = self._frames.within(frame)
        there = arguments.words
        return forbidden.isdisjoint(there) and (not allowed or not allowed.isdisjoint(there))


def _tokens(arguments: Arguments, name: str, slots: tuple[str, ...]) -> list[Token]:
    """The heads in the slots; where none are named, in those that are subject or object by kind of trigger."""
    if len(slots) == 1:
        return arguments.slot(slots[0])
    if slots:
        return [n for slot in slots for n in arguments.slot(slot)]
    if name == "subject":
        whole = arguments.is_verb or arguments.is_adjective
        return arguments.subject if whole else arguments.light + arguments.possessive
    return arguments.object + arguments.dative if arguments.is_verb else arguments.slot("of") + arguments.possessive


def forms(token: Token) -> set[str]:
    """All that a list of words may call the token: form, lemma, "sit-in" as one word, and pairs such as "prime minister"."""
    lemma = token.lemma.lower()
    found = {lemma, token.lower}
    if len(token.children) > 1:
        found.add(hyphenated(token) or lemma)
    for c in token.children:
        if c.i < token.i and c.dep in ("compound", "amod"):
            found.update((f"{c.lower} {lemma}", f"{c.lemma.lower()} {lemma}"))
    return found


def hyphenated(token: Token) -> str:
    """ "sit-in" for the "in" of "a sit-in", which the parser takes apart; "" for words without a hyphen."""
    dash = first = None
    for c in token.children:
        if c.i == token.i - 1:
            dash = c
        elif c.i == token.i - 2:
            first = c
    return f"{first.lower}-{token.lemma.lower()}" if dash is not None and first is not None and dash.text == "-" else ""


_PARTICLES = frozenset({"prt", "advmod", "prep", "advcl", "acomp", "oprd", "npadvmod", "ccomp", "dobj"})
"""What the second word of a verb may be to it, as the parser sees it."""


def _fitting(wordings: Wordings, token: Token, particles: frozenset[str] = frozenset()) -> list[Frame]:
    """The frames one of whose wordings stands here: the bare word, or the word with others after or before it."""
    if not token.children:
        return [w.frame for w in wordings.all if w.bare]
    below = [t.lower for t in token.subtree() if t.i > token.i] if wordings.run_on else []
    return [w.frame for w in wordings.all if w.bare or _runs_on(w.after, token, below, particles) or _is_preceded(w.before, token)]


def _runs_on(tails: tuple[tuple[str, ...], ...], token: Token, below: list[str], particles: frozenset[str]) -> bool:
    """True when the words of a tail stand right after the token, or after its object ("take them to task"), or are its particle."""
    if not tails:
        return False
    if any(len(t) == 1 and c.lower == t[0] and c.dep in particles for c in token.children for t in tails):
        return True
    near = below[:8]
    return any(tuple(below[k : k + len(tail)]) == tail for tail in tails if tail[0] in near for k in range(len(near)))


def _is_preceded(fronts: tuple[frozenset[str], ...], token: Token) -> bool:
    """True when the token has all words of a front before it: "peace", "talks"."""
    if not fronts:
        return False
    before = {x for c in token.children if c.dep in ("compound", "amod", "nmod") and c.i < token.i for x in (c.lower, c.lemma.lower())}
    return any(front <= before for front in fronts)
