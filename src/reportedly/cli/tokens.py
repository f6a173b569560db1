"""``reportedly tokens``: with which programs use the API in a user's name."""

from __future__ import annotations

from typing import Annotated

import typer

from .exits import clean_exits
from .options import Db
from .users import BY, Name, writing

tokens = typer.Typer(help="Tokens with which programs use the API in a user's name.", no_args_is_help=True)

ScopeOption = Annotated[str, typer.Option("--scope", help="read, write (as a reviewer at most) or admin; never more than the user may.")]
Label = Annotated[str, typer.Option("--label", metavar="WORDS", help="What it is for.")]
Days = Annotated[int | None, typer.Option("--days", min=1, max=3650, help="Good for so many days; without: until it is revoked.")]


@tokens.command("add")
def add(name: Name, db: Db = "reportedly.db", scope: ScopeOption = "read", label: Label = "", days: Days = None) -> None:
    """Make a token for a user and print it; it cannot be printed again."""
    with clean_exits():
        from ..people import make_token

        with writing(db) as connection:
            token = make_token(connection, name, label, scope, BY, days)  # type: ignore[arg-type]
        typer.echo(token)


@tokens.command("list")
def show(db: Db = "reportedly.db") -> None:
    """List the tokens: id, user, scope, what for, last used, whether it is still good; separated by tabs."""
    with clean_exits():
        from ..people import list_tokens
        from ..store import open_store

        store = open_store(db, create=False)
        with store.read() as connection:
            for token in list_tokens(connection):
                state = "revoked" if token.revoked else f"until {token.expires}" if token.expires else "until revoked"
                typer.echo("\t".join([token.id, token.user, token.scope, token.label, token.used or "never used", state]))
        store.close()


@tokens.command("revoke")
def revoke(token: Annotated[str, typer.Argument(metavar="ID", help="The token's id, as listed.")], db: Db = "reportedly.db") -> None:
    """Make a token void."""
    with clean_exits():
        from ..people import revoke_token

        with writing(db) as connection:
            revoke_token(connection, token, BY)
        typer.echo(f"{token} no longer works")
