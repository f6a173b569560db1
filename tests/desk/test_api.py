"""The API says what the pages say, describes itself truly, and never breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec
import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from schemathesis.checks import allow_header_conformance, negative_data_rejection, positive_data_acceptance, unsupported_method

from reportedly.records import encode_report
from tests.store.reports import report

from .store import small_desk

Desk = Callable[..., TestClient]


def test_lists_go_on_until_every_event_was_there(desk: Desk) -> None:
    client = desk()
    seen, address = [], "/api/v1/events?limit=60&standing=asserted"
    while address:
        page = client.get(address).json()
        seen += [(event["document"], event["id"]) for event in page["events"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == page["total"] > 60


def test_an_event_and_its_document_can_be_asked_for_by_id(desk: Desk) -> None:
    client = desk()
    one = client.get("/api/v1/events?limit=1").json()["events"][0]
    assert client.get(f"/api/v1/documents/{one['document']}/events/{one['id']}").json() == one
    record = client.get(f"/api/v1/documents/{one['document']}/record").json()
    assert record["document"]["text"][one["anchor_start"] : one["anchor_end"]] == one["anchor"]
    assert client.get(f"/api/v1/documents/{one['document']}/events").json()["total"] == len(record["events"])


def test_facets_pairs_and_times_count_the_same_events(desk: Desk) -> None:
    client = desk()
    total = client.get("/api/v1/events?type=ASSAULT").json()["total"]
    facets = client.get("/api/v1/events/facets?type=ASSAULT&facet=standing").json()
    assert facets["total"] == total == sum(count["events"] for count in facets["facets"]["standing"])
    times = client.get("/api/v1/events/times?type=ASSAULT").json()
    assert sum(time["events"] for time in times["times"]) + times["undated"] == total
    assert client.get("/api/v1/events/pairs?level=country").json()["pairs"]


def test_stories_actors_and_disputes(desk: Desk) -> None:
    client = desk()
    first = client.get("/api/v1/stories?limit=3").json()
    second = client.get(first["next"]).json()
    assert not {story["id"] for story in first["stories"]} & {story["id"] for story in second["stories"]}
    whole = client.get(f"/api/v1/stories/{first['stories'][0]['id']}").json()
    assert len(whole["documents"]) == whole["story"]["n_documents"]
    actor = client.get("/api/v1/actors?q=police").json()["actors"][0]["actor"]
    assert client.get(f"/api/v1/actors/{actor['id']}").json()["actor"]["name"] == actor["name"]
    assert client.get("/api/v1/disputes").json()["disputes"]
    assert client.get("/api/v1/search?q=border").json()["hits"][0]["piece"].count("**") >= 2


def test_records_that_are_sent_twice_are_there_once(desk: Desk) -> None:
    client = desk()
    lines = encode_report(report()) + b"\n\n{broken}\n"
    kind = {"content-type": "application/x-ndjson"}
    first = client.post("/api/v1/records", content=lines, headers=kind).json()
    assert (first["new"], len(first["refused"])) == (1, 1)
    assert first["refused"][0].startswith("line 3: ")
    assert client.post("/api/v1/records", content=lines, headers=kind).json()["unchanged"] == 1
    id = report().document.id
    assert client.get("/api/v1/documents?limit=1").json()["documents"][0]["id"] == id
    assert client.delete(f"/api/v1/documents/{id}").status_code == 204
    assert client.get(f"/api/v1/documents/{id}").status_code == 404


@pytest.mark.parametrize("address", ["/api/v1/events?colour=red", "/api/v1/events?from=never", "/api/v1/events?limit=0", "/api/v1/nothing"])
def test_errors_are_problems(desk: Desk, address: str) -> None:
    answer = desk().get(address)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code


def test_the_page_about_the_api_names_every_path(desk: Desk) -> None:
    client = desk()
    page = client.get("/api").text
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in page


def test_examples_in_the_description_are_found_among_the_bundled_stories(desk: Desk) -> None:
    client = desk()
    described = client.get("/api/v1/openapi.json").json()
    given = {
        (path, parameter["name"]): parameter["schema"]["examples"][0]
        for path, operations in described["paths"].items()
        for parameter in operations.get("get", {}).get("parameters", [])
        if "examples" in parameter["schema"]
    }
    for (path, name), example in given.items():
        if "{" not in path and path == "/api/v1/events":
            assert client.get(path, params={name: example}).json()["total"] > 0, name
    for path in ("/documents/{id}", "/documents/{id}/record", "/documents/{id}/events", "/stories/{id}", "/stories/{id}/deeds"):
        address = f"/api/v1{path}"
        assert client.get(address.replace("{id}", given[address, "id"])).status_code == 200, path
    for path, operations in described["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "path" and parameter["schema"]["type"] == "string":
                    assert parameter["schema"]["examples"][0].startswith(("doc-", "story-", "event-", "actor-", "deed-")), path
    assert given["/api/v1/stories/{id}", "id"] in client.get("/api").text


def test_every_parameter_says_what_it_is(desk: Desk) -> None:
    paths = desk().get("/api/v1/openapi.json").json()["paths"]
    silent = [
        (path, parameter["name"])
        for path, operations in paths.items()
        for operation in operations.values()
        for parameter in operation.get("parameters", [])
        if not (parameter.get("description") or parameter["schema"].get("description"))
    ]
    assert silent == []


def test_every_shape_that_is_named_is_described(desk: Desk) -> None:
    described = desk().get("/api/v1/openapi.json")
    named = set(re.findall(r'"#/components/schemas/(\w+)"', described.text))
    assert "Deeds" in named
    assert named <= set(described.json()["components"]["schemas"])


@schemathesis.serializer("application/x-ndjson")
def _lines(context: object, value: object) -> bytes:
    return value if isinstance(value, bytes) else msgspec.json.encode(value)


with small_desk() as _app:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", _app, headers={"host": "localhost"})

LEFT_OUT = [
    positive_data_acceptance,  # a place in a list or a day is refused where there is none, which no schema tells
    unsupported_method,
    allow_header_conformance,  # of two routes with one address, the router tells the methods of the first
]


@pytest.fixture(scope="module")
def served() -> Iterator[FastAPI]:
    with small_desk() as app:
        yield app


@schema.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_whatever_is_asked_gets_an_answer_as_described(case: schemathesis.Case, served: FastAPI) -> None:
    case.operation.app = served
    is_lines = case.method == "POST"  # of lines each is refused by itself, and told
    left_out = [*LEFT_OUT, negative_data_rejection] if is_lines else LEFT_OUT
    case.call_and_validate(headers={"host": "localhost"}, excluded_checks=left_out)
