"""Web pages of ours as a crawl brings them: sport, business, local and a tenth of politics, with 40 % copies."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.made_pages import _name, _sentence

_SPORT = (
    "{a} scored twice in the {n}th minute as {town} beat their rivals in the league.",
    "Coach {a} praised the squad and said the goalkeeper had kept them in the match.",
    "The midfielder {b} left the pitch at half-time with a sore ankle and may miss {n} games of the season.",
    "Fans of {town} sang until the final whistle, although their team had missed a penalty.",
    "{a}, who moved for {n} million on the last day of transfers, hit the post from a corner.",
    "The next fixture takes {town} to the coast, where they have not won a cup match for {n} years.",
)
_BUSINESS = (
    "Shares of {a} Foods gained {n} per cent after quarterly revenue rose more than analysts had thought.",
    "Chief executive {b} told investors that margins would widen when the new warehouse in {town} opens.",
    "The retailer sells {n} products under its own brand and wants to attract younger customers.",
    "{a} Software said subscriptions were up, while earnings fell because of the acquisition of {b} Labs.",
    "The stock has doubled since spring; the board proposed a dividend of {n} cents.",
    "Analysts at {b} Partners raised their guidance for the profit of the year.",
)
_LOCAL = (
    "The garden show in {town} drew {n} visitors at the weekend, among them {a} with her prize pumpkins.",
    "Pupils of {b} school baked {n} cakes for the raffle, which paid for new instruments of the choir.",
    "The restaurant of {a} has a new menu, with a dessert of figs that {b} calls her best.",
    "Sunny spells are expected on Sunday, with showers over {town} and temperatures near {n} degrees.",
    "Singer {a} plays songs from a new album at the old mill; tickets cost {n} and are nearly gone.",
    "The library lends {n} new novels, and {b} reads from her first on Thursday evening.",
)
_FURNITURE = (
    "Home",
    "Sport",
    "Weather",
    "Subscribe",
    "Contact us",
    "Terms of use",
    "Privacy",
    "Advertise with us",
    "Most read",
    "Follow us",
)
_KINDS = ("sport",) * 4 + ("business",) * 3 + ("local",) * 2 + ("politics",)
_SENTENCES = {"sport": _SPORT, "business": _BUSINESS, "local": _LOCAL}
COPIES = 0.4
_TOWNS = "Beira Osh Kisumu Arequipa Cebu Sukkur Gondar Tamale Maracaibo Surabaya".split()


def mixed_pages(count: int, seed: int = 8) -> Iterator[str]:
    """HTML pages; four of ten repeat the article of an earlier one on another site, some cut short."""
    chance = random.Random(seed)
    articles: list[list[str]] = []
    for number in range(count):
        if articles and chance.random() < COPIES:
            paragraphs = chance.choice(articles)
            paragraphs = paragraphs if chance.random() < 0.6 else paragraphs[: max(3, len(paragraphs) * 2 // 3)]
        else:
            paragraphs = _article(chance)
            articles.append(paragraphs)
        yield _page(paragraphs, number, chance)


def _article(chance: random.Random) -> list[str]:
    kind = chance.choice(_KINDS)
    return [" ".join(_told(kind, chance) for _ in range(2)) for _ in range(chance.randint(5, 11))]


def _told(kind: str, chance: random.Random) -> str:
    if kind == "politics":
        return _sentence(chance)
    a, b = (f"{_name(chance)} {_name(chance)}" for _ in range(2))
    return chance.choice(_SENTENCES[kind]).format(a=a, b=b, town=chance.choice(_TOWNS), n=chance.randint(2, 900))


def _page(paragraphs: list[str], number: int, chance: random.Random) -> str:
    links = "".join(f'<li><a href="/{word.lower().replace(" ", "-")}">{word}</a></li>' for word in _FURNITURE)
    others = "".join(f'<li><a href="/{n}">{_name(chance)} {_name(chance)} {_name(chance)}</a></li>' for n in range(15))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    title = " ".join(paragraphs[0].split()[:8])
    return (
        f'<html lang="en"><head><title>{title} | Site {number % 7}</title><meta property="article:published_time" '
        f'content="2026-03-{1 + number % 28:02}T08:00:00Z"></head><body><nav><ul>{links}</ul></nav><article><h1>{title}</h1>{body}'
        f"</article><aside><h2>Most read</h2><ul>{others}</ul></aside><footer><ul>{links}</ul>"
        f"<p>Copyright 2026 Site {number % 7}</p></footer></body></html>"
    )
