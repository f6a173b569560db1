"""Cue families -> complaints: every example must be found to report something by the family's act, no counterexample may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..parse import Parser
from ..tagger import Tagger
from .find import find_attributions
from .lexicon import CueFamily, CueLexicon


class CueChecker:
    """Reads single sentences with all cues, by constructions or with a ``tagger`` too, and compares with what a family says."""

    def __init__(self, parser: Parser, cues: CueLexicon, tagger: Tagger | None = None) -> None:
        self._parser = parser
        self._cues = cues
        self._tagger = tagger

    def check(self, families: Iterable[CueFamily]) -> Iterator[str]:
        """One line per example or counterexample that does not come out as written."""
        for family in families:
            for text in family.examples:
                if not self.reports(family, text):
                    yield f"{family.id}: example {text!r}: no cue of the family reports anything"
            for text in family.counterexamples:
                if self.reports(family, text):
                    yield f"{family.id}: counterexample {text!r}: is taken to report something"

    def reports(self, family: CueFamily, text: str) -> bool:
        """True when a word of the family is a cue in the text, with the family's act."""
        words = {*family.verbs, *family.nouns, *family.adjectives, *family.adverbs}
        parse = self._parser.parse(text)
        found = find_attributions(parse, None, self._cues, None if self._tagger is None else self._tagger.tag(parse))
        return any(a.act == family.act and a.hedged == family.hedged and a.why.split(".")[1] in words for a in found)
