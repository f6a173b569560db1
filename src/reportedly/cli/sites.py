"""``reportedly sites``: learn which lines each site repeats on its pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from .exits import WITH_PROBLEMS, clean_exits, complain
from .options import Inputs, Out, Paths, spread

if TYPE_CHECKING:
    from ..ingest import InputProblem
    from ..records import Document, Page

sites = typer.Typer(help="Learn the lines that sites repeat on their pages.", no_args_is_help=True)


@sites.callback()
def _group() -> None:
    """Learn the lines that sites repeat on their pages."""


@sites.command()
@spread
def learn(
    paths: Paths,
    out: Out = None,
    *,
    inputs: Inputs,
) -> None:
    """Write the lines that each site repeats on pages with different articles, as a file for read --sites."""
    with clean_exits():
        from ..errors import UsageError
        from ..sites import encode_sites, learn_sites

        refused: list[str] = []
        learnt = learn_sites(_documents(inputs.read(paths), refused))
        data = encode_sites(learnt)
        if out is None:
            sys.stdout.buffer.write(data)
        else:
            try:
                out.write_bytes(data)
            except OSError as error:
                raise UsageError(f"--out {out}: {error.strerror}; name a file in a folder that can be written to") from error
        lines = sum(len(site.lines) for site in learnt.sites.values())
        complain(f"{lines} {'line' if lines == 1 else 'lines'} of {len(learnt.sites)} {'site' if len(learnt.sites) == 1 else 'sites'}")
        if refused:
            raise typer.Exit(WITH_PROBLEMS)


def _documents(items: Iterator[Page | InputProblem], refused: list[str]) -> Iterator[Document]:
    """The cleaned documents. Text that was given as clean is nobody's page and teaches nothing."""
    from ..clean import clean_page
    from ..records import Page

    for item in items:
        if not isinstance(item, Page):
            refused.append(str(item))
            complain(str(item))
        elif not item.is_clean:
            yield clean_page(item)[0]
