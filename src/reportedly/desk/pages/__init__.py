"""The pages of the desk, in the order of the navigation.

To add a page, write ``pages/NAME.py`` and ``templates/NAME.html`` and add the module to ``PAGES`` below:

    router = APIRouter()                              # needed
    NAV = Nav("Disputes", "/disputes", "d")           # where the header shall show it; ``g d`` leads there
    EXAMPLES = ("/disputes", "/disputes?open=1")      # addresses that tests open in a browser: accessibility, links, screenshots
    PUBLIC = True                                     # only where people without an account may look

    @router.get("/disputes")
    def disputes(request: Request, store: StoreHere) -> Response:
        with timed(request, "db"), store.read() as connection:
            rows = ...
        return render(request, "disputes.html", rows=rows)

Endpoints are plain ``def`` (they run in a thread; the store is not asynchronous). A template begins with
``{% extends "base.html" %}`` and fills ``{% block main %}``; parts to use are in ``templates/parts``. What changes something is a
POST whose form holds ``{{ csrf_field() }}``, asks for a role (``user: Reviewer``), and ends in ``go_to(address, "what was done")``.
"""

from types import ModuleType

from .. import api
from . import (
    account,
    actors,
    adding,
    api_docs,
    appearance,
    audit,
    disputes,
    documents,
    events,
    home,
    notes,
    review,
    search,
    share,
    shared,
    shelf,
    sign_in,
    stories,
    story_deeds,
    styleguide,
    users,
    webhooks,
)

PAGES: tuple[ModuleType, ...] = (
    home,
    share,
    shared,
    stories,
    story_deeds,
    search,
    events,
    actors,
    disputes,
    documents,
    adding,
    webhooks,
    review,
    notes,
    shelf,
    api_docs,
    account,
    users,
    audit,
    sign_in,
    appearance,
    styleguide,
)

APIS: tuple[ModuleType, ...] = api.APIS
"""Modules with a ``router`` under ``/api/v1``, closed in the same way, and described in ``/api/v1/openapi.json``."""
