"""What every record shares: strictness, immutability, spans and derived identifiers."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

import msgspec

Span = tuple[int, int]
"""Half open ``(start, end)``, counted in Unicode code points of ``Document.text``."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen, keyword-only struct that refuses unknown fields when decoded."""

    def replace(self, **changes: Any) -> Any:
        """The same record with some fields changed; the original stays as it was."""
        return msgspec.structs.replace(self, **changes)


def derive_id(prefix: str, *parts: object) -> str:
    """A short identifier that depends on the parts alone, equal on every machine.

    >>> derive_id("doc", "text", None)
    'doc-d6a22987a521e88a'
    >>> derive_id("doc", "text", None) == derive_id("doc", "text", None)
    True
    """
    first, *rest = ["\x00" if p is None else str(p) for p in parts] or [""]
    digest = _begun(first).copy()
    digest.update("".join(f"\x1f{part}" for part in rest).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:16]}"


@lru_cache(maxsize=2)
def _begun(first: str) -> hashlib._Hash:
    """Most ids of a document begin with its whole text, which is read once for all of them."""
    return hashlib.sha256(first.encode("utf-8", "surrogatepass"))


def covers(outer: Span, inner: Span) -> bool:
    """True when ``inner`` lies wholly inside ``outer``."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(a: Span, b: Span) -> bool:
    """True when the two spans share at least one character."""
    return a[0] < b[1] and b[0] < a[1]
