"""Tags -> how likely each word stands in the content of each cue.

The encoder says of every word how likely it is part of some content, and of every pair how likely they belong together. A word's content
share is divided among the likely cues around it by their links, smoothed over its neighbours.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from ..parse import Token
from ..tagger import Tags

HOPELESS = 0.15
"""Probability of standing in a content up to which a word is nobody's."""
LEAST = 0.02
"""Share up to which a word is left out of a cue's content."""
SMOOTH = 3
"""Neighbours on each side whose links are averaged with a word's own: one word of a content is linked no better than the next."""
CUT = 0.0025
"""Links are cut to this probability, and to what it lacks of 1."""
NOBODY = math.exp(-0.5)
"""What stands for "no cue at all" beside the odds of the cues."""
Chances = dict[int, float]


class _Window(NamedTuple):
    """Of the words of one stretch: which may be content, and where the neighbours of each begin and end."""

    open: Any
    start: Any
    end: Any


class Shares:
    """The shares of one document's cues. ``cues`` are those that claim their part of every word, asked about or not."""

    def __init__(self, tokens: list[Token], tags: Tags, cues: list[int]) -> None:
        import numpy as np

        self._tags = tags
        self._roles = np.array([tags.role(t.i, "content") for t in tokens])
        self._open = (self._roles > HOPELESS) & np.array([t.pos != "PUNCT" for t in tokens], dtype=bool)
        self._sentence = np.array([t.sentence for t in tokens], dtype=np.int64)
        self._windows: dict[tuple[int, int], _Window] = {}
        self._claims = {cue: self._odds(cue) for cue in cues}
        self._claimed = np.zeros(len(tokens))
        for first, odds in self._claims.values():
            self._claimed[first : first + len(odds)] += odds

    def of(self, cue: int) -> Chances:
        """How likely each word (by index; the others are hopeless) stands in the content of the cue."""
        claim = self._claims.get(cue)
        first, own = claim or self._odds(cue)
        stretch = slice(first, first + len(own))
        rivals = self._claimed[stretch] + (NOBODY if claim else NOBODY + own)
        for beside in (self._claims.get(cue - 1), self._claims.get(cue + 1)):
            if beside is not None and beside[0] == first:  # another word of the same cue is no rival
                rivals = rivals - beside[1]
        shares = self._roles[stretch] * own / rivals
        likely = (shares > LEAST).nonzero()[0]
        return dict(zip((likely + first).tolist(), shares[likely].tolist(), strict=True))

    def _odds(self, cue: int) -> tuple[int, Any]:
        """The first token of the cue's stretch, and the smoothed odds of its link to each word; nought for words that are nobody's."""
        import numpy as np

        first, row = self._tags.links(cue, "content")
        if not row:
            return first, np.zeros(0)
        window = self._window(first, first + len(row))
        chances = np.minimum(np.maximum(np.array(row), CUT), 1.0 - CUT)
        mine = window.open
        if first <= cue < first + len(row):
            mine = mine.copy()
            mine[cue - first] = False
        sums = np.concatenate(([0.0], np.cumsum(np.where(mine, np.log(chances / (1.0 - chances)), 0.0))))
        counts = np.concatenate(([0], np.cumsum(mine)))
        near = np.maximum(counts[window.end] - counts[window.start], 1)
        return first, np.exp((sums[window.end] - sums[window.start]) / near) * mine

    def _window(self, first: int, last: int) -> _Window:
        """Neighbours are words of the same sentence; those of a stretch are worked out once."""
        import numpy as np

        known = self._windows.get((first, last))
        if known is None:
            sentence = self._sentence[first:last]
            at = np.arange(last - first)
            known = self._windows[first, last] = _Window(
                open=self._open[first:last],
                start=np.maximum(at - SMOOTH, np.searchsorted(sentence, sentence, side="left")),
                end=np.minimum(at + SMOOTH + 1, np.searchsorted(sentence, sentence, side="right")),
            )
        return known
