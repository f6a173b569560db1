"""``reportedly users``: who may sign in at the desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import clean_exits
from .options import Db

if TYPE_CHECKING:
    from sqlalchemy import Connection

users = typer.Typer(help="Who may sign in at the desk.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.")]
RoleOption = Annotated[
    str, typer.Option("--role", help="viewer: reads and shares; reviewer: also judges, corrects, adds; admin: also users.")
]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input; else one is made and printed.")]
BY = "command line"


@contextmanager
def writing(db: str) -> Iterator[Connection]:
    """A transaction on the store, made where there is none."""
    from ..store import open_store

    store = open_store(db)
    try:
        with store.write() as connection:
            yield connection
    finally:
        store.close()


@users.command("add")
def add(name: Name, db: Db = "reportedly.db", role: RoleOption = "viewer", password_stdin: FromStdin = False) -> None:
    """Add a user, with a password from standard input or one that is printed this once."""
    with clean_exits():
        from ..people import add_user

        password = _password(password_stdin)
        with writing(db) as connection:
            name = add_user(connection, name, role, password, BY)  # type: ignore[arg-type]
        typer.echo(f"{name} is {role} now")
        _show(password, password_stdin)


@users.command("list")
def show(db: Db = "reportedly.db") -> None:
    """List the users: name, role, since when, last here; separated by tabs."""
    with clean_exits():
        from ..people import list_users
        from ..store import open_store

        store = open_store(db, create=False)
        with store.read() as connection:
            for user in list_users(connection):
                typer.echo(f"{user.name}\t{user.role}\t{user.created}\t{user.seen or 'never here'}")
        store.close()


@users.command("role")
def role(
    name: Name, role: Annotated[str, typer.Argument(metavar="ROLE", help="viewer, reviewer or admin.")], db: Db = "reportedly.db"
) -> None:
    """Change what a user may do."""
    with clean_exits():
        from ..people import change_role

        with writing(db) as connection:
            change_role(connection, name, role, BY)  # type: ignore[arg-type]
        typer.echo(f"{name} is {role} now")


@users.command("password")
def password(name: Name, db: Db = "reportedly.db", password_stdin: FromStdin = False) -> None:
    """Give a user a new password, and end all their sessions."""
    with clean_exits():
        from ..people import set_password

        new = _password(password_stdin)
        with writing(db) as connection:
            set_password(connection, name, new, BY)
        typer.echo(f"the password of {name} is changed")
        _show(new, password_stdin)


@users.command("remove")
def remove(name: Name, db: Db = "reportedly.db") -> None:
    """Let a user in no longer. What they said stays, under their name."""
    with clean_exits():
        from ..people import remove_user

        with writing(db) as connection:
            remove_user(connection, name, BY)
        typer.echo(f"{name} can no longer sign in")


def _password(from_stdin: bool) -> str:
    from ..people import generate_password

    return sys.stdin.readline().rstrip("\r\n") if from_stdin else generate_password()


def _show(password: str, from_stdin: bool) -> None:
    if not from_stdin:
        typer.echo(f"password: {password}")
        typer.echo("It is shown only now.", err=True)
