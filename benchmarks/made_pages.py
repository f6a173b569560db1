"""Pages made from templates of ours, as many as wanted, the same on every run: short reports with names nobody bears.

New names keep coming, as they do in news: what a parser or a cache keeps of words it has never seen grows with them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

_TOWNS = "Beira Osh Kisumu Arequipa Cebu Sukkur Gondar Tamale Maracaibo Surabaya Vlore Latakia Bukavu Chittagong Oruro Bamenda".split()
_COUNTRIES = (
    "Mozambique Kyrgyzstan Kenya Peru Philippines Pakistan Ethiopia Ghana Venezuela Indonesia Albania Syria Bolivia Cameroon".split()
)
_BODIES = "the interior ministry|the dockers' union|the electoral commission|rebels|the river authority|riot police|the central bank".split(
    "|"
)
_SENTENCES = (
    "{Body} said on {day} that {person} had been arrested near {town} after {n} people were hurt in a protest.",
    "Thousands marched through {town} on {day} to demand that {person} step down, {body} said.",
    "{person}, who speaks for {body}, denied that any of the {n} detained villagers had been beaten.",
    "{country} will send {n} tonnes of grain to {town}, according to a statement by {body}.",
    '"We will not sign this agreement before the prisoners are freed," {person} told reporters in {town}.',
    "Gunmen killed {n} soldiers at a checkpoint outside {town} late on {day}, two witnesses said.",
    "Envoys of {country} met {person} for talks on the border, but {body} rejected the offer.",
    "The harbour of {town} handled {n} containers last year, and its new crane came into use in spring.",
    "Ticket sales for the {town} cup rose again, and coach {person} praised the young side.",
    "{Body} threatened to close the road from {town} unless wages are paid by {day}.",
)
_SYLLABLES = "ba do ke ri mu sha lo ven tar ni go pel os ja qu in ez ho".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def made_pages(count: int, sentences: int = 8, seed: int = 8) -> Iterator[str]:
    """JSON lines, a page each; a longer run begins with the pages of a shorter one."""
    chance = random.Random(seed)
    for number in range(count):
        text = "\n\n".join(_sentence(chance) for _ in range(sentences))
        published = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield json.dumps({"id": str(number), "text": text, "published": published, "url": f"https://news.example/{number}"})


def write_pages(path: Path, count: int, sentences: int = 8) -> Path:
    """The pages as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in made_pages(count, sentences))
    return path


def _sentence(chance: random.Random) -> str:
    body = chance.choice(_BODIES)
    return chance.choice(_SENTENCES).format(
        body=body, Body=body[0].upper() + body[1:], person=f"{_name(chance)} {_name(chance)}", town=chance.choice(_TOWNS),
        country=chance.choice(_COUNTRIES), day=chance.choice(_DAYS), n=chance.randint(2, 900),
    )  # fmt: skip


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4))).title()
