"""``reportedly reviews``: verdicts, corrections and notes as JSON lines, out of a store and into one."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import Db, Out

reviews = typer.Typer(help="Verdicts, corrections and notes as data.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="FILE", help="What export wrote, or - for standard input.")]


@reviews.command("export")
def export(db: Db = "reportedly.db", out: Out = None) -> None:
    """Write everything that people said, a JSON line each: what the machine read, what a person holds instead, who and when."""
    with clean_exits():
        from ..errors import UsageError
        from ..review import export_reviews
        from ..store import open_store

        with closing(open_store(db, create=False)) as store:
            if out is None:
                for line in export_reviews(store):
                    sys.stdout.buffer.write(line)
                return
            try:
                with out.open("wb") as file:
                    file.writelines(export_reviews(store))
            except OSError as error:
                raise UsageError(f"--out {out}: {error.strerror}; name a file in a folder that can be written to") from error


@reviews.command("import")
def import_(file: File, db: Db = "reportedly.db") -> None:
    """Put what export wrote into a store. Twice is once; where reviewers differ, that is told, and the latest verdict holds."""
    with clean_exits():
        from ..errors import UsageError
        from ..review import import_reviews
        from ..store import open_store

        try:
            lines = sys.stdin.buffer.readlines() if str(file) == "-" else file.read_bytes().splitlines()
        except OSError as error:
            raise UsageError(f"{file}: {error.strerror}; give a file that `reportedly reviews export` wrote") from error
        with closing(open_store(db, create=False)) as store:
            told = import_reviews(store, lines, str(file))
        for line in (*told.conflicts, *told.missing):
            complain(line)
        known = f", {told.known} there already" if told.known else ""
        complain(f"{told.new} {'entry' if told.new == 1 else 'entries'} imported{known}, {len(told.conflicts)} in conflict")
        if told.conflicts or told.missing:
            raise typer.Exit(WITH_PROBLEMS)
