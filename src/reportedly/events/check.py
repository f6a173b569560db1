"""Frame files -> complaints: every example must be coded as its frame says, no counterexample may be.

python -m reportedly.events.check [FILE ...]      built-in files when none is named
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..actors import ActorTable, resolve_actors
from ..lexicons import lexicon_path, load_yaml
from ..parse import Parse, Parser
from ..places import Gazetteer, find_toponyms
from ..records import Party
from .arguments import Arguments
from .disambiguation import Match
from .find import code_sentence, propose_all
from .frames import Example, Frame, FrameFile, FrameLexicon
from .matching import Matcher
from .parties import Roles


class FrameChecker:
    """Codes single sentences with all frames and compares with what an entry says."""

    def __init__(self, parser: Parser, frames: FrameLexicon, gazetteer: Gazetteer, actors: ActorTable) -> None:
        self._parser = parser
        self._frames = frames
        self._gazetteer = gazetteer
        self._actors = actors

    def check(self, frames: Iterable[Frame]) -> Iterator[str]:
        """One line per example or counterexample that does not come out as written."""
        listed = list(frames)
        texts = [e.text for f in listed for e in f.examples] + [c for f in listed for c in f.counterexamples]
        parses = dict(zip(texts, self._parser.parse_all(texts), strict=True))
        for frame in listed:
            for example in frame.examples:
                reason = self._check_example(frame, example, parses[example.text])
                if reason:
                    yield f"{frame.id}: example {example.text!r}: {reason}"
            for text in frame.counterexamples:
                wrong = [m for m in self.code(parses[text]) if m.frame.id == frame.id]
                if wrong:
                    yield f"{frame.id}: counterexample {text!r}: is coded at {wrong[0].trigger.text!r}"

    def code(self, parse: Parse) -> list[Match]:
        """The matches of all sentences of a parse."""
        toponyms = find_toponyms(parse, self._gazetteer)
        cast = resolve_actors(parse, toponyms, self._actors, None)
        matcher, roles = Matcher(self._frames, cast), Roles(cast)
        return [m for s in parse.sentences for m in code_sentence(s, propose_all(s, matcher, roles), matcher, cast)]

    def _check_example(self, frame: Frame, example: Example, parse: Parse) -> str | None:
        matches = self.code(parse)
        coded = ", ".join(f"{m.frame.id}@{m.trigger.text}" for m in matches) or "nothing"
        if not self.holds(frame, parse):
            return f"the frame holds nowhere; coded: {coded}"
        if frame.silent:
            return None
        reasons = [_compare(m, frame, example, parse.text) for m in matches]
        if None in reasons:
            return None
        own = [r for m, r in zip(matches, reasons, strict=True) if m.frame.id == frame.id]
        return (own or reasons or ["coded nothing: no party, or inside another event"])[0]

    def holds(self, frame: Frame, parse: Parse) -> bool:
        """True when the frame's own conditions are met at some word, whichever frame is taken there in the end."""
        cast = resolve_actors(parse, find_toponyms(parse, self._gazetteer), self._actors, None)
        matcher = Matcher(self._frames, cast)
        triggers = (t for t in parse.tokens if frame in matcher.candidates(t))
        return any(matcher.failing(frame, Arguments(t)) is None for t in triggers)


def _compare(match: Match, frame: Frame, example: Example, text: str) -> str | None:
    wanted = example.type or frame.type
    if match.event_type != wanted:
        return f"coded {match.event_type}, not {wanted}"
    if example.modes is not None and match.modes != example.modes:
        return f"modes {match.modes}, not {example.modes}"
    if example.auxiliary is not None and set(match.auxiliary) != set(example.auxiliary):
        return f"auxiliary {match.auxiliary}, not {example.auxiliary}"
    for role, want, got in (("actors", example.actors, match.actors), ("recipients", example.recipients, match.recipients)):
        missing = [w for w in want if not any(w in _words(p, text) for p in got)]
        if missing:
            return f"{role} {[_words(p, text) for p in got]} lack {missing}"
    return None


def _words(party: Party, text: str) -> str:
    return text[slice(*party.span)]


def main(arguments: list[str]) -> int:
    """Prints complaints and a count; 1 when there are any."""
    frames = FrameLexicon.load(appeals=True)
    checker = FrameChecker(Parser(), frames, Gazetteer.load(), ActorTable.load())
    paths = [Path(a) for a in arguments] or sorted(lexicon_path("events").glob("*.yaml"))
    complaints = 0
    for path in paths:
        file = load_yaml(path, FrameFile)
        found = list(checker.check(file.frames))
        complaints += len(found)
        for line in found:
            print(f"{path.name}: {line}")
        print(f"{path.name}: {len(file.frames)} frames, {sum(len(f.examples) for f in file.frames)} examples, {len(found)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
