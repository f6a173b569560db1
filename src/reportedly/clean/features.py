"""Lines -> numbers between 0 and about 3 that tell article from furniture, each with a name that stands in line_weights.tsv.

Two layers. The local layer sees a line alone: length, closing punctuation, case, wording of furniture. The context layer
sees how much the neighbours look like an article, and where the line stands relative to the densest run of prose (the core):
a short quotation between two paragraphs is article, the same words in a menu are not.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate

from .furniture import Furniture
from .lines import BULLET, NUMBERED, Line, words_of

Features = dict[str, float]

_STOP = re.compile(r"[.!?。！？؟।]+[\"”’»')\]\s]*$")
_SENTENCES = re.compile(r"[.!?][\"”’»')]*\s+[\"“„‘«(]?[A-ZÀ-ÞА-Я0-9]|[。！？]")
_QUOTES = re.compile(r"[\"“”„«»]|(?<!\w)['‘]\w")
_SEPARATORS = re.compile(r"[|›»«‹•·→]| / ")
DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
    r"|\b\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d{2}\b",
    re.IGNORECASE,
)

# "QUITO, Ecuador (Agency) —": how agency copy opens; the name in brackets is no picture credit here.
_DATELINE = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40}\b.{0,40}?)?\([A-Z][\w /&.]{1,40}\) ?[-–—]{1,2} ")
# A reporter speaks of others; whoever says "I" or "you" outside quotation marks comments, advertises or asks to sign in.
_ADDRESS = frozenset(["i", "i'm", "i’m", "i've", "i’ve", "me", "my", "you", "you're", "you’re", "your", "we", "our", "us"])

LENGTHS = (
    (1, "words_1"), (3, "words_2_3"), (6, "words_4_6"), (10, "words_7_10"), (15, "words_11_15"), (25, "words_16_25"), (45, "words_26_45"),
)  # fmt: skip
"""Most words, name."""


def local_features(lines: Sequence[Line], furniture: Furniture) -> list[Features]:
    """What each line shows alone (and whether the page repeats it)."""
    seen = Counter(line.text for line in lines)
    return [_local(line, seen[line.text] > 1, furniture) for line in lines]


def _local(line: Line, repeated: bool, furniture: Furniture) -> Features:
    text, words = line.text[:2000], words_of(line.text)
    count = max(1, line.words)
    found: Features = {next((name for most, name in LENGTHS if line.words <= most), "words_46"): 1.0}
    found["log_words"] = math.log1p(min(line.words, 120))
    found["lower"] = sum(1 for w in words if w[0].islower()) / count
    found["short_lower"] = sum(1 for w in words if len(w) <= 4 and w.islower()) / count
    found["capitals"] = sum(1 for w in words if len(w) > 1 and w.isupper()) / count
    found["digits"] = sum(1 for w in words if w[0].isdigit()) / count
    found["sentences"] = math.log1p(len(_SENTENCES.findall(text)))
    found["separators"] = min(3.0, len(_SEPARATORS.findall(text)))
    marks = {
        "stop": _STOP.search(text[-12:]), "colon": text.endswith(":"), "comma": ", " in text, "quote": _QUOTES.search(text),
        "bullet": BULLET.match(text), "numbered": NUMBERED.match(text), "starts_lower": text[0].islower(), "repeated": repeated,
        "date": line.words < 20 and DAY.search(text), "no_words": line.words == 0, "opens_quote": text[0] in "\"“„«'‘",
        "dateline": _DATELINE.match(text),
    }  # fmt: skip
    found.update({name: 1.0 for name, mark in marks.items() if mark})
    if "quote" not in found:
        found["addresses"] = sum(1 for w in words if w.lower() in _ADDRESS) / count
    kinds = furniture.kinds(line.text, line.words)
    long = "_long" if line.words >= 16 else ""
    found.update({f"says_{kind}{long}": 1.0 for kind in kinds})
    return found


END_MARKERS = ("comments", "related", "tags", "legal", "author_bio", "share", "subscribe", "dateline_furniture", "byline")
STRONG = 0.7
"""A chance from which a line counts as prose that holds up its neighbours."""


def context_features(lines: Sequence[Line], local: Sequence[Features], chances: Sequence[float]) -> list[Features]:
    """What the neighbours and the core say. ``chances`` are the local layer's probabilities."""
    n = len(lines)
    start, end = core(lines, chances)
    mean, markers = _mean_of(chances), _markers_since(local, start)
    before, after = _distances(chances), _distances(chances[::-1])[::-1]
    under = _list_owners(local)
    topical, heading = _topical(lines, start, end), _heading_above(lines, local, start)
    mass = [p * min(line.words, 60) for line, p in zip(lines, chances, strict=True)]
    share = sum(mass[start:end]) / max(1.0, sum(mass))
    rows = []
    for i, p in enumerate(chances):
        inside = start <= i < end
        row = {
            "score": math.log((p + 1e-3) / (1 - p + 1e-3)), "before_1": mean(i - 1, i), "after_1": mean(i + 1, i + 2),
            "before_3": mean(i - 3, i), "after_3": mean(i + 1, i + 4), "around_8": mean(i - 8, i + 9),
            "between_2": _between(chances, i, 2), "between_5": _between(chances, i, 5),
            "prose_before": math.log1p(before[i]), "prose_after": math.log1p(after[i]),
            "prose_either": math.log1p(min(before[i], after[i])),
            "in_core": float(inside), "before_core": math.log1p(max(0, start - i)), "after_core": math.log1p(max(0, i - end + 1)),
            "above": float(i < start), "below": float(i >= end), "core_share_outside": 0.0 if inside else share,
            "topical": topical[i], "topical_outside": 0.0 if inside else topical[i],
            "under_heading": float(heading is not None and heading < i < start),
            "sentence_under_heading": float(heading is not None and heading < i < start and lines[i].words > 8 and "stop" in local[i]),
        }  # fmt: skip
        for name, count in markers[i].items():
            row[f"after_{name}"] = math.log1p(count)
        if under[i]:
            row[f"under_{under[i]}"] = 1.0
        for name in ("bullet", "stop", "colon"):
            row[f"{name}_before"] = local[i - 1].get(name, 0.0) if i else 0.0
            row[f"{name}_after"] = local[i + 1].get(name, 0.0) if i + 1 < n else 0.0
        for near in (i - 1, i + 1):
            if 0 <= near < n:
                row.update({f"beside_{name}": 1.0 for name in local[near] if name.startswith("says_")})
        row.update({f"own_{name}": value for name, value in local[i].items()})
        if inside:
            row.update({f"core_{name}": value for name, value in local[i].items()})
        rows.append(row)
    return rows


def _topical(lines: Sequence[Line], start: int, end: int) -> list[float]:
    """For each line, the share of its longer words that the core's other lines use: a standfirst shares them, a menu does not."""
    words = [{w.lower() for w in words_of(line.text) if len(w) > 4} for line in lines]
    used = Counter(w for own in words[start:end] for w in own)
    rows = []
    for i, own in enumerate(words):
        least = 1 if start <= i < end else 0
        rows.append(sum(used[w] > least for w in own) / max(3, len(own)))
    return rows


def _heading_above(lines: Sequence[Line], local: Sequence[Features], start: int) -> int | None:
    """The nearest line over the core that could be a headline."""
    for i in range(start - 1, max(-1, start - 25), -1):
        own = local[i]
        spoken = any(name.startswith("says_") or name in ("stop", "bullet", "numbered", "date", "colon") for name in own)
        if not spoken and 4 <= lines[i].words <= 25:
            return i
    return None


def _mean_of(values: Sequence[float]) -> Callable[[int, int], float]:
    sums = [0.0, *accumulate(values)]

    def mean(a: int, b: int) -> float:
        a, b = max(0, a), min(len(values), b)
        return (sums[b] - sums[a]) / (b - a) if b > a else 0.0

    return mean


def _between(chances: Sequence[float], i: int, reach: int) -> float:
    """High when prose stands within reach on both sides."""
    return min(max(chances[max(0, i - reach) : i], default=0.0), max(chances[i + 1 : i + 1 + reach], default=0.0))


def _markers_since(local: Sequence[Features], start: int) -> list[dict[str, int]]:
    """How often each wording that follows articles was seen since the core began, up to each line."""
    seen: dict[str, int] = {}
    rows = []
    for i, features in enumerate(local):
        if i > start:
            seen = seen | {name: seen.get(name, 0) + 1 for name in END_MARKERS if f"says_{name}" in features}
        rows.append(seen)
    return rows


def _distances(chances: Sequence[float]) -> list[int]:
    """Lines since the last line of prose."""
    distance, rows = 50, []
    for p in chances:
        rows.append(distance)
        distance = 1 if p > STRONG else min(50, distance + 1)
    return rows


def _list_owners(local: Sequence[Features]) -> list[str | None]:
    """For each line of a list, the kind of furniture its heading speaks of ("More great stories" over six titles)."""
    owner: str | None = None
    rows: list[str | None] = []
    for features in local:
        kinds = [name for name in END_MARKERS if f"says_{name}" in features]
        is_item = "bullet" in features or ("stop" not in features and features["log_words"] > 1)
        rows.append(owner if is_item and not kinds else None)
        owner = kinds[0] if kinds else owner if is_item or "no_words" in features else None
    return rows


SHORT_LINE_COST = 3.0


def core(lines: Sequence[Line], chances: Sequence[float]) -> tuple[int, int]:
    """The run of lines with the most prose: every likely line counts its words, every unlikely one costs a few."""
    best = total = 0.0
    begin = start = end = 0
    for i, (line, p) in enumerate(zip(lines, chances, strict=True)):
        total += p * min(line.words, 60) - SHORT_LINE_COST * (1 - p)
        if total <= 0:
            total, begin = 0.0, i + 1
        elif total > best:
            best, start, end = total, begin, i + 1
    return start, end
