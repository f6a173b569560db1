"""The whole path with the real model, loaded once; commands run in this process."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli.app import app
from reportedly.demo import story_paths
from reportedly.ingest import read_inputs
from reportedly.pipeline import Resources, read_pages
from reportedly.records import Page, Report

Run = Callable[..., Result]


@pytest.fixture
def run(resources: Resources, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("read", path, ...)`` with the session's resources instead of a load for each command."""
    monkeypatch.setattr(Resources, "load", classmethod(lambda cls, **options: resources))
    monkeypatch.setenv("COLUMNS", "100")

    def invoke(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)

    return invoke


@pytest.fixture(scope="session")
def reports(resources: Resources) -> dict[str, Report]:
    """Reports by the number of their story."""
    pages = [page for page in read_inputs([str(path) for path in story_paths()]) if isinstance(page, Page)]
    return {path.name[:2]: report for path, report in zip(story_paths(), read_pages(pages, resources), strict=True)}
