"""Feeds on the web -> their new items, round after round. An item is new until there is a record of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..records import Page, Provenance
from .addresses import pages_of_answer, read_address
from .feeds import bare_links
from .fetch import Fetcher, NotFetched
from .limits import MAX_ENVELOPE_BYTES
from .problem import InputProblem


class Watch:
    """Follows feeds. ``is_known`` tells whether there is a record of a page already; what failed is told once and tried again."""

    def __init__(self, feeds: Sequence[str], fetcher: Fetcher, is_known: Callable[[Provenance], bool]) -> None:
        self.feeds = list(dict.fromkeys(feeds))
        self.fetcher = fetcher
        self.is_known = is_known
        self.marks: dict[str, tuple[str | None, str | None]] = {}
        """ETag and Last-Modified of each feed whose items were all dealt with."""
        self.told: set[tuple[str, str]] = set()

    def round(self) -> Iterator[Page | InputProblem]:
        """The items that are new since the last round: as the feed brings them, or fetched where it brings only their address."""
        for feed in self.feeds:
            etag, modified = self.marks.get(feed, (None, None))
            try:
                answer = self.fetcher.get(feed, etag, modified, limit=MAX_ENVELOPE_BYTES)
            except NotFetched as error:
                yield from self._once(InputProblem(origin=feed, message=error.message, kind=error.kind))
                continue
            if answer.status == 304:
                continue
            failed = False
            for item in pages_of_answer(feed, answer, {}):
                if not isinstance(item, Page):
                    yield from self._once(item)
                elif item.provenance and not self.is_known(item.provenance):
                    yield item
            for link in bare_links(answer.body):
                if self.is_known(Provenance(file=link)):
                    continue
                for item in read_address(link, {}, self.fetcher):
                    failed = failed or not isinstance(item, Page)
                    yield from [item] if isinstance(item, Page) else self._once(item)
            if not failed:  # else the feed is read again, for what could not be fetched
                self.marks[feed] = answer.headers.get("etag"), answer.headers.get("last-modified")

    def _once(self, problem: InputProblem) -> Iterator[InputProblem]:
        key = (problem.origin, problem.message)
        if key not in self.told:
            self.told.add(key)
            yield problem
