"""An attribution -> who stands behind it, so that outlets quoting one ministry are one source and two ministries are two.

A speaker is its entity in the actor table where it has one; else the words that tell it apart, with its country: "Kenya's health ministry",
"a spokesman for the Ministry of Health" and "Health Minister Jane Aruto" are ``ministry health, KEN``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..lexicons import lexicon_path, load_tsv
from ..records import Attribution, Report

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_SAME = {
    "minister": "ministry", "ministers": "ministry", "ministries": "ministry", "defense": "defence", "military": "army",
    "president": "presidency", "presidential": "presidency", "governor": "governorate", "embassy": "ambassador", "labor": "labour",
    "troops": "army", "soldiers": "army", "navy's": "navy", "policemen": "police", "policeman": "police",
}  # fmt: skip
_EMPTY = frozenset(
    "a an the its his her their our this that of for to in at on from by and or with affairs spokesman spokeswoman spokesperson "
    "spokespeople spokesmen official officials officer officers statement statements office head chief deputy senior acting then former "
    "national state federal government s mr mrs ms dr press release communique representative representatives local".split()
)
"""Words that tell no institution of a country from another, and those who speak for one."""
_OFFICES = frozenset({*_SAME.values(), "police", "navy"})
_UNTOLD = tuple(frozenset({word}) for word in ("ministry", "governorate", "ambassador"))


class Speaker(NamedTuple):
    """``entity``: an id in the actor table, or ``outlet NAME``; else ``words`` and, where known, ``country`` tell who it is."""

    entity: str | None
    words: frozenset[str] = frozenset()
    country: str | None = None

    @property
    def is_outlet(self) -> bool:
        """True for a news medium: "AFP reported" goes back to the same source as a story by AFP."""
        return bool(self.entity and self.entity.startswith("outlet "))

    def __str__(self) -> str:
        return self.entity or " ".join(sorted(self.words)) + (f", {self.country}" if self.country else "")


def find_speakers(report: Report) -> dict[str, Speaker]:
    """The speaker of each attribution, by its id; left out where nobody is named who could be told from others."""
    offices: dict[str, Speaker] = {}
    for attribution in report.attributions:  # "Health Minister Jane Aruto said ... Aruto added"
        name, office = _name(report, attribution), _office(report, attribution)
        if name and office:
            offices.setdefault(name[-1], office)
    told: dict[str, Speaker] = {}
    for attribution in report.attributions:
        speaker = _speaker(report, attribution)
        if speaker:
            name = _name(report, attribution)
            told[attribution.id] = offices[name[-1]] if not speaker.entity and name and name[-1] in offices else speaker
    return told


def name_sources(speakers: Iterable[Speaker]) -> Mapping[Speaker, str]:
    """One name for the speakers that are one: equal, or told by fewer words ("the ministry", "Aruto") or without a country."""
    listed = sorted(set(speakers), key=lambda s: (-len(s.words), s.country is None, str(s)))
    names: dict[Speaker, str] = {}
    full: list[Speaker] = []
    for speaker in listed:
        same = None if speaker.entity else next((other for other in full if _is_within(speaker, other)), None)
        names[speaker] = str(same or speaker)
        if same is None and not speaker.entity:
            full.append(speaker)
    return names


def _is_within(short: Speaker, full: Speaker) -> bool:
    return short.words <= full.words and (short.country == full.country or not (short.country and full.country))


def _speaker(report: Report, attribution: Attribution) -> Speaker | None:
    party = attribution.source_party
    if attribution.anonymous or attribution.own_outlet or attribution.source_kind in ("unnamed", "crowd"):
        return None
    named = _text(report, attribution)
    if attribution.source_kind == "outlet":
        return Speaker(f"outlet {_plain(named)}") if named else None
    country = party.country if party else None
    if party and party.entity and party.basis != "focus":
        words = _telling(named, country)
        if "ministry" not in words:
            return Speaker(party.entity)
        # "the Ministry of Defence" may be any country's, whichever the table has under that name
        return Speaker(None, words, country if _words_of_country(country) & set(_WORD.findall(_plain(named))) else None)
    return name_speaker(named, country)


def name_speaker(name: str, country: str | None) -> Speaker | None:
    """The speaker that words tell.

    >>> print(name_speaker("A spokesman for Kenya's Ministry of Health", "KEN"))
    health ministry, KEN
    """
    words = _telling(name, country)
    return Speaker(None, words, country) if words else None


def _text(report: Report, attribution: Attribution) -> str:
    """The fullest words for the source; of a person with a title, those with the title."""
    text = report.document.text
    worded = " ".join(text[start:end] for start, end in attribution.source) or (
        attribution.source_party.name if attribution.source_party else ""
    )
    if attribution.source_mention:
        start, end = attribution.source_mention
        if text[start:end] not in worded:
            return text[start:end]
    return worded


def _telling(name: str, country: str | None) -> frozenset[str]:
    words = [_SAME.get(word, word) for word in _WORD.findall(_plain(name))]
    kept = frozenset(words) - _EMPTY - _words_of_country(country)
    if "ministry" in kept and len(words) > 1:
        kept = _topic(words, kept)
    return kept or frozenset(words) - {"the", "a", "an"}


def _topic(words: list[str], kept: frozenset[str]) -> frozenset[str]:
    """Of "health minister jane aruto" the office, of "ministry of health" all: a topic stands before the title or after "of"."""
    at = words.index("ministry")
    follows = words[at + 1 : at + 2]
    before = frozenset(words[:at]) & kept
    return before | {"ministry"} if before and follows not in (["of"], ["for"]) else kept


def _name(report: Report, attribution: Attribution) -> list[str]:
    """The name of a person, word by word."""
    if attribution.source_kind != "person" or attribution.source_mention is None:
        return []
    start, end = attribution.source_mention
    return _WORD.findall(_plain(report.document.text[start:end]))


def _office(report: Report, attribution: Attribution) -> Speaker | None:
    """The office that a person with a title speaks for; "the minister, Jane Aruto" does not tell which."""
    country = attribution.source_party.country if attribution.source_party else None
    words = _telling(_text(report, attribution), country) - set(_name(report, attribution))
    return Speaker(None, words, country) if words & _OFFICES and words not in _UNTOLD else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("'s ", " ").split())


@lru_cache(maxsize=512)
def _words_of_country(code: str | None) -> frozenset[str]:
    """Names, capitals and adjectives of a country, as single words."""
    return _country_words().get(code or "", frozenset())


@lru_cache(maxsize=1)
def _country_words() -> dict[str, frozenset[str]]:
    words: dict[str, frozenset[str]] = {}
    for row in load_tsv(lexicon_path("actors/countries.tsv")):
        listed = [row["name"], *(row[column] or "" for column in ("aliases", "capitals", "adjectives", "people"))]
        found = frozenset(_WORD.findall(_plain(" ".join(listed).replace("|", " "))))
        words[row["code"]] = words.get(row["code"], frozenset()) | (found - _EMPTY)
    return words
