"""Codes in words: countries, sectors, and what filters and their values are called."""

from __future__ import annotations

from functools import cache

from ..export.visual import AUXILIARY_WORDS, TYPE_WORDS
from ..lexicons import lexicon_path, load_tsv
from ..ontology import load_ontology
from .marks import QUAD_WORDS

FILTER_WORDS = {
    "type": "Type", "mode": "Mode", "context": "Context", "quad": "Quad class", "standing": "Standing", "auxiliary": "Reality",
    "verdict": "Review", "publisher": "Publisher", "country": "Country", "actor_country": "Actor's country",
    "recipient_country": "Recipient's country", "sector": "Sector", "actor_sector": "Actor's sector",
    "recipient_sector": "Recipient's sector", "actor": "Party", "by": "Actor", "on": "Recipient", "source": "Source",
    "place_country": "Place: country", "place": "Place", "story": "Story", "happening": "Happening", "document": "Document",
    "text": "Text", "since": "From", "until": "To",
}  # fmt: skip
_AUXILIARY = {str(name): words for name, words in AUXILIARY_WORDS.items()}
VERDICT_WORDS = {"unreviewed": "not reviewed", "accepted": "accepted", "rejected": "rejected", "corrected": "corrected"}


@cache
def _countries() -> dict[str, str]:
    """By ISO 3166 alpha-3 code."""
    rows = load_tsv(lexicon_path("actors/countries.tsv"))
    return {row["code"]: row["name"] for row in rows if row["code"] and not row["variant"]}


def country_name(code: str | None) -> str:
    """A country, or one of PLOVER's codes for those beyond countries.

    >>> country_name("KEN"), country_name("UNO"), country_name("XXX"), country_name(None)
    ('Kenya', 'United Nations', 'XXX', 'country unknown')
    """
    if not code:
        return "country unknown"
    return _countries().get(code) or load_ontology().nonstate_countries.get(code) or code


def sector_name(code: str | None) -> str:
    """PLOVER's sector.

    >>> sector_name("MIL"), sector_name(None)
    ('state military', 'sector unknown')
    """
    return load_ontology().sectors.get(code, code) if code else "sector unknown"


def value_words(name: str, value: str) -> str:
    """A value of a filter as people read it; ids (of actors, places, stories) are for the caller to look up.

    >>> value_words("country", "KEN"), value_words("quad", "4"), value_words("mode", "heavy-weapons"), value_words("type", "AID")
    ('Kenya', 'material conflict', 'heavy weapons', 'AID: gave aid')
    """
    if name.endswith("country"):
        return country_name(value)
    if name.endswith("sector"):
        return sector_name(value)
    if name == "quad":
        return QUAD_WORDS.get(int(value), value) if value.isdecimal() else value
    if name == "type":
        return f"{value}: {TYPE_WORDS[value]}" if value in TYPE_WORDS else value
    if name == "auxiliary":
        return _AUXILIARY.get(value, value)
    if name == "verdict":
        return VERDICT_WORDS.get(value, value)
    return value.replace("-", " ").replace("_", " ") if name in ("mode", "context") else value
