"""Templates -> pages. Everything that comes from outside is escaped, always; an unknown name is an error, never a blank."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .. import __version__
from .formats import FILTERS
from .marks import MARKS
from .words import country_name, sector_name

FOLDER = Path(__file__).with_name("templates")

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(value: object) -> object:
    """What is shown for a value: text from a page must not turn the text around it (bidi) or break the answer (surrogates).

    >>> harmless("a\\u202eb"), harmless(3)
    ('a\\ufffdb', 3)
    """
    return _STEERING.sub("\ufffd", value) if type(value) is str else value


def create_templates(asset: Callable[[str], str]) -> Environment:
    """The templates of the desk and what all of them can use."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    environment.filters.update(FILTERS)
    environment.globals.update(MARKS)
    environment.globals.update(asset=asset, version=__version__, country_name=country_name, sector_name=sector_name)
    return environment


def render(request: Request, template: str, *, status_code: int = 200, **context: Any) -> HTMLResponse:
    """A page. Besides ``context``, templates know ``request``, ``user``, ``theme``, ``nav``, ``here``, ``flashes``, ``csrf_token``."""
    from .access import user_of
    from .csrf import COOKIE, form_secret, form_token
    from .flash import forget, said
    from .theme import theme_of

    desk = request.app.state
    secret, is_new = form_secret(request)
    token = form_token(request, secret)
    flashes = said(request)
    everywhere = {
        "request": request, "user": user_of(request), "theme": theme_of(request), "nav": desk.nav, "here": request.scope["path"],
        "flashes": flashes, "csrf_token": token, "csrf_field": lambda: Markup('<input type="hidden" name="csrf" value="{}">').format(token),
        "address": address_of(request), "sign_in": desk.settings.sign_in,
    }  # fmt: skip
    page = HTMLResponse(desk.templates.get_template(template).render(everywhere | context), status_code)
    if is_new:
        page.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=desk.settings.https)
    if flashes:
        forget(page)
    return page


def address_of(request: Request) -> str:
    """Path and query as asked for: where to come back to."""
    query = request.scope.get("query_string", b"").decode("latin-1")
    return str(request.scope["path"]) + (f"?{query}" if query else "")
