"""How a command ends: exit codes, a closed pipe, Ctrl-C, and errors with a way out.

0 done; 1 done, with problems told on the way; 2 wrong usage or an unusable installation; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from ..errors import ReportedlyError

DONE = 0
WITH_PROBLEMS = 1
UNUSABLE = 2
INTERRUPTED = 130


def complain(message: str) -> None:
    """One line on standard error, whatever characters it holds."""
    line = " ".join(f"reportedly: {message}".split())
    encoding = sys.stderr.encoding or "utf-8"
    typer.echo(line.encode(encoding, "backslashreplace").decode(encoding), err=True)


@contextmanager
def clean_exits() -> Iterator[None]:
    """Turn what may stop a command into an exit code and at most one line."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        raise typer.Exit(DONE) from None
    except KeyboardInterrupt:
        complain("stopped")
        raise typer.Exit(INTERRUPTED) from None
    except ReportedlyError as error:
        complain(str(error))
        raise typer.Exit(UNUSABLE) from None


def _silence_stdout() -> None:
    """The reader has gone (``| head``): point stdout at nothing, or Python complains once more when it flushes at exit."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
