"""Lines -> numbers between 0 and about 3 that tell article from furniture, each with a name that stands in line_weights.tsv.

Two layers. The local layer sees a line alone: length, closing punctuation, case, wording of furniture. The context layer
sees how much the neighbours look like an article, and where the line stands relative to the densest run of prose (the core):
a short quotation between two paragraphs is article, the same words in a menu are not.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from .furniture import Furniture
from .lines import BULLET, NUMBERED, Line, words_of

Features = dict[str, float]

_STOP = re.compile(r"[.!?。！？؟।]+[\"”’»')\]\s]*$")
_SENTENCES = re.compile(r"[.!?][\"”’»')]*\s+[\"“„‘«(]?[A-ZÀ-ÞА-Я0-9]|[。！？]")
_QUOTES = re.compile(r"[\"“”„«»]|(?<!\w)['‘]\w")
_SEPARATORS = re.compile(r"[|›»«‹•·→]| / ")
_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
    r"|\b\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d{2}\b",
    re.IGNORECASE,
)

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
        "date": line.words < 20 and _DAY.search(text), "no_words": line.words == 0, "opens_quote": text[0] in "\"“„«'‘",
    }  # fmt: skip
    found.update({name: 1.0 for name, mark in marks.items() if mark})
    kinds = furniture.kinds(line.text, line.words)
    long = "_long" if line.words >= 16 else ""
    found.update({f"says_{kind}{long}": 1.0 for kind in kinds})
    return found


END_MARKERS = ("says_comments", "says_related", "says_tags", "says_legal", "says_author_bio")


def context_features(lines: Sequence[Line], local: Sequence[Features], chances: Sequence[float]) -> list[Features]:
    """What the neighbours and the core say. ``chances`` are the local layer's probabilities."""
    n = len(lines)
    start, end = core(lines, chances)
    sums = [0.0]
    for p in chances:
        sums.append(sums[-1] + p)
    marks = [0]
    for i, f in enumerate(local):
        marks.append(marks[-1] + (i > start and any(name in f for name in END_MARKERS)))

    def mean(a: int, b: int) -> float:
        a, b = max(0, a), min(n, b)
        return (sums[b] - sums[a]) / (b - a) if b > a else 0.0

    rows = []
    for i, p in enumerate(chances):
        inside = start <= i < end
        row = {
            "score": math.log((p + 1e-3) / (1 - p + 1e-3)), "before_1": mean(i - 1, i), "after_1": mean(i + 1, i + 2),
            "before_3": mean(i - 3, i), "after_3": mean(i + 1, i + 4), "around_8": mean(i - 8, i + 9),
            "in_core": float(inside), "before_core": math.log1p(max(0, start - i)), "after_core": math.log1p(max(0, i - end + 1)),
            "above": float(i < start), "below": float(i >= end),
            "end_markers": math.log1p(marks[i + 1]),
            "gap_before": float(i > 0 and lines[i].row - lines[i - 1].row > 1),
        }  # fmt: skip
        for name in ("bullet", "stop"):
            row[f"{name}_before"] = local[i - 1].get(name, 0.0) if i else 0.0
            row[f"{name}_after"] = local[i + 1].get(name, 0.0) if i + 1 < n else 0.0
        for name in ("words_1", "words_2_3", "words_4_6", "words_7_10", "bullet", "says_related", "says_credit"):
            if inside and name in local[i]:
                row[f"{name}_in_core"] = 1.0
        rows.append(row)
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
