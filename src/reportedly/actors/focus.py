"""Names and toponyms of a document -> the country it is about, as seen from a place in the text.

"Police fired tear gas" in a story from Nairobi means Kenyan police. The guess weighs how often a country is named in the whole
document against how near before it was named.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

NON_STATES = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
HEADLINE_WEIGHT = 2.0
NEAR_CHARACTERS = 800
NEAR_WEIGHT = 0.3
SCENE_WEIGHT = 0.4


class Focus:
    """Evidence for countries by position in the text."""

    def __init__(self, evidence: list[tuple[int, str]], headline_end: int) -> None:
        self._evidence = sorted((at, code) for at, code in evidence if code not in NON_STATES)
        self._positions = [at for at, _ in self._evidence]
        self._shares: dict[str, float] = {}
        totals: dict[str, float] = defaultdict(float)
        for at, code in self._evidence:
            totals[code] += HEADLINE_WEIGHT if at < headline_end else 1.0
        whole = sum(totals.values())
        if whole:
            self._shares = {code: value / whole for code, value in totals.items()}

    def country(self, at: int, scenes: tuple[str, ...] = (), lead: float = 0.0) -> str | None:
        """The likeliest country at a character; ``None`` when none is named, or when the second is less than ``lead`` behind.

        >>> focus = Focus([(10, "KEN"), (50, "KEN"), (900, "UGA")], 100)
        >>> focus.country(200), focus.country(5000)
        ('KEN', 'KEN')
        >>> Focus([(10, "KEN"), (900, "UGA")], 0).country(910)
        'UGA'
        >>> Focus([(10, "KEN"), (900, "UGA")], 0).country(910, lead=0.4) is None
        True
        """
        scores = dict(self._shares)
        for code, distance in self._nearest(at).items():
            scores[code] += NEAR_WEIGHT * (1 - distance / NEAR_CHARACTERS)
        for code in scenes:
            scores[code] = scores.get(code, 0.0) + SCENE_WEIGHT
        ranked = sorted(scores, key=lambda code: (-scores[code], code))
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < lead:
            return None
        return ranked[0] if ranked else None

    def last_countries(self, at: int, number: int) -> list[str]:
        """The latest different countries named before a character, in the order of the text: "the two countries"."""
        found: list[str] = []
        for i in range(bisect_right(self._positions, at) - 1, -1, -1):
            code = self._evidence[i][1]
            if code not in found:
                found.append(code)
            if len(found) == number:
                break
        return found[::-1]

    def share(self, code: str) -> float:
        """How much of the document's evidence is for a country."""
        return self._shares.get(code, 0.0)

    def _nearest(self, at: int) -> dict[str, int]:
        """How far back each country was named last, within reach."""
        i = bisect_right(self._positions, at)
        found: dict[str, int] = {}
        while i > 0 and at - self._positions[i - 1] < NEAR_CHARACTERS:
            i -= 1
            found.setdefault(self._evidence[i][1], at - self._positions[i])
        return found
