"""The commands and what they share: help, version."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import __version__
from .add import add, group
from .batch import batch
from .compare import compare
from .demo import demo
from .explain import explain
from .lexicon import lexicon
from .load import load
from .read import read
from .reviews import reviews
from .schema import schema
from .serve import serve
from .sites import sites
from .stories import stories
from .tokens import tokens
from .users import users
from .watch import watch

app = typer.Typer(
    help="Turn news pages into an attributed event record: who did what to whom, when, where, and according to whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Options that stand before a command."""


app.command()(read)
app.command()(add)
app.command()(group)
app.command()(load)
app.command()(serve)
app.command()(demo)
app.command()(explain)
app.command()(schema)
app.command()(stories)
app.command()(compare)
app.command()(watch)
app.add_typer(batch, name="batch")
app.add_typer(lexicon, name="lexicon")
app.add_typer(sites, name="sites")
app.add_typer(reviews, name="reviews")
app.add_typer(users, name="users")
app.add_typer(tokens, name="tokens")
