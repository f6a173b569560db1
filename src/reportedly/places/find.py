"""Parse -> toponyms: recognize the names, link what contains what, resolve them together."""

from __future__ import annotations

from ..parse import Parse
from ..records import Toponym
from .containment import link_containers
from .gazetteer import Gazetteer
from .mention import Mention
from .names import Names
from .recognize import Recognizer
from .resolve import resolve


def find_toponyms(parse: Parse, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names and demonyms of a document in text order, each with its place where one is known."""
    mentions = link_containers(Recognizer(parse, gazetteer).mentions(), parse, Names(parse, gazetteer))
    resolve(mentions)
    return tuple(_toponym(mention, parse) for mention in mentions)


def _toponym(mention: Mention, parse: Parse) -> Toponym:
    return Toponym(
        span=(parse.tokens[mention.first].start, parse.tokens[mention.last - 1].end), name=mention.name,
        place=mention.row.place() if mention.row else None, candidates=len(mention.rows),
        kind="demonym" if mention.is_demonym else "name",
    )  # fmt: skip
