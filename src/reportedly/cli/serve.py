"""``reportedly serve``: the desk on a store, for a browser."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from .exits import clean_exits, complain
from .options import Db

if TYPE_CHECKING:
    from ..desk import Settings
    from ..store import Store

Host = Annotated[str, typer.Option("--host", metavar="NAME", help="Where to listen. Any but this machine's own names needs users.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any that is free.")]
Open = Annotated[bool, typer.Option("--open", help="Open a browser on it.")]
SignIn = Annotated[bool, typer.Option("--sign-in", help="Let only users in, on this machine too.")]
AllowHost = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A name by which people reach the desk. Needs users. Repeat for more."),
]
Proxy = Annotated[bool, typer.Option("--https-proxy", help="A proxy on this machine stands in front and speaks https with the browsers.")]
Debug = Annotated[bool, typer.Option("--debug", help="Also show /styleguide, with every part of the design.")]

_ARENAS = -8
"""M_ARENA_MAX of mallopt(3)."""
RATE = 600
"""Requests to the API that one asker may make in a minute, where people sign in."""


def serve(
    db: Db = "reportedly.db",
    host: Host = "127.0.0.1",
    port: Port = 8020,
    open_browser: Open = False,
    sign_in: SignIn = False,
    allow_host: AllowHost = None,
    https_proxy: Proxy = False,
    debug: Debug = False,
) -> None:
    """Open the desk on a store, until stopped with Ctrl-C."""
    with clean_exits():
        from ..store import open_store

        store = open_store(db)
        try:
            settings = choose_settings(store, host, sign_in, allow_host or [], https_proxy, debug)
            run(store, settings, host, port, open_browser)
        finally:
            store.close()


def choose_settings(store: Store, host: str, sign_in: bool, names: list[str], https: bool, debug: bool) -> Settings:
    """How the desk is served.

    Raises:
        UsageError: others than this machine could reach it, and there are no users.
    """
    from ..desk import Settings
    from ..desk.guard import host_name
    from ..desk.settings import LOOPBACK_NAMES, is_loopback
    from ..errors import UsageError
    from ..people import has_admin

    sign_in = sign_in or https or not is_loopback(host) or any(not is_loopback(name) for name in names)
    with store.read() as connection:
        if sign_in and not has_admin(connection):
            reason = f"{host} can be reached from elsewhere" if not is_loopback(host) else "people shall sign in"
            way_out = f"add the first: reportedly users add NAME --role admin --db {store.address}"
            raise UsageError(f"{reason}, and there is no user who is admin; {way_out}")
    own = set() if host in ("0.0.0.0", "::", "") else {host_name(f"[{host}]" if ":" in host else host)}
    hosts = LOOPBACK_NAMES | own | {name.lower() for name in names} | (_own_names() if not is_loopback(host) else set())
    return Settings(hosts=frozenset(hosts), sign_in=sign_in, https=https, styleguide=debug, rate=RATE if sign_in else 0)


def run(store: Store, settings: Settings, host: str, port: int, open_browser: bool = False) -> None:
    """Serve until stopped; requests on the way are answered first.

    Raises:
        UsageError: something else listens there.
    """
    import socket
    import threading

    import uvicorn

    from ..desk import create_app, warm_up
    from ..errors import UsageError

    _share_memory()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise UsageError(f"cannot listen on {host}:{port}: {error}; take another --port, or --port 0 for any that is free") from error
    with listener:
        address = _address(host, listener.getsockname()[1])
        app = create_app(store, settings)
        threading.Thread(target=warm_up, args=(app,), daemon=True).start()
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, ws="none", timeout_graceful_shutdown=5,
            proxy_headers=settings.https, forwarded_allow_ips="127.0.0.1,::1",
        )  # fmt: skip
        complain(f"the desk is open at {address}{'' if settings.sign_in else ' for this machine only'}; stop it with Ctrl-C")
        if open_browser:
            _open_soon(address)
        with suppress(KeyboardInterrupt):  # uvicorn has answered what was on the way, and raises it once more
            uvicorn.Server(config).run(sockets=[listener])
        complain("the desk is closed")


def _share_memory() -> None:
    """Have all threads take memory from two places: glibc gives each one its own, and what is free in one is no other's (70 MB in all)."""
    import ctypes

    with suppress(OSError, AttributeError, TypeError):  # another C library, another system
        ctypes.CDLL(None).mallopt(_ARENAS, 2)


def _address(host: str, port: int) -> str:
    """
    >>> _address("0.0.0.0", 8020), _address("::1", 80)
    ('http://localhost:8020/', 'http://[::1]:80/')
    """
    name = "localhost" if host in ("0.0.0.0", "::", "") else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


def _own_names() -> set[str]:
    import socket

    return {socket.gethostname().lower()}


def _open_soon(address: str) -> None:
    import threading
    import webbrowser

    timer = threading.Timer(0.5, webbrowser.open, [address])
    timer.daemon = True
    timer.start()
