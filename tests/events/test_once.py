"""Values worked out once."""

from __future__ import annotations

import pytest

from reportedly.events.once import once


class Counter:
    """Counts how often it is asked."""

    asked = 0

    @once
    def total(self) -> int:
        """What it comes to."""
        self.asked += 1
        return self.asked

    @once
    def broken(self) -> int:
        self.asked += 1
        raise LookupError("no total")


def test_a_value_is_worked_out_once_for_each_object() -> None:
    first, second = Counter(), Counter()
    assert (first.total, first.total, second.total) == (1, 1, 1)
    assert (first.asked, second.asked) == (1, 1)
    assert Counter.total.__doc__ == "What it comes to."


def test_what_fails_is_tried_again() -> None:
    counter = Counter()
    for _ in range(2):
        with pytest.raises(LookupError):
            counter.broken  # noqa: B018
    assert counter.asked == 2
