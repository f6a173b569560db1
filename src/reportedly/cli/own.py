"""The user's own files, in every command that reads pages: ``--actors FILE`` and ``--lexicon DIR``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .exits import complain

if TYPE_CHECKING:
    from ..pipeline import Resources

Actors = Annotated[
    list[Path] | None,
    typer.Option("--actors", metavar="FILE", help="Your own actors: CSV, or FollowTheMoney JSON lines. May be given again."),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="DIR", help="A folder of your own frames, cues and actors. May be given again."),
]
Places = Annotated[
    Path | None, typer.Option("--gazetteer", metavar="FILE", help="Places of your own beside the built-in ones: CSV, TSV or GeoJSON.")
]
Sites = Annotated[
    Path | None,
    typer.Option("--sites", metavar="FILE", help="Lines that sites repeat on their pages, to be left out: from reportedly sites learn."),
]


def load_resources(
    fast: bool, actors: list[Path] | None, lexicons: list[Path] | None, gazetteer: Path | None = None, sites: Path | None = None
) -> Resources:
    """The resources with the user's files; what is odd about these is told on standard error."""
    from ..pipeline import Resources

    own: dict[str, Any] = {"actors": tuple(actors or ()), "lexicons": tuple(lexicons or ()), "gazetteer": gazetteer, "sites": sites}
    resources = Resources.load(fast=fast, **{name: files for name, files in own.items() if files})
    for remark in getattr(resources, "remarks", ()):
        complain(remark)
    return resources
