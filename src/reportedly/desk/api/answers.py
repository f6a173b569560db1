"""What the API answers with: records of ours as JSON, described by their own schemas."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from ...happenings import Happening
from ...jobs import Job
from ...records import Record
from ...store import ActorLine, Deed, DisputeLine, DocumentLine, EventLine, StoryLine

PREFIX = "/api/v1"


class Problem(Record, frozen=True, kw_only=True):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[dict[str, str], ...] = ()


class EventPage(Record, frozen=True, kw_only=True):
    """Events in the order asked for. ``next`` is the address of what follows, ``None`` at the end; ``total`` counts all that fit."""

    events: list[EventLine]
    total: int
    next: str | None


class FacetCount(Record, frozen=True, kw_only=True):
    """A value and how many events have it."""

    value: str
    events: int


class Facets(Record, frozen=True, kw_only=True):
    """Values by filter, the most frequent first, among the events that fit all other filters."""

    total: int
    facets: dict[str, list[FacetCount]]


class TimeCount(Record, frozen=True, kw_only=True):
    """Events of one time, both days included, and quad class."""

    start: str
    end: str
    quad: int
    events: int


class Times(Record, frozen=True, kw_only=True):
    """Events by time; ``undated`` ones have none."""

    times: list[TimeCount]
    undated: int


class PairCount(Record, frozen=True, kw_only=True):
    """Who acts on whom, how often, and the mean score from -10 (conflict) to 10 (cooperation)."""

    by: str
    on: str
    events: int
    score: float


class Pairs(Record, frozen=True, kw_only=True):
    """The most frequent pairs."""

    pairs: list[PairCount]


class DocumentPage(Record, frozen=True, kw_only=True):
    """Documents, those added last first."""

    documents: list[DocumentLine]
    next: str | None


class Hit(Record, frozen=True, kw_only=True):
    """A document and the piece of it that fits best; what was asked for stands between ``**`` and ``**``."""

    document: DocumentLine
    piece: str


class Hits(Record, frozen=True, kw_only=True):
    """Documents that hold the words, the best first."""

    hits: list[Hit]
    next: str | None


class StoryPage(Record, frozen=True, kw_only=True):
    """Stories, those with the latest documents first."""

    stories: list[StoryLine]
    next: str | None


class StoryWhole(Record, frozen=True, kw_only=True):
    """A story with its documents and what happened."""

    story: StoryLine
    documents: list[DocumentLine]
    happenings: list[Happening]


class Decided(Record, frozen=True, kw_only=True):
    """A split or merge, or that one was taken back. ``is_grouped`` is false where the stories follow with the next grouping."""

    deed: str
    is_grouped: bool


class Deeds(Record, frozen=True, kw_only=True):
    """Splits and merges by hand, the latest first."""

    deeds: list[Deed]


class ActorCount(Record, frozen=True, kw_only=True):
    """An actor and the number of its roles in events."""

    actor: ActorLine
    events: int


class ActorPage(Record, frozen=True, kw_only=True):
    """Actors, the busiest first."""

    actors: list[ActorCount]


class ActorWhole(Record, frozen=True, kw_only=True):
    """An actor with the words that documents use for it."""

    actor: ActorLine
    names: dict[str, int]


class DisputePage(Record, frozen=True, kw_only=True):
    """Claims against denials, the newest first."""

    disputes: list[DisputeLine]
    next: str | None


class Accepted(Record, frozen=True, kw_only=True):
    """What became of records sent in."""

    new: int
    replaced: int
    unchanged: int
    refused: list[str]


_SHAPES = (
    Problem, EventPage, EventLine, Facets, Times, Pairs, DocumentPage, DocumentLine, Hits, StoryPage, StoryWhole, ActorPage, ActorWhole,
    DisputePage, Accepted, Job, Decided, Deeds,
)  # fmt: skip


def answer(record: Record, status: int = 200) -> Response:
    """A record as JSON."""
    return Response(msgspec.json.encode(record), status, media_type="application/json")


def answers(shape: type[Record], *others: int, what: str = "Found", status: int = 200) -> dict[int | str, dict[str, Any]]:
    """For ``responses=`` of an endpoint: the shape of the answer, and problems with these status codes."""
    ref = {"$ref": f"#/components/schemas/{shape.__name__}"}
    found: dict[int | str, dict[str, Any]] = {status: {"description": what, "content": {"application/json": {"schema": ref}}}}
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for code in {400, 401, 403, 422, 429, *others}:
        found[code] = {"description": _MEANS[code], "content": problem}
    return found


_MEANS = {
    400: "The request makes no sense",
    401: "Not signed in",
    403: "Not allowed",
    404: "Nothing here",
    409: "Contradicts what is there",
    413: "Too much at once",
    422: "A parameter is not as described",
    429: "Too many requests; see Retry-After",
    503: "The store cannot be written now",
}


def describe(app: FastAPI) -> None:
    """Give the application an OpenAPI description that knows our records."""

    def openapi() -> dict[str, Any]:
        if not app.openapi_schema:
            described = get_openapi(
                title="Reportedly", version=app.version, routes=app.routes, summary="Who did what to whom, and according to whom."
            )
            _, shapes = msgspec.json.schema_components(_SHAPES, ref_template="#/components/schemas/{name}")
            schemas = described.setdefault("components", {}).setdefault("schemas", {})
            schemas.update(shapes)
            described["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            described["security"] = [{}, {"token": []}]
            app.openapi_schema = described
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
