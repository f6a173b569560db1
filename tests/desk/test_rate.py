"""Who asks the API too often waits; others do not wait for them."""

from __future__ import annotations

from collections.abc import Callable

from fastapi.testclient import TestClient

from reportedly.desk.rate import Buckets


def test_a_bucket_fills_again() -> None:
    buckets = Buckets(2)
    assert [buckets.take("ann", 0.0) for _ in range(2)] == [0, 0]
    assert buckets.take("ann", 0.0) == 30
    assert buckets.take("bob", 0.0) == 0
    assert round(buckets.take("ann", 29.0), 6) == 1
    assert buckets.take("ann", 31.0) == 0


def test_who_asks_too_often_is_told_how_long_to_wait(desk: Callable[..., TestClient]) -> None:
    client = desk(rate=3)
    answers = [client.get("/api/v1/stories?limit=1") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3].headers["retry-after"] == "20"
    assert answers[3].headers["content-type"] == "application/problem+json"
    assert client.get("/events").status_code == 200
