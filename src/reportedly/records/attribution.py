"""Who is reported to have said, believed or ordered something, by which words, and what."""

from __future__ import annotations

from typing import Literal

from .base import Record, Span
from .party import Party

SpeechAct = Literal[
    "assert",
    "deny",
    "accuse",
    "request",
    "promise",
    "threaten",
    "believe",
    "ask",
    "doubt",
    "confirm",
    "decline",
    "order",
    "intend",
    "credit",
]

SourceKind = Literal["person", "office", "institution", "outlet", "document", "crowd", "unnamed"]
"""``person``: somebody named; ``office``: a post without its holder's name ("the foreign minister"); ``outlet``: a news medium;
``crowd``: people of the public as a group ("villagers"); ``unnamed``: nobody, or words that tell nobody apart ("officials", "a source")."""


class Attribution(Record, frozen=True, kw_only=True):
    """Source, cue and content (PARC/PolNeAR). ``source`` is empty where none is named ("it was reported that ...")."""

    id: str
    source: tuple[Span, ...]
    source_party: Party | None = None
    source_kind: SourceKind | None = None
    source_mention: Span | None = None
    """The fullest words for the same source in the document: "Amina Diallo" for "she" and for "Diallo"."""
    own_outlet: bool = False
    """True when the source is the outlet whose story this is: Reuters in a story by Reuters."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Literal["direct", "indirect", "mixed"]
    act: SpeechAct
    hedged: bool = False
    anonymous: bool = False
    parent: str | None = None
    """The attribution around this one: BELTA reports that Volfovich said ..."""
    why: str


class Dispute(Record, frozen=True, kw_only=True):
    """A claim and what answers it (denied, rejected, could not confirm); ids of attributions or events."""

    id: str
    claim: tuple[str, ...]
    denial: tuple[str, ...]
    parties: tuple[Party, ...] = ()
