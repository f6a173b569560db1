"""The filters of events as parameters of the API: the same names as in the addresses of pages."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field, create_model

from ...store import LISTS, EventQuery, parse_query
from ..words import FILTER_WORDS

EXAMPLES = {
    "type": "ASSAULT", "mode": "arrest", "context": "military", "quad": "4", "standing": "denied", "auxiliary": "future",
    "verdict": "unreviewed", "publisher": "Steppe Courier", "country": "KGZ", "actor_country": "TJK", "recipient_country": "KGZ",
    "sector": "GOV", "actor_sector": "MIL", "recipient_sector": "CVL", "place_country": "BOL", "story": "story-634553feea689fcc",
    "document": "doc-e9ff1de312ade6ea",
}  # fmt: skip
"""Values that fit an event of the bundled stories, as ``reportedly demo --serve`` shows them."""
_VALUE = Annotated[str, Field(min_length=1, max_length=300)]


class _Plain(BaseModel):
    """What every question about events may ask."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    q: str = Field("", max_length=500, description='Words in the sentence: ceasefire "black sea" -football port*')
    since: str = Field("", alias="from", max_length=10, description="First day, month or year: 2026-01-31, 2026-01 or 2026")
    until: str = Field("", alias="to", max_length=10, description="Last day, month or year")

    def query(self) -> EventQuery:
        """The question. Raises ``UsageError`` where a day is none."""
        pairs = [(name, value) for name in LISTS for value in getattr(self, name)]
        plain = (("q", self.q), ("from", self.since), ("to", self.until), ("sort", getattr(self, "sort", "")))
        return parse_query([*pairs, *plain])


_LISTS: dict[str, Any] = {
    name: (
        list[_VALUE],
        Field(
            default_factory=list,
            max_length=100,
            description=f"{FILTER_WORDS[name]}: any of these",
            examples=[[EXAMPLES[name]]] if name in EXAMPLES else None,
        ),
    )
    for name in LISTS
}
Filters = create_model("Filters", __base__=_Plain, **_LISTS)


class EventsAsked(Filters):  # type: ignore[valid-type, misc]
    """Which events, in which order, how many."""

    sort: Literal["newest", "oldest", "unsure"] = Field("newest", description="unsure: the least certain first")
    limit: int = Field(50, ge=1, le=1000, description="How many at once")
    after: str | None = Field(None, max_length=80, description="From where to go on, as `next` has it")


class FacetsAsked(Filters):  # type: ignore[valid-type, misc]
    """Which facets of which events."""

    facet: list[Literal[LISTS]] = Field(  # type: ignore[valid-type]
        default_factory=lambda: ["type", "standing", "country"], max_length=len(LISTS), description="Filters whose values are counted"
    )
    limit: int = Field(20, ge=1, le=1000, description="Values of each")


class PairsAsked(Filters):  # type: ignore[valid-type, misc]
    """Who acts on whom, by what."""

    level: Literal["actor", "country", "sector"] = Field("actor", description="Of whom pairs are made")
    limit: int = Field(200, ge=1, le=5000, description="How many pairs")


DocumentId = Annotated[str, Path(description="Id of an article", examples=[EXAMPLES["document"]])]
StoryId = Annotated[str, Path(description="Id of a story, also one that it had before", examples=[EXAMPLES["story"]])]
EventId = Annotated[str, Path(description="Id of an event in its article", examples=["event-a9b0d37e211f5784"])]
ActorId = Annotated[str, Path(description="Id of an actor", examples=["actor-8adcb3af5d72673f"])]
DeedId = Annotated[str, Path(description="Id of a split or merge", examples=["deed-0f3c5d1e2a4b6978"])]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many at once")]
After = Annotated[str | None, Query(max_length=120, description="From where to go on, as `next` has it")]
Words = Annotated[str, Query(max_length=500, description="Words to look for", examples=["border"])]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over")]
