"""Bundled stories, written for this project: invented news with invented persons, and some history in our own words."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def story_paths() -> tuple[Path, ...]:
    """The bundled pages in order.

    >>> [path.name for path in story_paths()][:2]
    ['01-valparaiso-port-blog.html', '02-beira-aid-flattened.txt']
    """
    folder = Path(str(resources.files(__package__))) / "stories"
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in (".html", ".txt")))


def save_stories(folder: Path) -> tuple[Path, ...]:
    """Copies of the bundled pages in ``folder``, for trying things out on."""
    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for path in story_paths():
        copy = folder / path.name
        copy.write_bytes(path.read_bytes())
        copies.append(copy)
    return tuple(copies)
