"""Words that may report what somebody says: the best reading of each, its score, and what it had to beat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..attribution import CueLexicon
from ..attribution.candidates import Candidate
from ..attribution.gather import gather
from ..attribution.judge import is_blocked, rule_scores
from ..attribution.layout import Layout
from ..attribution.linked import Links, with_linked
from ..attribution.tagged import best_reading, least_score
from ..export.visual import shorten
from ..parse import Parse
from ..records import Attribution, Report, overlaps
from ..tagger import Tags
from .explanation import Cue
from .near import worded

NEAR = 1.0
"""How far below its threshold a reading may be and still be told as one that nearly counted."""


def find_cues(parse: Parse, report: Report, tags: Tags | None, lexicon: CueLexicon) -> dict[int, tuple[Cue, ...]]:
    """Cues by the index of their sentence: those believed, and those that nearly were."""
    found: dict[int, list[Cue]] = defaultdict(list)
    told: set[str] = set()
    for candidate, score, least in sorted(_readings(Layout(parse), tags, lexicon), key=lambda r: (-r[1], r[0].cue.i)):
        kept = next((a for a in report.attributions if any(overlaps(candidate.cue.span, span) for span in a.cue)), None)
        if kept is not None and kept.id not in told:
            told.add(kept.id)
        elif kept is not None or score <= least - NEAR:
            continue  # another word of a cue already told ("according *to*"), or far from being one
        found[candidate.cue.sentence].append(_cue(candidate, score, least, kept, parse.text))
    return {sentence: tuple(sorted(cues, key=lambda c: c.span)) for sentence, cues in found.items()}


def _readings(layout: Layout, tags: Tags | None, lexicon: CueLexicon) -> Iterator[tuple[Candidate, float, float]]:
    """The best reading of each possible cue, with its score and the score that it must beat."""
    groups = gather(layout)
    if tags is not None:
        links = Links(layout, tags)
        for group in with_linked(links, groups):
            best = best_reading(links, group, lexicon)
            if best is not None:
                yield best.candidate, best.score, least_score(links, best.candidate)
        return
    for group in groups:
        scored = rule_scores(layout, [c for c in group if not is_blocked(c, lexicon)], lexicon)
        candidate, score = max(scored, default=(None, 0.0), key=lambda s: s[1])
        if candidate is not None:
            yield candidate, score, 0.0


def _cue(candidate: Candidate, score: float, least: float, kept: Attribution | None, text: str) -> Cue:
    tokens = candidate.cue
    return Cue(
        word=tokens.text,
        span=tokens.span,
        construction=candidate.shape,
        score=round(score, 2),
        threshold=least,
        source=None if candidate.source is None else worded(candidate.source, text),
        content=shorten(" ".join(text[a:b] for a, b in kept.content), 120) if kept else "",
        attribution=kept.id if kept else None,
        reason=_why_not(score, least) if kept is None else _why_so(score, least),
    )


def _why_not(score: float, least: float) -> str:
    return "nearly: its score is too low" if score <= least else "another cue claims the same words, or it stands inside somebody's words"


def _why_so(score: float, least: float) -> str | None:
    return None if score > least else "its wording has no other use, whatever its score"
