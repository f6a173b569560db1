"""A store -> the desk: pages and API on which people read, search and judge what was reported.

``create_app(store, settings)`` gives the web application. To add a page, read ``pages/__init__.py``.
"""

from .app import create_app
from .settings import Settings
from .stores import warm_up

__all__ = ["Settings", "create_app", "warm_up"]
