"""``python -m reportedly.jobs``: a worker on the store that ``REPORTEDLY_DB`` names. Started by the desk."""

from __future__ import annotations

import os
from contextlib import closing

from ..pipeline import Resources
from ..store import open_store
from .hooks import tell_hooks
from .work import work


def main() -> None:
    """Work until nothing waits any more."""
    private = os.environ.get("REPORTEDLY_ALLOW_PRIVATE") == "1"
    with closing(open_store(os.environ["REPORTEDLY_DB"], create=False)) as store:
        if work(store, lambda: Resources.load(fast=os.environ.get("REPORTEDLY_FAST") == "1"), allow_private=private):
            tell_hooks(store, allow_private=private)


if __name__ == "__main__":
    main()
