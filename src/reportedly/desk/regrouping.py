"""Stories anew after people decided something about them."""

from __future__ import annotations

from threading import Lock

from ..review import judged_report
from ..store import Store, group_store, totals

_AT_ONCE = 2_000
"""Stores up to this many documents are grouped again right away: it takes seconds. Larger ones wait for the next grouping."""
_GROUPING = Lock()


def regroup(store: Store) -> bool:
    """False where it was left to the next ``reportedly add`` or ``reportedly group``."""
    if totals(store)["documents"] > _AT_ONCE:
        return False
    with _GROUPING:
        group_store(store, judged=judged_report)
    return True
