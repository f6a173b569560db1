"""``reportedly lexicon``: check rules against their own examples and counterexamples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain

lexicon = typer.Typer(help="Work with the rules and word lists.", no_args_is_help=True)


@lexicon.callback()
def _group() -> None:
    """Work with the rules and word lists."""


@lexicon.command()
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Your folder of lexicons; the built-in ones if left out.")] = None,
) -> None:
    """Run every example and counterexample of frames and cues, and check the actor tables."""
    with clean_exits():
        failures = 0
        for name, complaints in _complaints(folder):
            failures += len(complaints)
            for complaint in complaints:
                typer.echo(f"{name}: {complaint}")
        if failures:
            complain(f"{failures} complaint{'' if failures == 1 else 's'}; edit the entry or its example")
            raise typer.Exit(WITH_PROBLEMS)
        typer.echo("all examples and counterexamples hold")


@lexicon.command()
def sources() -> None:
    """Print where the built-in actor tables come from: rows, date made, origin."""
    with clean_exits():
        from ..actors.sources import table_sources

        for table in table_sources():
            dates = f"made {table.made}" + (f", changed {table.changed}" if table.changed != table.made else "")
            typer.echo(f"{table.name}: {table.about}\n  {table.rows} rows, {dates}; {table.origin}\n  source: {table.source}")


def _complaints(folder: Path | None) -> Iterator[tuple[str, list[str]]]:
    """File by file, what its examples or its rows say against it."""
    from ..actors import ActorTable, add_actors
    from ..actors.sources import rows_without_source
    from ..attribution import CueFamily, CueLexicon
    from ..attribution.check import CueChecker
    from ..events import FrameLexicon
    from ..events.check import FrameChecker
    from ..events.frames import FrameFile
    from ..lexicons import UserFolder, lexicon_path, load_yaml, open_folder
    from ..parse import Parser
    from ..places import Gazetteer

    built_in = UserFolder(tuple(sorted(lexicon_path("events").glob("*.yaml"))), (lexicon_path("attribution/cues.yaml"),), ())
    files = open_folder(folder) if folder else built_in
    folders = [folder] if folder else []
    actors = add_actors(ActorTable.load(), files.actors)
    frames = FrameLexicon.load(*folders, appeals=True)  # the frames of appeals are checked too, though they code nothing
    cues = CueLexicon.load(*folders)
    parser = Parser()
    frame_checker = FrameChecker(parser, frames, Gazetteer.load(), actors.table)
    for path in files.frames:
        yield path.name, list(frame_checker.check(load_yaml(path, FrameFile).frames))
    cue_checker = CueChecker(parser, cues)
    for path in files.cues:
        yield path.name, list(cue_checker.check(load_yaml(path, tuple[CueFamily, ...])))
    for remark in actors.remarks:
        complain(remark)
    if not folder:
        yield from rows_without_source()
