"""Fetching, with a server of our own on this machine: politeness, limits, redirects, and what is refused."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reportedly.ingest import InputProblem, read_inputs
from reportedly.ingest.fetch import Fetcher, NotFetched, is_public, plain_address
from reportedly.records import Page

STORY = "<!DOCTYPE html><html><body><p>Dockers in Lomé went on strike on Monday, their union said.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """Answers as the test's table says: path -> (status, headers, body)."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b"not here"))
        if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        if callable(body):
            body(self)
            return
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.pages = [], {}
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def fetcher(**options):
    return Fetcher(**{"allow_private": True, "delay": 0.0, "timeout": 2.0, **options})


def read(site, path, **options):
    return list(read_inputs([site.url + path], fetcher=fetcher(**options)))


HTML = {"Content-Type": "text/html; charset=utf-8"}


def test_nothing_is_fetched_unless_asked_for(site):
    (problem,) = read_inputs([site.url + "/a"])
    assert "add --fetch" in problem.message
    assert site.asked == []


def test_a_page_keeps_the_address_and_the_way_to_it(site):
    site.pages = {
        "/a": (301, {"Location": "/b"}, b""),
        "/b": (302, {"Location": f"{site.url}/c?x=1#top"}, b""),
        "/c?x=1": (200, HTML, STORY),
    }
    (page,) = read(site, "/a")
    assert (page.content, page.is_html, page.url) == (STORY, True, site.url + "/c?x=1")
    assert page.provenance.file == site.url + "/a"
    assert page.provenance.redirects == (site.url + "/a", site.url + "/b")
    assert page.provenance.fetched[:2] == "20"
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b", "/c?x=1"]
    assert all("reportedly" in headers["User-Agent"] for _, headers in site.asked)


def test_feeds_and_compressed_pages(site):
    feed = "<rss><channel><title>T</title><item><title>S</title><link>https://e.org/1</link>"
    feed += "<description>Talks ended.</description></item></channel></rss>"
    site.pages = {
        "/feed": (200, {"Content-Type": "application/rss+xml"}, feed),
        "/gz": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(STORY.encode())),
        "/old": (200, {"Content-Type": "text/html; charset=windows-1251"}, "<p>Переговоры".encode("cp1251")),
        "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"a" * 20_000_000)),
        "/cut": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(STORY.encode() * 9)[:-9]),
    }
    (page,) = read(site, "/feed")
    assert (page.content, page.url, page.provenance.file) == ("Talks ended.", "https://e.org/1", site.url + "/feed")
    assert read(site, "/gz")[0].content == STORY
    assert read(site, "/old")[0].content == "<p>Переговоры"
    assert "over 5 MB" in read(site, "/bomb")[0].message
    assert "may be cut" in read(site, "/cut")[0].remarks[0]


def test_robots_are_obeyed(site):
    site.pages = {
        "/robots.txt": (200, {}, "User-agent: *\nDisallow: /private\nCrawl-delay: 3\n"),
        "/a": (200, HTML, STORY), "/private/a": (200, HTML, STORY),
        "/to-private": (302, {"Location": "/private/a"}, b""),
    }  # fmt: skip
    slept = []
    one = fetcher(sleep=slept.append, clock=lambda: 100.0)
    found = list(read_inputs([site.url + p for p in ("/a", "/private/a", "/to-private", "/a")], fetcher=one))
    assert [type(x).__name__ for x in found] == ["Page", "InputProblem", "InputProblem", "Page"]
    assert all("robots.txt asks not" in x.message for x in found if isinstance(x, InputProblem))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/to-private", "/a"]
    assert slept == [3.0, 3.0, 3.0]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_site_without_rules_is_open_and_one_whose_rules_fail_is_not(site, status, allowed):
    site.pages = {"/robots.txt": (status, {}, ""), "/a": (200, HTML, STORY)}
    (found,) = read(site, "/a")
    assert isinstance(found, Page) == allowed


def test_a_host_is_not_asked_more_often_than_the_delay(site):
    site.pages = {"/a": (200, HTML, STORY)}
    began = time.monotonic()
    one = fetcher(delay=0.2)
    list(read_inputs([site.url + "/a"] * 3, fetcher=one))
    assert time.monotonic() - began >= 0.6  # robots.txt, and three pages


def test_only_what_changed_is_sent_again(site):
    site.pages = {"/a": (200, {**HTML, "ETag": '"7"'}, STORY)}
    one = fetcher()
    first = one.get(site.url + "/a")
    again = one.get(site.url + "/a", etag=first.headers["etag"])
    assert (first.status, again.status, again.body) == (200, 304, b"")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((404, {}, b""), "the server answers 404"),
        ((500, {}, b""), "the server answers 500"),
        ((302, {"Location": "/a"}, b""), "leads on and on"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "no web address"),
        ((302, {"Location": "http://name:word@example.org/"}, b""), "a name or a password"),
        ((200, HTML, b"a" * 5_000_010), "over 5 MB"),
        ((200, HTML, b""), "empty"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG\r\n"), "a picture"),
    ],
)
def test_what_gives_no_page_is_told(site, answer, message):
    site.pages = {"/a": answer}
    (problem,) = read(site, "/a")
    assert message in problem.message
    assert problem.origin == site.url + "/a"


def test_a_server_that_lies_or_dawdles(site):
    def dawdle(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b"<p>")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def silent(handler):
        time.sleep(1.0)

    def rubbish(handler):
        handler.wfile.write(b"\x00\x01rubbish\r\n\r\n")

    site.pages = {"/lies": (200, {**HTML, "Content-Length": "9999"}, STORY), "/slow": (200, HTML, dawdle), "/silent": (200, HTML, silent),
                  "/rubbish": (200, HTML, rubbish)}  # fmt: skip
    (page,) = read(site, "/lies")
    assert "may be cut" in page.remarks[0]
    began = time.monotonic()
    (problem,) = read(site, "/slow", timeout=0.3, deadline=0.5)
    assert "is not done after" in problem.message
    (problem,) = read(site, "/silent", timeout=0.3)
    assert "cannot be fetched" in problem.message
    assert time.monotonic() - began < 4
    (problem,) = read(site, "/rubbish")
    assert "cannot be fetched" in problem.message


def test_private_addresses_are_refused_before_anything_is_sent(site):
    for url in (site.url, f"http://localhost:{site.server_port}", f"http://[::ffff:127.0.0.1]:{site.server_port}"):
        (problem,) = read_inputs([url + "/a"], fetcher=fetcher(allow_private=False))
        assert "private network" in problem.message
    assert site.asked == []


def test_a_public_host_cannot_lead_to_a_private_one(site, monkeypatch):
    """The name is public when asked first; its redirect, or a second lookup, leads inside."""
    site.pages = {"/a": (302, {"Location": f"{site.url}/b"}, b""), "/b": (200, HTML, STORY)}
    monkeypatch.setattr("reportedly.ingest.fetch.is_public", lambda address: len(site.asked) < 2)
    (problem,) = read_inputs([site.url + "/a"], fetcher=fetcher(allow_private=False))
    assert "private network" in problem.message
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]


def test_a_host_that_has_one_private_address_is_refused(monkeypatch):
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)
    with pytest.raises(NotFetched, match="private network"):
        fetcher(allow_private=False).get("http://example.org/")


@pytest.mark.parametrize("address", ["172.16.0.1", "192.168.1.1", "fe80::1%eth0", "fc00::1", "64:ff9b::a00:1", "2002:a00:1::", "224.0.0.1"])
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("url", ["http://", "http://[::1", "ftp://example.org/", "http://a:b@example.org/", "http://example.org:99999/"])
def test_addresses_that_are_none(url):
    with pytest.raises(NotFetched):
        plain_address(url)


@pytest.mark.skipif(not shutil.which("openssl"), reason="a certificate is made with openssl")
def test_a_secure_page_needs_a_certificate_of_its_host(site, tmp_path, monkeypatch):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run([*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    site.pages = {"/a": (200, HTML, STORY)}
    address = f"https://localhost:{site.server_port}/a"
    (problem,) = read_inputs([address], fetcher=fetcher())
    assert isinstance(problem, InputProblem)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    (page,) = read_inputs([address], fetcher=fetcher())
    assert page.content == STORY
    (problem,) = read_inputs([address.replace("localhost", "127.0.0.1")], fetcher=fetcher())
    assert isinstance(problem, InputProblem)
