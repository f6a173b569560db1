"""``reportedly schema``: the JSON Schema of one output line."""

from __future__ import annotations

from typing import Annotated

import typer

from .exits import clean_exits

OfHappening = Annotated[bool, typer.Option("--happening", help="Of a line of `reportedly stories --events`, instead of `reportedly read`.")]
OfComparison = Annotated[bool, typer.Option("--comparison", help="Of a line of `reportedly compare`, instead of `reportedly read`.")]


def schema(happening: OfHappening = False, comparison: OfComparison = False) -> None:
    """Print the JSON Schema of one line of output."""
    import json

    with clean_exits():
        from ..copies import side_by_side_schema
        from ..happenings import happening_schema
        from ..records import json_schema

        found = happening_schema() if happening else side_by_side_schema() if comparison else json_schema()
        typer.echo(json.dumps(found, indent=2, sort_keys=True))
