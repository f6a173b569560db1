"""Products of matrices stay on the thread that asks, whatever the machine offers."""

from __future__ import annotations

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from reportedly.parse import Parser
from reportedly.threads import one_thread


def blas_threads() -> set[int]:
    """Threads of each library that multiplies matrices."""
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_one_thread_within_and_what_was_set_behind() -> None:
    with threadpool_limits(3, user_api="blas"):
        with one_thread():
            assert blas_threads() == {1}
        assert blas_threads() == {3}


def test_what_was_set_comes_back_behind_an_error() -> None:
    with threadpool_limits(3, user_api="blas"):
        with pytest.raises(ValueError, match="no"), one_thread():
            raise ValueError("no")
        assert blas_threads() == {3}


def test_a_parse_takes_one_thread(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []
    entities = parser._entities
    monkeypatch.setattr(parser, "_entities", lambda docs: seen.append(blas_threads()) or entities(docs))  # type: ignore[func-returns-value]
    with threadpool_limits(3, user_api="blas"):
        parser.parse("Dockers in Mombasa went on strike.")
    assert seen == [{1}]
