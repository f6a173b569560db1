"""What the whole run promises: nothing fetched, same bytes, valid output, spans that hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
from typer.testing import Result

from reportedly.demo import story_paths
from reportedly.records import Report, Span, decode_report, encode_report, json_schema

Run = Callable[..., Result]


WITHOUT_NETWORK = """
import sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"the network was touched: {event} {arguments}")
sys.addaudithook(refuse)
from reportedly.cli import main
main()
"""


def test_nothing_is_fetched_at_run_time(tmp_path: Path) -> None:
    """A process that may not touch a socket, with nothing derived yet: it loads everything anew and reads a page."""
    command = [sys.executable, "-c", WITHOUT_NETWORK, "read", str(story_paths()[1]), str(story_paths()[2])]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "REPORTEDLY_CACHE": str(tmp_path)}, check=False)
    assert "RuntimeError" not in done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["problems"] for record in records] == [[], []]
    assert all(record["events"] for record in records)


def test_the_network_guard_of_this_test_works() -> None:
    code = WITHOUT_NETWORK.replace("from reportedly.cli import main\nmain()", "import socket; socket.socket()")
    assert "the network was touched" in subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr


def test_same_input_same_bytes(run: Run) -> None:
    paths = [str(path) for path in story_paths()[:4]]
    first, second = run("read", *paths), run("read", *paths)
    assert first.stdout == second.stdout
    assert first.stdout.count("\n") == 4


def test_output_does_not_depend_on_the_seed_of_hashes(tmp_path: Path) -> None:
    """Set order differs from process to process unless nothing depends on it."""
    path = str(story_paths()[6])
    command = [sys.executable, "-m", "reportedly", "read", path]
    environments = ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2"))
    outputs = {subprocess.run(command, capture_output=True, env=environment, check=False).stdout for environment in environments}
    assert len(outputs) == 1


def test_output_validates_against_the_schema(reports: dict[str, Report]) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    for report in reports.values():
        validator.validate(json.loads(encode_report(report)))


def test_decoding_gives_the_report_back(reports: dict[str, Report]) -> None:
    assert [decode_report(encode_report(report)) for report in reports.values()] == list(reports.values())


def test_spans_lie_inside_the_text_and_are_not_empty(reports: dict[str, Report]) -> None:
    for report in reports.values():
        for span in _spans(report):
            assert 0 <= span[0] < span[1] <= len(report.document.text)


def test_references_lead_somewhere(reports: dict[str, Report]) -> None:
    for report in reports.values():
        attributions = {a.id for a in report.attributions}
        known = attributions | {e.id for e in report.events}
        assert len(known) == len(report.attributions) + len(report.events)
        assert all(a.parent is None or a.parent in attributions for a in report.attributions)
        for event in report.events:
            assert set(event.attributions) <= attributions
            assert all(0 <= i < len(report.toponyms) for i in event.places)
            assert event.time is None or event.time.timex is None or 0 <= event.time.timex < len(report.timexes)
        assert all(set(d.claim) | set(d.denial) <= known for d in report.disputes)


def test_the_map_leads_back_to_the_page(reports: dict[str, Report]) -> None:
    """For plain text the page says, at the mapped place, the same words."""
    for path, report in zip(story_paths(), reports.values(), strict=True):
        if path.suffix == ".txt":
            page = path.read_text(encoding="utf-8")
            assert report.document.origin
            for start, end, page_start, page_end in report.document.origin:
                assert report.document.text[start:end].split() == page[page_start:page_end].split()


def _spans(report: Report) -> Iterator[Span]:
    for event in report.events:
        yield from (event.sentence, event.anchor, *(p.span for p in event.actors + event.recipients), *(q.span for q in event.quantities))
    for attribution in report.attributions:
        yield from (*attribution.source, *attribution.cue, *attribution.content)
    yield from (t.span for t in report.timexes)
    yield from (t.span for t in report.toponyms)
