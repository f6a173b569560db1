"""One thread for products of matrices: no core is taken from another worker, and sums do not depend on how many cores there are.

The matrices of a news text are small. Shared out over the cores of a machine, their products cost eight times the CPU time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


@contextmanager
def one_thread() -> Iterator[None]:
    """Within it, NumPy multiplies on the thread that asks; what was set before comes back behind it."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> Any:
    import numpy  # noqa: F401  # the controller sees libraries that are loaded by then
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
