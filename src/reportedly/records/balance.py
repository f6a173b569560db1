"""How a document divides its room among those who speak in it, and who is only spoken about."""

from __future__ import annotations

from .attribution import SourceKind
from .base import Record, Span
from .party import Party


class SourceShare(Record, frozen=True, kw_only=True):
    """One source with all its attributions. Characters are counted once, for the innermost source around them.

    ``direct`` are characters in its own words (quoted), ``indirect`` those told in the publisher's; ``share`` is its part (0 to 1) of all
    characters that the document attributes to anybody. ``span`` is the fullest mention; ``None`` where nobody is named at all.
    """

    name: str | None
    span: Span | None
    kind: SourceKind | None = None
    party: Party | None = None
    anonymous: bool = False
    attributions: tuple[str, ...]
    direct: int
    indirect: int
    share: float


class SourceBalance(Record, frozen=True, kw_only=True):
    """``sources`` with the largest share first; ``mentioned``: parties of events for whose side (country and sector) nobody speaks;
    ``anonymous``: the number of attributions to sources that are not named."""

    sources: tuple[SourceShare, ...] = ()
    mentioned: tuple[Party, ...] = ()
    anonymous: int = 0
