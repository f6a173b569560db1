"""What a user's file says of one actor, whichever format it came in."""

from __future__ import annotations

from typing import Literal

import msgspec

from ..table import Term

Kind = Literal["person", "organisation"]


class ActorRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row, or one FollowTheMoney entity: ``place`` is file and line, for complaints. An empty ``id`` is derived from the name."""

    place: str
    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    """Names that count only where the document gives another reason to think of the actor."""
    terms: tuple[Term, ...]
