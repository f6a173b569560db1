"""``reportedly lexicon``: check rules against their own examples and counterexamples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from .exits import WITH_PROBLEMS, clean_exits, complain

lexicon = typer.Typer(help="Work with the rules and word lists.", no_args_is_help=True)


@lexicon.callback()
def _group() -> None:
    """Work with the rules and word lists."""


@lexicon.command()
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="A folder of frame files; the built-in ones if left out.")] = None,
) -> None:
    """Run every frame's examples and counterexamples."""
    with clean_exits():
        failures = 0
        for name, complaints in _complaints(folder):
            failures += len(complaints)
            for complaint in complaints:
                typer.echo(f"{name}: {complaint}")
        if failures:
            complain(f"{failures} example{'' if failures == 1 else 's'} failed; edit the frame or the example")
            raise typer.Exit(WITH_PROBLEMS)
        typer.echo("all examples and counterexamples hold")


def _complaints(folder: Path | None) -> Iterator[tuple[str, list[str]]]:
    """File by file, what its frames' examples say against it."""
    from ..actors import ActorTable
    from ..events import FrameLexicon
    from ..events.check import FrameChecker
    from ..events.frames import FrameFile
    from ..lexicons import lexicon_path, load_yaml
    from ..parse import Parser
    from ..places import Gazetteer

    paths = sorted((folder or lexicon_path("events")).glob("*.yaml"))
    if not paths:
        raise UsageError(f"{folder}: no .yaml files there; name a folder of frame files")
    frames = FrameLexicon.load(
        *([folder] if folder else []), appeals=True
    )  # the frames of appeals are checked too, though they code nothing
    checker = FrameChecker(Parser(), frames, Gazetteer.load(), ActorTable.load())
    for path in paths:
        yield path.name, list(checker.check(load_yaml(path, FrameFile).frames))
