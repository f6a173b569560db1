"""Jobs are done once, whatever dies meanwhile; webhooks are told what is new, signed, and not twice."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import update

from reportedly.errors import UsageError
from reportedly.jobs import Given, find_job, has_work, list_hooks, list_jobs, make_hook, put_job, tell_hooks
from reportedly.jobs.queue import report_job, take_job
from reportedly.jobs.schema import jobs, webhooks
from reportedly.jobs.work import work
from reportedly.pipeline import Resources
from reportedly.records import Page
from reportedly.store import Store, add_report, open_store, totals
from tests.store.reports import report


def test_a_job_is_taken_once(store: Store) -> None:
    key = put_job(store, "ann", "one page", Given(pages=(Page(content="text"),)))
    taken = take_job(store)
    assert taken
    assert taken[0].key == key
    assert taken[1].pages[0].content == "text"
    assert take_job(store) is None
    assert not has_work(store)


def test_the_job_of_a_dead_worker_is_taken_again(store: Store) -> None:
    key = put_job(store, "ann", "one page", Given(data=b"\x00\xff", name="a.bin"))
    take_job(store)
    with store.write() as connection:
        connection.execute(update(jobs).values(beat="2020-01-01T00:00:00+00:00"))
    assert has_work(store)
    taken = take_job(store)
    assert taken
    assert (taken[0].key, taken[1].data) == (key, b"\x00\xff")


def test_what_is_over_keeps_no_payload(store: Store) -> None:
    key = put_job(store, "ann", "x" * 1000, Given(pages=(Page(content="text"),)))
    report_job(store, key, message="one\nthing", done=1)
    report_job(store, key, state="done")
    job = find_job(store, key)
    assert job
    assert (job.is_over, job.messages, len(job.title)) == (True, ("one thing",), 300)
    with store.read() as connection:
        assert connection.execute(jobs.select()).one().payload is None


def test_pages_files_and_bad_files_are_read(tmp_path: Path, resources: Resources) -> None:
    store = open_store(tmp_path / "desk.db")
    page = Page(content="Kenya's police arrested two smugglers in Mombasa on Monday, the interior ministry said.", published="2026-03-03")
    put_job(store, "ann", "pasted", Given(pages=(page,)))
    put_job(store, "ann", "file", Given(name="../x.jsonl", data=b'{"text": "Fiji and Samoa signed a fishing treaty in Suva."}\n{bad\n'))
    put_job(store, "ann", "nothing", Given(name="x.pdf", data=b"%PDF-1.4 broken"))
    assert work(store, lambda: resources, idle=0) == 3
    pasted, file, nothing = sorted(list_jobs(store), key=lambda job: job.key)
    assert (pasted.state, pasted.added, pasted.messages) == ("done", 1, ())
    assert (file.state, file.added, len(file.messages)) == ("done", 1, 1)
    assert (nothing.state, nothing.added, len(nothing.messages)) == ("done", 0, 1)
    assert totals(store)["documents"] == 2
    assert totals(store)["stories"] == 2
    store.close()


def test_a_webhook_is_told_what_is_new_and_not_twice(store: Store) -> None:
    sent: list[tuple[str, bytes, dict[str, str]]] = []

    def send(address: str, body: bytes, headers: dict[str, str]) -> int:
        sent.append((address, body, headers))
        return 204

    add_report(store, report(), coder="1")
    secret = make_hook(store, "ann", "attacks", "type=ASSAULT", "https://example.org/hook")
    assert tell_hooks(store, send=send) == 0
    text = "Raiders killed 12 villagers near Gao. Mali's army said the raiders had fled. A spokesman denied the claim. More words."
    add_report(store, report(text), coder="1")
    assert tell_hooks(store, send=send) == 1
    assert tell_hooks(store, send=send) == 0
    ((address, body, headers),) = sent
    assert address == "https://example.org/hook"
    assert headers["X-Reportedly-Signature"] == "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    assert [event["document"] for event in msgspec.json.decode(body)["events"]] == [report(text).document.id]


def test_a_webhook_that_does_not_answer_is_tried_again_and_put_to_rest(store: Store) -> None:
    make_hook(store, "ann", "all", "", "https://example.org/hook")
    add_report(store, report(), coder="1")
    for _ in range(20):
        assert tell_hooks(store, send=lambda *_: 500) == 0
    (hook,) = list_hooks(store)
    assert hook.resting
    with store.write() as connection:
        connection.execute(update(webhooks).values(resting=False))
    assert tell_hooks(store, send=lambda *_: 200) == 1


def test_a_webhook_into_a_private_network_is_not_told(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    make_hook(store, "ann", "all", "", "http://127.0.0.1:9/hook")
    add_report(store, report(), coder="1")
    assert tell_hooks(store) == 0
    assert list_hooks(store)[0].failures == 1
    store.close()


@pytest.mark.parametrize(
    ("query", "address"), [("colour=red", "https://example.org"), ("", "ftp://example.org"), ("", "javascript:alert(1)")]
)
def test_a_webhook_that_makes_no_sense_is_refused(tmp_path: Path, query: str, address: str) -> None:
    store = open_store(tmp_path / "desk.db")
    with pytest.raises(UsageError):
        make_hook(store, "ann", "x", query, address)
    store.close()
