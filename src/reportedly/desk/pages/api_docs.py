"""The API described for people: made from its own OpenAPI description, without anybody's scripts."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..rendering import render

router = APIRouter()
EXAMPLES = ("/api",)


@router.get("/api")
def api(request: Request) -> Response:
    """Every endpoint with its parameters and answers."""
    described = request.app.openapi()
    operations = [
        {"method": method.upper(), "path": path, "tag": (operation.get("tags") or ["other"])[0], **operation}
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    tags: dict[str, list[dict[str, Any]]] = {}
    for operation in operations:
        tags.setdefault(operation["tag"], []).append(operation)
    return render(request, "api.html", tags=tags, schemas=described["components"]["schemas"])
