"""What is measured: each kind with its gold files, its scorer, and the figures that the table shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """``document_figure`` is the one figure by which single documents are compared with the last accepted run."""

    name: str
    scorer: str
    files: tuple[str, ...]
    figures: tuple[str, ...]
    document_figure: str
    lower_is_better: bool = False
    fast: bool = False
    """Read without the tagger, as ``reportedly read --fast`` does."""
    clean_only: bool = False
    """Only the cleaned document is scored: nothing is parsed."""

    grouped: bool = False
    """All documents at once, as ``reportedly stories`` groups them; single documents have no figure."""

    def document_key(self, gold: dict[str, object]) -> str:
        """The figure's full name for one document: figures of some kinds are per corpus."""
        return self.document_figure.replace("{corpus}", str(gold.get("corpus")))


_ATTRIBUTED = (
    "event.P", "event.R", "event.F1", "actor-country.F1", "recipient-country.F1", "standing", "auxiliary", "source",
    "time.P", "time.R", "time.F1", "place.P", "place.R", "place.F1",
)  # fmt: skip
_ATTRIBUTION = (
    "all.ov50.P", "all.ov50.R", "all.ov50.F1", "direct.ov50.F1", "indirect.ov50.F1", "all.exact.F1",
    "linked.source.F1", "linked.cue.F1", "linked.content.F1", "head",
)  # fmt: skip
_VARIANTS = ("exact_boiler", "headtail", "abridged50", "merged", "edit15", "edit30", "edit30_boiler", "edit50")
_TIMEX = ("strict.F1", "relaxed.F1", "value.F1", "type.F1")

KINDS = (
    Kind("attributed.seed", "attributed", ("attributed.seed.jsonl",), _ATTRIBUTED, "event.F1"),
    Kind("attributed", "attributed", ("attributed.dev.jsonl", "attributed.seed.jsonl"), _ATTRIBUTED, "event.F1"),
    Kind(
        "gsr", "gsr", ("gsr.dev.jsonl",),
        ("type.P", "type.R", "type.F1", "actor-country.F1", "recipient-country.F1", "triple.F1"), "type.F1",
    ),
    Kind("plv", "plv", ("plv.dev.jsonl",), ("first", "any", "set.P", "set.R", "set.F1", "linked", "pair-found"), "first"),
    Kind("negatives", "negatives", ("negatives.dev.jsonl",), ("false-alarms",), "false-alarms", lower_is_better=True),
    Kind("snippets", "snippets", ("snippets.dev.jsonl",), ("recall", "false-alarms"), "recall"),
    Kind("attribution", "attribution", ("attribution.dev.jsonl",), _ATTRIBUTION, "all.ov50.F1"),
    Kind("attribution.wikinews", "attribution", ("attribution.wikinews.jsonl",), _ATTRIBUTION, "all.ov50.F1"),
    Kind("fast.attributed", "attributed", ("attributed.dev.jsonl", "attributed.seed.jsonl"), _ATTRIBUTED, "event.F1", fast=True),
    Kind("fast.attribution", "attribution", ("attribution.dev.jsonl",), ("all.ov50.F1",), "all.ov50.F1", fast=True),
    Kind("fast.attribution.wikinews", "attribution", ("attribution.wikinews.jsonl",), ("all.ov50.F1",), "all.ov50.F1", fast=True),
    Kind(
        "timex", "timex", ("timex.dev.jsonl",),
        (*_TIMEX, *(f"{corpus}.{figure}" for corpus in ("timebank", "aquaint", "wikiwars-train") for figure in _TIMEX[:3])), "value.F1",
    ),
    Kind(
        "places", "places", ("places.dev.jsonl",),
        tuple(f"{corpus}.{figure}" for corpus in ("tr-news", "lgl", "geovirus") for figure in ("recognition.F1", "place161", "acc161")),
        "{corpus}.place161",
    ),
    Kind(
        "flat", "flat", ("flat.dev.jsonl",), ("aeb.line.F1", "aeb.char.F1", "traf.line.F1", "traf.char.F1"), "{corpus}.line.F1",
        clean_only=True,
    ),
    Kind(
        "stories", "stories", ("stories.dev.jsonl",),
        ("fnc1-test.bcubed.P", "fnc1-test.bcubed.R", "fnc1-test.bcubed.F1", "ecb+.bcubed.P", "ecb+.bcubed.R", "ecb+.bcubed.F1"),
        "{corpus}.bcubed.F1", grouped=True,
    ),
    Kind(
        "copies", "copies", ("copies.dev.jsonl",),
        ("pair.P", "pair.R", "pair.F1", *(f"recall.{variant}" for variant in _VARIANTS)), "pair.F1", grouped=True,
    ),
)  # fmt: skip


def chosen(names: list[str]) -> tuple[Kind, ...]:
    """The kinds named, in the table's order; all of them where none is named.

    >>> [kind.name for kind in chosen(["plv", "gsr"])]
    ['gsr', 'plv']
    """
    unknown = set(names) - {kind.name for kind in KINDS}
    if unknown:
        raise SystemExit(f"evaluation: no such kind: {', '.join(sorted(unknown))}; there are {', '.join(kind.name for kind in KINDS)}")
    return tuple(kind for kind in KINDS if kind.name in names or not names)
