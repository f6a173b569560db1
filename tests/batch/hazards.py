"""A reader beside which taking the third page from its file ends the process, as a crash inside a reader of archives would."""

from __future__ import annotations

import os
from collections.abc import Iterator

from reportedly.batch import Reader, Settings, Shard
from reportedly.ingest import InputProblem
from reportedly.records import Page

from .readers import load_quick


def ends_at_the_third_page(settings: Settings) -> Reader:
    """In the worker's process only."""
    whole = Shard.pages

    def pages(shard: Shard, columns: dict[str, str]) -> Iterator[Page | InputProblem]:
        for number, page in enumerate(whole(shard, columns)):
            if number == 2:
                os._exit(1)
            yield page

    Shard.pages = pages  # type: ignore[method-assign,assignment]
    return load_quick(settings)
