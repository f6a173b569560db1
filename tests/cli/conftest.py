"""The command line with a pipeline that needs no model: documents as they come, one problem where a page is empty."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli.app import app
from reportedly.records import Document, Page, Problem, Published, Report

Run = Callable[..., Result]


def _read_pages(pages: Iterable[Page], resources: object, known: object = None) -> Iterator[Report]:
    for page in pages:
        if "KeyboardInterrupt" in page.content:
            raise KeyboardInterrupt
        day = page.published
        published = Published(start=day, end=day, basis="given") if day else None
        document = Document(id="doc", external_id=page.external_id, text=page.content, published=published)
        yield Report(document=document, problems=() if page.content else (Problem(stage="clean", message="the page is empty"),))


@pytest.fixture
def stub_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    module: Any = ModuleType("reportedly.pipeline")
    module.read_pages = _read_pages
    module.read_document = lambda document, problems, resources: Report(document=document)
    module.Resources = type("Resources", (), {"load": staticmethod(lambda fast=False, gazetteer=None: None)})
    monkeypatch.setitem(sys.modules, "reportedly.pipeline", module)
    monkeypatch.delattr("reportedly.pipeline", raising=False)


@pytest.fixture
def run() -> Run:
    """Runs a command in this process."""

    def invoke(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)

    return invoke
