"""What nearly fired: frames whose trigger word is there while a condition fails, and words only the tagger half believes."""

from __future__ import annotations

from ..events import Frame, FrameLexicon, Trace
from ..events.arguments import Arguments
from ..events.learned import PROPOSED
from ..events.matching import Matcher, Unmet
from ..parse import Sentence, Token
from ..tagger import EVENT_TYPES, Tags
from .explanation import Condition, NearAnchor, NearFrame

SEEN = 0.1
"""Probability of a type from which a word without a frame is told."""
LEAST = 0.01


def near_frames(sentence: Sentence, trace: Trace, frames: FrameLexicon) -> tuple[NearFrame, ...]:
    """Frames that failed, word by word; those with the fewest failed conditions first.

    Frames less specific than one that holds are left out: they were never asked.
    """
    found: list[NearFrame] = []
    if trace.matcher is None or trace.parse is None:
        return ()
    for token in sentence.tokens:
        found += _near(token, trace.matcher, frames, trace.parse.text)
    return tuple(found)


def _near(token: Token, matcher: Matcher, frames: FrameLexicon, text: str) -> list[NearFrame]:
    candidates = matcher.candidates(token)
    if not candidates:
        return []
    arguments = Arguments(token)
    failed: list[tuple[Frame, list[Unmet]]] = []
    for frame in candidates:
        unmet = matcher.unmet(frame, arguments)
        if not unmet:
            break
        failed.append((frame, unmet))
    failed.sort(key=lambda f: len(f[1]))
    return [
        NearFrame(
            word=token.text,
            span=token.span,
            rule=frame.id,
            event_type=frame.type,
            modes=frame.modes,
            unmet=tuple(_condition(u, frames, text) for u in unmet),
        )
        for frame, unmet in failed
    ]


def _condition(unmet: Unmet, frames: FrameLexicon, text: str) -> Condition:
    there = tuple(worded(t, text) for t in unmet.there)
    wanted = tuple(_class_worded(w, frames) for w in unmet.wanted)
    return Condition(name=unmet.condition, wanted=unmet.wanted, there=there, said=_said(unmet.condition, wanted, there))


def _class_worded(word: str, frames: FrameLexicon) -> str:
    """A word class of the lexicon by its first members; words and built-in classes as they are."""
    bare = word.removeprefix("!")
    members = sorted(frames.classes.get(bare[1:], ())) if bare.startswith("@") else []
    if not members:
        return word
    few = ", ".join(members[:3]) + (" …" if len(members) > 3 else "")
    return f"{word[: len(word) - len(bare)]}{bare[1:].replace('_', ' ')} ({few})"


_SLOT_WORDS = {
    "subject": "who does it",
    "object": "the object",
    "complement": "what is agreed, asked, refused …",
    "modifier": "the word before it",
    "within": "its clause",
}


def _said(name: str, wanted: tuple[str, ...], there: tuple[str, ...]) -> str:
    """The condition and what stands there instead.

    >>> _said("object", ("ban", "curfew"), ("the stone",))
    'the object should be ban / curfew, but is “the stone”'
    >>> _said("within", ("!drill",), ("drill",))
    'its clause must not hold drill'
    """
    if name in ("passive", "active"):
        return f"the verb should be {name}"
    slot = _SLOT_WORDS.get(name) or "what follows " + "/".join(f"“{p}”" for p in name.split("|"))
    asked = [w for w in wanted if not w.startswith("!")]
    quoted = ", ".join(f"“{w}”" for w in there)
    if name == "within":
        return f"{slot} must not hold {', '.join(there)}" if there else f"{slot} should hold {_some(asked)}"
    if asked == ["@none"]:
        return f"{slot} should be missing, but is {quoted}"
    if not there:
        return f"{slot} is missing" + (f" (wanted: {_some(asked)})" if asked != ["*"] else "")
    if not asked:
        return f"{slot} must not be {quoted}"
    return f"{slot} should be {_some(asked)}, but is {quoted}"


_BUILT_IN_WORDS = {
    "@party": "a political party", "@person": "a person", "@place": "a place", "@number": "a number", "@money": "a sum of money",
    "@quote": "in quotation marks",
    "@infinitive": "an infinitive",
    "@obligation": "“must” or “needs to”", "@none": "missing", "*": "anything",
}  # fmt: skip


def _some(words: list[str], limit: int = 4) -> str:
    """The first words of a long list; ``@`` names a word class of the lexicon."""
    named = [_BUILT_IN_WORDS.get(w, w) for w in words]
    listed = " / ".join(named[:limit])
    return listed + (f" / … ({len(words) - limit} more)" if len(words) > limit else "")


def near_anchors(sentence: Sentence, trace: Trace) -> tuple[NearAnchor, ...]:
    """Words that no frame put forward and the tagger did not either, though it sees something there."""
    tags = trace.tags
    if tags is None:
        return ()
    seen = [t for t in sentence.tokens if not trace.at(t.i) and tags.best_event(t.i)[1] >= SEEN]
    alone = [t for t in seen if not _beside_fate(t, trace)]
    return tuple(NearAnchor(word=t.text, span=t.span, tagger=opinions(tags, t), reason=_why_not(t, tags, trace)) for t in alone)


def _beside_fate(token: Token, trace: Trace) -> bool:
    """True for a further word of an anchor that was put forward: the "down" of "shot down"."""
    return any(trace.at(t.i) and abs(t.i - token.i) == 1 for t in (token.head, *token.children))


def _why_not(token: Token, tags: Tags, trace: Trace) -> str:
    kind, p = tags.best_event(token.i)
    if p < PROPOSED:
        return f"no frame holds, and {kind} {p:.2f} is below {PROPOSED:.2f}"
    if trace.brief:
        return f"no frame holds, and in a text this short the tagger ({kind} {p:.2f}) adds no events of its own"
    return f"no frame holds, and the tagger's {kind} {p:.2f} is at a word that names no event by itself"


def opinions(tags: Tags | None, token: Token) -> dict[str, float]:
    """The tagger's probabilities at a word, the likeliest type first."""
    if tags is None:
        return {}
    row = sorted(zip(tags.events[token.i], EVENT_TYPES, strict=True), key=lambda x: -x[0])
    return {kind: round(p, 2) for p, kind in row if p >= LEAST}


def worded(token: Token, text: str) -> str:
    """A head with what belongs to it right before it: "Fiji's foreign ministry"."""
    before = [c for c in token.children if c.i < token.i and c.dep in _BEFORE]
    first = min((t.start for c in before for t in c.subtree()), default=token.start)
    return " ".join(text[min(first, token.start) : token.end].split())


_BEFORE = frozenset({"compound", "amod", "det", "nummod", "poss", "nmod", "neg", "aux", "quantmod"})
