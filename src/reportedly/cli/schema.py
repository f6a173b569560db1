"""``reportedly schema``: the JSON Schema of one output line."""

from __future__ import annotations

from .exits import clean_exits


def schema() -> None:
    """Print the JSON Schema of one line of output."""
    import json

    import typer

    with clean_exits():
        from ..records import json_schema

        typer.echo(json.dumps(json_schema(), indent=2, sort_keys=True))
