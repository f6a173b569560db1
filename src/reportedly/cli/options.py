"""Options that several commands have, each written once: a command names a group of them, and ``spread`` gives it all of the group.

def read(paths: Paths, *, inputs: Inputs, reading: Reading)  ->  read PATH... --map --fetch --allow-private --fast --actors ...
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from .exits import complain

if TYPE_CHECKING:
    from ..clean import SiteFurniture
    from ..ingest import InputProblem
    from ..pipeline import Resources
    from ..records import Page


def iso_date(value: str | None) -> str | None:
    """A date as ``--date`` takes it: a day, a month or a year.

    >>> iso_date("2022-01-18"), iso_date("2022-01"), iso_date("2022")
    ('2022-01-18', '2022-01', '2022')
    """
    if value is None:
        return None
    import re
    from datetime import date

    try:
        if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value, re.ASCII):
            raise ValueError
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a date; write it as 2022-01-18 (year-month-day), 2022-01 or 2022") from None
    return value


def _checked_map(pairs: list[str] | None) -> list[str] | None:
    try:
        columns_of(pairs)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--map") from None
    return pairs


def columns_of(pairs: list[str] | None) -> dict[str, str]:
    """What ``--map`` says, as column -> field."""
    if not pairs:
        return {}
    from ..ingest.columns import parse_map

    return parse_map(",".join(pairs))


class Format(StrEnum):
    """What is printed."""

    text = "text"
    jsonl = "jsonl"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, addresses (with --fetch), or - for standard input."),
]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", callback=iso_date, help="Publication date of pages that do not bring one, such as 2022-01-18."),
]
Db = Annotated[
    str,
    typer.Option("--db", metavar="STORE", envvar="REPORTEDLY_DB", help="The store: a file, or postgresql://user:password@host/database."),
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to FILE instead of standard output.")]
Chosen = Annotated[
    Format | None, typer.Option("--format", help="text to read, jsonl to process; by default text on a terminal and jsonl elsewhere.")
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        callback=_checked_map,
        help="Which columns of a table are the text, id, url ..., such as text=body,id=key. Repeatable.",
    ),
]
Sites = Annotated[
    Path | None,
    typer.Option("--sites", metavar="FILE", help="Lines that sites repeat on their pages, to be left out: from reportedly sites learn."),
]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses inside a private network too.")]


def furniture_of(sites: Path | None) -> SiteFurniture | None:
    """What ``--sites`` says, where pages are only cleaned."""
    if sites is None:
        return None
    from ..sites import read_sites

    return read_sites(sites).furniture()


@dataclass(frozen=True)
class Inputs:
    """How pages are found: of every command that takes PATHs."""

    map: Map = None
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch the addresses among the PATHs; without it nothing is fetched.")] = False
    allow_private: AllowPrivate = False

    def read(self, paths: Sequence[str], date: str | None = None) -> Iterator[Page | InputProblem]:
        """The pages that the paths lead to; those that bring no date have the one given."""
        from ..ingest import read_inputs

        fetcher = None
        if self.fetch:
            from ..ingest.fetch import Fetcher

            fetcher = Fetcher(self.allow_private)
        found = read_inputs(paths, sys.stdin.buffer, columns_of(self.map), fetcher)
        return (_dated(item, date) for item in found) if date else found


@dataclass(frozen=True)
class Reading:
    """How pages are read, and the user's own files for it: of every command that reads pages for events."""

    fast: Annotated[
        bool, typer.Option("--fast", help="Rules alone, without the trained tagger: two fifths of the time, more events missed.")
    ] = False
    actors: Annotated[
        list[Path] | None,
        typer.Option("--actors", metavar="FILE", help="Your own actors: CSV, or FollowTheMoney JSON lines. May be given again."),
    ] = None
    lexicon: Annotated[
        list[Path] | None,
        typer.Option("--lexicon", metavar="DIR", help="A folder of your own frames, cues and actors. May be given again."),
    ] = None
    gazetteer: Annotated[
        Path | None, typer.Option("--gazetteer", metavar="FILE", help="Places of your own beside the built-in ones: CSV, TSV or GeoJSON.")
    ] = None
    sites: Sites = None

    def load(self) -> Resources:
        """The resources with the user's files; what is odd about these is told on standard error."""
        from ..pipeline import Resources

        own: dict[str, Any] = {
            "actors": tuple(self.actors or ()), "lexicons": tuple(self.lexicon or ()), "gazetteer": self.gazetteer, "sites": self.sites,
        }  # fmt: skip
        resources = Resources.load(fast=self.fast, **{name: files for name, files in own.items() if files})
        for remark in getattr(resources, "remarks", ()):
            complain(remark)
        return resources

    def furniture(self) -> SiteFurniture | None:
        """What ``--sites`` says, where pages are only cleaned."""
        return furniture_of(self.sites)


def given(group: Inputs | Reading) -> list[str]:
    """The options of the group that were given, as they are written.

    >>> given(Reading(fast=True)), given(Inputs(allow_private=True))
    (['--fast'], ['--allow-private'])
    """
    return [f"--{field.name.replace('_', '-')}" for field in fields(group) if getattr(group, field.name)]


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of its groups in the place of each parameter that is a group."""
    signature = inspect.signature(command, eval_str=True)
    groups = {name: p.annotation for name, p in signature.parameters.items() if p.annotation in (Inputs, Reading)}
    members = {name: _parameters(group) for name, group in groups.items()}
    listed = [one for name, parameter in signature.parameters.items() for one in members.get(name, [parameter])]

    @wraps(command)
    def spread_out(**options: Any) -> None:
        made = {name: group(**{p.name: options.pop(p.name) for p in members[name]}) for name, group in groups.items()}
        command(**options, **made)

    spread_out.__signature__ = signature.replace(parameters=listed)  # type: ignore[attr-defined]
    spread_out.__annotations__ = {parameter.name: parameter.annotation for parameter in listed}
    return spread_out


def _parameters(group: type[Inputs] | type[Reading]) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    kind = inspect.Parameter.KEYWORD_ONLY
    return [inspect.Parameter(field.name, kind, default=field.default, annotation=hints[field.name]) for field in fields(group)]


def _dated(item: Page | InputProblem, date: str | None) -> Page | InputProblem:
    from ..records import Page

    return item.replace(published=date) if isinstance(item, Page) and not item.published else item
