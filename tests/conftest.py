"""Shared fixtures. Everything that needs the language model uses the session's one parser, loaded once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.databases import postgres, store  # noqa: F401

if TYPE_CHECKING:
    from reportedly.parse import Parser
    from reportedly.pipeline import Resources

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The real parser."""
    from reportedly.parse import Parser

    return Parser()


@pytest.fixture(scope="session")
def resources() -> Resources:
    """Everything the pipeline needs, loaded once."""
    from reportedly.pipeline import Resources

    return Resources.load()


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the checkout."""
    return REPOSITORY
