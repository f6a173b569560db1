"""Store and settings -> the web application. Pages are listed in ``pages/__init__.py``."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from starlette.middleware import Middleware

from .. import __version__
from . import assets
from .access import current_user
from .api.answers import describe
from .csrf import csrf_protected
from .etags import ETags
from .guard import Guard
from .pages import APIS, PAGES
from .problems import register_problems
from .rate import Buckets, rate_limited
from .rendering import create_templates
from .settings import Settings

if TYPE_CHECKING:
    from ..store import Store


def create_app(store: Store, settings: Settings | None = None) -> FastAPI:
    """The desk on a store. The store stays the caller's to close."""
    settings = settings or Settings()
    app = FastAPI(
        title="Reportedly",
        version=__version__,
        docs_url=None,  # FastAPI's page loads its scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        middleware=[
            Middleware(Guard, settings=settings),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
            Middleware(ETags),
        ],
    )
    app.state.store, app.state.settings, app.state.assets = store, settings, assets.Assets()
    app.state.templates = create_templates(app.state.assets.address)
    register_problems(app)
    pages = [page for page in PAGES if settings.styleguide or not getattr(page, "FOR_DESIGNERS", False)]
    app.state.nav = tuple(page.NAV for page in pages if hasattr(page, "NAV"))
    for page in pages:
        _include(app, page, in_schema=False)
    app.state.buckets = Buckets(settings.rate) if settings.rate else None
    for api in APIS:
        _include(app, api, in_schema=True)
    app.include_router(assets.router)
    describe(app)
    return app


def _include(app: FastAPI, module: ModuleType, in_schema: bool) -> None:
    """Closed unless the module says otherwise: whoever writes a page cannot forget to ask who is there."""
    dependencies = [Depends(rate_limited)] if in_schema else []
    dependencies.append(Depends(csrf_protected))
    if not getattr(module, "PUBLIC", False):
        dependencies.append(Depends(current_user))
    app.include_router(module.router, dependencies=dependencies, include_in_schema=in_schema)
