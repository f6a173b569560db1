"""An address -> what its server sends, politely and within limits. Nothing is fetched unless somebody asks for it.

robots.txt (RFC 9309) is obeyed, a host is asked once a second at most, redirects are followed one by one and kept, and addresses inside
a private network are refused at every step: the address that was checked is the one connected to, so a name cannot change in between.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from .gzipped import inflate
from .limits import MAX_PAGE_BYTES, megabytes
from .problem import DamagedInput, Kind

AGENT = "reportedly"
DELAY, TIMEOUT, DEADLINE = 1.0, 15.0, 60.0
"""Seconds between two requests to a host, for one step of an answer, for a whole answer."""
MAX_REDIRECTS, MAX_ROBOTS, MAX_DELAY = 5, 500_000, 60.0
_REDIRECTS = (301, 302, 303, 307, 308)


class NotFetched(Exception):
    """Why an address gave nothing."""

    def __init__(self, message: str, kind: Kind = "unreadable") -> None:
        super().__init__(message)
        self.message = message
        self.kind: Kind = kind


class Answer(NamedTuple):
    """What came. ``url`` is the last address, ``redirects`` those before it; ``status`` is 200, or 304 where nothing changed."""

    url: str
    redirects: tuple[str, ...]
    status: int
    headers: dict[str, str]
    body: bytes
    remarks: tuple[str, ...] = ()


class Fetcher:
    """Fetches, and remembers for each host when it was asked last and what its robots.txt says."""

    def __init__(
        self,
        allow_private: bool = False,
        delay: float = DELAY,
        timeout: float = TIMEOUT,
        deadline: float = DEADLINE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.allow_private = allow_private
        self.delay, self.timeout, self.deadline = delay, timeout, deadline
        self.clock, self.sleep = clock, sleep
        self.asked: dict[str, float] = {}
        self.robots: dict[str, RobotFileParser | NotFetched] = {}

    def get(self, url: str, etag: str | None = None, modified: str | None = None, limit: int = MAX_PAGE_BYTES) -> Answer:
        """What the address gives; with ``etag`` or ``modified`` only if it changed. Raises ``NotFetched``."""
        conditions = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        return self._follow(url, conditions, limit, obey=True)

    def _follow(self, url: str, conditions: dict[str, str], limit: int, obey: bool) -> Answer:
        until = self.clock() + self.deadline
        passed: list[str] = []
        url = plain_address(url)
        while True:
            if obey:
                self._ask_robots(url)
                until = max(until, self.clock() + self.timeout)  # waiting our turn is not the server's time
            answer = self._request(url, conditions, limit, until)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer._replace(redirects=tuple(passed))
            passed.append(url)
            url = plain_address(urljoin(url, answer.headers["location"]))
            if len(passed) > MAX_REDIRECTS or url in passed:
                raise NotFetched(f"leads on and on ({len(passed)} redirects, last to {url[:200]}); give the article's own address")

    def _ask_robots(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.robots:
            self.robots[site] = self._read_robots(site)
        robots = self.robots[site]
        if isinstance(robots, NotFetched):
            raise NotFetched(f"its robots.txt cannot be read, so nothing is fetched there ({robots.message})")
        if not robots.can_fetch(AGENT, url):
            raise NotFetched("its robots.txt asks not to be read by programs; save the page yourself")

    def _read_robots(self, site: str) -> RobotFileParser | NotFetched:
        """The rules of a site; without a robots.txt everything is allowed, with one that cannot be read nothing is."""
        robots = RobotFileParser()
        try:
            answer = self._follow(f"{site}/robots.txt", {}, MAX_ROBOTS, obey=False)
        except NotFetched as error:
            if error.kind == "missing":
                robots.parse([])
                return robots
            if error.kind == "not a page":  # refused as private: the page itself would be as well
                raise
            return error
        robots.parse(answer.body.decode("utf-8", "replace").splitlines())
        return robots

    def _wait(self, url: str) -> None:
        parts = urlsplit(url)
        robots = self.robots.get(f"{parts.scheme}://{parts.netloc}")
        wished = float(robots.crawl_delay(AGENT) or 0) if isinstance(robots, RobotFileParser) else 0.0
        pause = max(self.delay, min(wished, MAX_DELAY))
        host = parts.hostname or ""
        if host in self.asked and (left := self.asked[host] + pause - self.clock()) > 0:
            self.sleep(left)
        self.asked[host] = self.clock()

    def _request(self, url: str, conditions: dict[str, str], limit: int, until: float) -> Answer:
        self._wait(url)
        parts = urlsplit(url)
        connection = self.connection(parts.scheme, parts.hostname or "", parts.port)
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        headers = {"User-Agent": f"{AGENT} (news reader; obeys robots.txt)", "Accept-Encoding": "gzip", "Accept": "*/*", **conditions}
        try:
            connection.request("GET", target, headers=headers)
            with connection.getresponse() as response:
                return self._answer(url, response, limit, until)
        except (OSError, http.client.HTTPException, ValueError) as error:
            said = " ".join(str(error).split())[:150] or type(error).__name__
            raise NotFetched(f"cannot be fetched ({said}); check the address") from error
        finally:
            connection.close()

    def _answer(self, url: str, response: http.client.HTTPResponse, limit: int, until: float) -> Answer:
        told = {name.lower(): value for name, value in response.getheaders()}
        if response.status in _REDIRECTS or response.status == 304:
            return Answer(url, (), response.status, told, b"")
        if response.status != 200:
            gone = response.status in (400, 401, 403, 404, 405, 410, 451)
            raise NotFetched(f"the server answers {response.status} {response.reason}"[:200], "missing" if gone else "unreadable")
        body, remarks = self._body(response, told, limit, until)
        return Answer(url, (), 200, told, body, remarks)

    def _body(self, response: http.client.HTTPResponse, headers: dict[str, str], limit: int, until: float) -> tuple[bytes, tuple[str, ...]]:
        parts = bytearray()
        remarks: tuple[str, ...] = ()
        try:
            while piece := response.read1(65_536):
                parts += piece
                if len(parts) > limit:
                    raise NotFetched(f"sends over {megabytes(limit)}, more than any article", "too large")
                if self.clock() > until:
                    raise NotFetched(f"is not done after {self.deadline:.0f} seconds; try again later")
        except http.client.IncompleteRead:
            remarks = ("the answer ended too early; the page may be cut",)
        announced = headers.get("content-length", "")
        if announced.isdigit() and int(announced) > len(parts):
            remarks = (f"the server announced {announced} bytes, {len(parts)} came; the page may be cut",)
        body = bytes(parts)
        if headers.get("content-encoding", "").lower() in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
            try:
                body, whole = inflate(body, limit, 31)
            except DamagedInput as error:
                raise NotFetched(f"its answer {error.message}", error.kind) from error
            if not whole and not remarks:
                remarks = ("its compressed answer ends too early; the page may be cut",)
        return body, remarks

    def connection(self, scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
        """A connection to an address of the host that was looked up and checked just now."""
        number = port or (443 if scheme == "https" else 80)
        try:
            found = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NotFetched(f"there is no host {host[:100]!r} to be found; check the address") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self.allow_private and any(not is_public(address) for address in addresses):
            raise NotFetched(f"{host} is inside a private network ({addresses[0]}); --allow-private allows that", "not a page")
        if scheme == "https":
            return _SecureTo(host, number, addresses, self.timeout)
        return _PlainTo(host, number, addresses, self.timeout)


def plain_address(url: str) -> str:
    """The address as it is asked for, without its fragment. Raises ``NotFetched`` for one that is none.

    >>> plain_address("HTTP://Example.org/Lomé strike#top")
    'http://example.org/Lom%C3%A9%20strike'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError) as error:
        raise NotFetched(f"is no address ({error}); write it as https://example.org/page", "wrong form") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise NotFetched(f"leads to {url[:100]!r}, which is no web address (http, https)", "wrong form")
    if parts.username or parts.password:
        raise NotFetched("holds a name or a password; leave them out", "wrong form")
    host = f"[{host}]" if ":" in host else host
    netloc = host if port is None else f"{host}:{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme.lower(), netloc, path or "/", quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|"), ""))


def is_public(address: str) -> bool:
    """True for an address of the open internet.

    >>> [is_public(a) for a in ("93.184.216.34", "10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "0.0.0.0")]
    [True, False, False, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class _PlainTo(http.client.HTTPConnection):
    """A connection to addresses that were looked up already."""

    def __init__(self, host: str, port: int, addresses: list[str], timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self.addresses = addresses

    def connect(self) -> None:
        self.sock = _connect(self.addresses, self.port, self.timeout)


class _SecureTo(http.client.HTTPSConnection):
    """The same with TLS; the certificate must be the host's."""

    def __init__(self, host: str, port: int, addresses: list[str], timeout: float) -> None:
        self.secure = ssl.create_default_context()
        super().__init__(host, port, timeout=timeout, context=self.secure)
        self.addresses = addresses

    def connect(self) -> None:
        self.sock = self.secure.wrap_socket(_connect(self.addresses, self.port, self.timeout), server_hostname=self.host)


def _connect(addresses: list[str], port: int, timeout: float | None) -> socket.socket:
    failed: OSError | None = None
    for address in addresses[:4]:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError as error:
            failed = error
    raise failed or OSError("no address")
