"""What forbids a match: "May said" is no month, "the second man" no length, "2000 people" no year.

A guard looks at a match in its place and says whether it may stand. Most rules do with the word lists beside them
(``needs_before`` and the like); a guard is for what a list cannot say.
"""

from __future__ import annotations

from collections.abc import Callable

from . import guards_dates, guards_spans, guards_words
from .around import Around
from .grammar import RuleEntry

Guard = Callable[[Around], bool]

GUARDS: dict[str, Guard] = {**guards_dates.GUARDS, **guards_spans.GUARDS, **guards_words.GUARDS}


def may_stand(entry: RuleEntry, around: Around) -> bool:
    """Whether nothing around the match speaks against it."""
    before, after = around.before(), around.after()
    if entry.needs_before and before not in entry.needs_before:
        return False
    if before in entry.never_before or after in entry.never_after:
        return False
    return all(GUARDS[name](around) for name in entry.guards)
