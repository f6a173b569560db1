"""``reportedly lexicon``: check rules against their own examples and counterexamples."""

from __future__ import annotations

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
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="A folder of frame files; the built-in ones if left out.")] = None,
) -> None:
    """Run every rule's examples and counterexamples."""
    with clean_exits():
        from ..events.check import check_lexicon

        failures = 0
        for failure in check_lexicon(folder):
            failures += 1
            complain(str(failure))
        if failures:
            complain(f"{failures} example{'' if failures == 1 else 's'} failed")
            raise typer.Exit(WITH_PROBLEMS)
        typer.echo("all examples and counterexamples hold")
