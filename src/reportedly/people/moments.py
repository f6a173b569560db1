"""Points in time, as text that sorts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now() -> str:
    """This second, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def ago(span: timedelta) -> str:
    """The second that was ``span`` ago; a negative span lies ahead."""
    return (datetime.now(UTC) - span).isoformat(timespec="seconds")
