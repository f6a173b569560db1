"""Style sheets, scripts and pictures, at addresses that change with their content, so that browsers may keep them for good."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request, Response

FOLDER = Path(__file__).with_name("static")
FOR_GOOD = "public, max-age=31536000, immutable"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json", ".woff2": "font/woff2"}

router = APIRouter(include_in_schema=False)


class Assets:
    """The files below a folder, read once: name -> address, address -> file."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._addresses: dict[str, str] = {}
        self._files: dict[str, tuple[bytes, str, str]] = {}
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            self._take(path.relative_to(folder), path.read_bytes())

    def _take(self, path: Path, content: bytes) -> None:
        name, kind = path.as_posix(), _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        digest = hashlib.sha256(content).hexdigest()[:12]
        hashed = path.with_name(f"{path.stem}.{digest}{path.suffix}").as_posix()
        self._addresses[name] = f"/static/{hashed}"
        self._files[hashed] = (content, kind, FOR_GOOD)
        self._files[name] = (content, kind, "no-cache")  # what one script imports from another has the plain name

    def address(self, name: str) -> str:
        """Where a page finds the file.

        Raises:
            KeyError: there is no such file.
        """
        return self._addresses[name]

    def names(self) -> tuple[str, ...]:
        """All files, sorted."""
        return tuple(sorted(self._addresses))

    def find(self, path: str) -> tuple[bytes, str, str] | None:
        """Content, media type and Cache-Control of what stands at ``/static/{path}``."""
        return self._files.get(path)


@router.api_route("/static/{path:path}", methods=["GET", "HEAD"])
async def static_file(path: str, request: Request) -> Response:
    """A file of the design."""
    found = request.app.state.assets.find(path)
    if found is None:
        raise HTTPException(404, "There is no such file.")
    content, kind, cache = found
    return Response(content, media_type=kind, headers={"Cache-Control": cache})
