"""A reader beside which taking the third page from its file ends the process, as a crash inside a reader of archives would."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from reportedly.batch import Reader, Settings, Shard
from reportedly.ingest import InputProblem
from reportedly.records import Page

from .readers import load_quick


def ends_at_the_third_page(settings: Settings) -> Reader:
    """In the worker's process only."""
    return _with_hazard(settings, lambda: os._exit(1))


def fails_at_the_third_page(settings: Settings) -> Reader:
    """A reader of archives has a mistake."""

    def fail() -> None:
        raise ValueError("a length below 0")

    return _with_hazard(settings, fail)


def _with_hazard(settings: Settings, hazard: Callable[[], None]) -> Reader:
    whole = Shard.pages

    def pages(shard: Shard, columns: dict[str, str]) -> Iterator[Page | InputProblem]:
        for number, page in enumerate(whole(shard, columns)):
            if number == 2:
                hazard()
            yield page

    Shard.pages = pages  # type: ignore[method-assign,assignment]
    return load_quick(settings)
