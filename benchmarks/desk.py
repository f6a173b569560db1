"""What the desk costs on a large store: time of pages, memory of the server, readers while pages are added.

    python benchmarks/desk.py --documents 50000 [--store FILE]

Makes a store of synthetic records (six events a document, five documents a story), opens the desk on it in a process of its own, and asks
every kind of page many times. Times are those of the server (``Server-Timing: total``), without the browser.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

import httpx2 as httpx
from sqlalchemy import update

from reportedly.records import (
    Attribution,
    Document,
    Event,
    EventTime,
    Party,
    Place,
    Published,
    Report,
    Toponym,
    derive_id,
)
from reportedly.store import Store, add_report, open_store
from reportedly.store.add import _add
from reportedly.store.group import _Writer
from reportedly.store.schema import documents
from reportedly.stories import StoryLine

LIMIT_MS, LIMIT_MB = 300, 300
COUNTRIES = "KEN UGA MLI NER FRA DEU PER BOL JPN IDN MMR BGD TJK KGZ UKR RUS SYR IRQ YEM SDN ETH SOM NGA GHA MEX COL".split()
TYPES = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "AID": 2,
    "COOPERATE": 2,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
    "PROTEST": 3,
    "COERCE": 4,
    "ASSAULT": 4,
}
WORDS = "river bridge market convoy ministry harvest election border school hospital pipeline port railway budget ceasefire drought".split()


def make_report(n: int, chance: random.Random) -> Report:
    """The n-th document: five in a row tell of one story."""
    story = n // 5
    of_story = random.Random(story)
    place = f"{of_story.choice('BCDFGKLMNPRSTV')}{of_story.choice('aeiou')}{of_story.choice('bdklmnrst')}{of_story.choice('aeiou')}{story}"
    topic = [of_story.choice(WORDS) for _ in range(6)]
    day = f"20{20 + story % 6}-{1 + story % 12:02}-{1 + story % 28:02}"
    sentences = [
        f"Officials of {place} said in report {n} that the {topic[i]} near {place}"
        f" was {chance.choice(WORDS)} number {chance.randrange(99)}."
        for i in range(6)
    ]
    text, events, at = " ".join(sentences), [], 0
    for i, sentence in enumerate(sentences):
        kind = of_story.choice(sorted(TYPES))
        actor, recipient = (of_story.choice(COUNTRIES) for _ in range(2))
        events.append(
            Event(
                id=derive_id("event", text, at + 1, kind),
                sentence=(at, at + len(sentence)),
                anchor=(at + 1, at + 9),
                event_type=kind,  # type: ignore[arg-type]
                quad_code=TYPES[kind],
                score=1.0,
                actors=(Party(span=(at, at + 9), name=f"officials of {place}", country=actor, sector="GOV"),),
                recipients=(Party(span=(at, at + 9), name=f"residents of {place}", country=recipient, sector="CVL"),),
                places=(0,),
                standing=chance.choice(["asserted", "asserted", "attributed", "denied", "disputed", "unconfirmed"]),  # type: ignore[arg-type]
                time=EventTime(start=day, end=day, precision="day", timex=None) if i % 2 else None,
                attributions=(derive_id("attribution", text),),
                why="synthetic",
                confidence=round(chance.random(), 3),
            )
        )
        at += len(sentence) + 1
    said = Attribution(
        id=derive_id("attribution", text),
        source=((0, 9),),
        source_party=Party(span=(0, 9), name=f"officials of {place}", country=COUNTRIES[story % len(COUNTRIES)], sector="GOV"),
        cue=((10, 14),),
        content=((15, 60),),
        kind="indirect",
        act="assert",
        why="synthetic",
    )
    where = Place(
        geonameid=story % 5_000 + 1,
        name=place,
        lat=of_story.uniform(-50, 60),
        lon=of_story.uniform(-120, 140),
        country=COUNTRIES[story % 26],
        feature="P.PPL",
    )
    return Report(
        document=Document(
            id=derive_id("doc", text),
            text=text,
            title=f"{topic[0].capitalize()} of {place}: {topic[1]} and {topic[2]}",
            publisher=f"Gazette {n % 200}",
            published=Published(start=day, end=day, basis="given"),
            language="en",
        ),
        events=tuple(events),
        attributions=(said,),
        toponyms=(Toponym(span=(0, 9), name=place, place=where, candidates=1),),
    )


def fill(path: Path, number: int) -> None:
    """A store of so many documents; many in one transaction, which ``reportedly add`` never does."""
    store = open_store(path)
    chance = random.Random(1)
    began = time.process_time()
    for start in range(0, number, 500):
        with store.write() as connection:
            for n in range(start, min(start + 500, number)):
                _add(store, connection, make_report(n, chance), None, "synthetic", None)
    print(f"filled in {time.process_time() - began:.0f} CPU-s", file=sys.stderr)
    began = time.process_time()
    _put_into_stories(store, number)
    print(f"stories written in {time.process_time() - began:.0f} CPU-s", file=sys.stderr)
    store.close()


def _put_into_stories(store: Store, number: int) -> None:
    """As ``group_store`` would, but for finding out which documents belong together: that is known here."""
    chance = random.Random(1)
    ids = [make_report(n, chance).document.id for n in range(number)]
    first = [min(ids[n - n % 5 : n - n % 5 + 5]) for n in range(number)]
    lines = {id: StoryLine(id=id, story=derive_id("story", name)) for id, name in zip(ids, first, strict=True)}
    _Writer(store, lines).write()


def main() -> None:
    """Make the store, ask the desk, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--store", type=Path, default=Path("out/desk-benchmark.db"))
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    options.store.parent.mkdir(parents=True, exist_ok=True)
    if not options.store.exists():
        fill(options.store, options.documents)
    server = subprocess.Popen([sys.executable, "-m", "reportedly", "serve", "--db", str(options.store), "--port", "8765"])
    try:
        base = "http://127.0.0.1:8765"
        _wait(base)
        failed = _measure(base, options.store, options.rounds, server.pid)
    finally:
        server.terminate()
        server.wait()
    sys.exit(failed)


def _wait(base: str) -> None:
    for _ in range(600):
        try:
            httpx.get(base + "/", timeout=60).raise_for_status()
            return
        except httpx.TransportError:
            time.sleep(0.2)


def _measure(base: str, path: Path, rounds: int, process: int) -> int:
    store = open_store(path)
    stories, words = _examples(store)
    asked = {
        "front": lambda n: "/",
        "events with facets": lambda n: f"/events?type={sorted(TYPES)[n % 11]}" if n % 2 else f"/events?country={COUNTRIES[n % 26]}",
        "events, all": lambda n: "/events",
        "events, text": lambda n: f"/events?q={words[n % len(words)]}",
        "search": lambda n: f"/search?q={quote(words[n % len(words)])}",
        "story": lambda n: f"/stories/{stories[n % len(stories)]}",
        "map": lambda n: f"/events/map?country={COUNTRIES[n % 26]}",
        "timeline": lambda n: f"/events/timeline?country={COUNTRIES[n % 26]}",
        "network": lambda n: f"/events/network?country={COUNTRIES[n % 26]}",
    }
    failed = 0
    with httpx.Client(base_url=base, timeout=60) as client:
        for name, address in asked.items():
            took = sorted(_server_ms(client.get(address(n))) for n in range(rounds))
            p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
            limited = name in ("front", "events with facets", "search", "story")
            failed |= limited and p95 > LIMIT_MS
            print(f"{name:20} p50 {p50:6.0f} ms   p95 {p95:6.0f} ms" + (f"   (limit {LIMIT_MS})" if limited else ""))
    memory = int(re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[0]) / 1024
    failed |= memory > LIMIT_MB
    print(f"memory of the server, peak {memory:.0f} MB   (limit {LIMIT_MB})")
    refused = _readers_while_adding(base, store)
    print(f"requests that failed while documents were added: {refused[0]} of {refused[1]}   (limit 0)")
    store.close()
    return int(failed or refused[0] > 0)


def _examples(store: Store) -> tuple[list[str], list[str]]:
    from reportedly.store import read_stories

    return [story.id for story in read_stories(store, 200)], WORDS


def _server_ms(response: httpx.Response) -> float:
    response.raise_for_status()
    return float(re.findall(r"total;dur=([\d.]+)", response.headers["server-timing"])[0])


def _readers_while_adding(base: str, store: Store, seconds: float = 15) -> tuple[int, int]:
    """Four readers ask while one writer adds at full speed."""
    counts = [0, 0]
    ends = time.monotonic() + seconds

    def read(which: int) -> None:
        addresses = ["/", "/events?type=AID", "/search?q=river", "/disputes"]
        with httpx.Client(base_url=base, timeout=60) as client:
            while time.monotonic() < ends:
                ok = client.get(addresses[which % 4]).status_code == 200
                counts[0] += not ok
                counts[1] += 1

    readers = [threading.Thread(target=read, args=(n,)) for n in range(4)]
    for reader in readers:
        reader.start()
    chance, n = random.Random(time.time_ns()), 10_000_000 + time.time_ns() % 1_000_000
    while time.monotonic() < ends:
        add_report(store, make_report(n, chance), coder="synthetic")
        n += 1
    for reader in readers:
        reader.join()
    with store.write() as connection:
        connection.execute(update(documents).values(coder="synthetic"))
    return counts[0], counts[1]


if __name__ == "__main__":
    main()
