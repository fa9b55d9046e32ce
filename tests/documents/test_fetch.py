"""The network is hostile: each trick of a server is refused in one line, within its limits."""

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from wartoll.documents.fetch import FetchPolicy, fetch_url, is_public
from wartoll.errors import FetchError

PAGE = b"<html><body><p>40 soldiers were killed, the ministry said.</p></body></html>"


class Hostile(BaseHTTPRequestHandler):
    """Each path is one trick."""

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        route = self.path.split("?")[0]
        if route == "/robots.txt":
            self.answer(200, b"User-agent: *\nDisallow: /closed\n", "text/plain")
        elif route == "/loop":
            self.answer(302, b"", location="/loop")
        elif route == "/inward":
            self.answer(302, b"", location="http://10.0.0.1/secret")
        elif route == "/file":
            self.answer(302, b"", location="file:///etc/passwd")
        elif route == "/moved":
            self.answer(301, b"", location="/page")
        elif route == "/bomb":
            self.answer(200, gzip.compress(b"0" * 5_000_000), encoding="gzip")
        elif route == "/odd":
            self.answer(200, PAGE, encoding="br")
        elif route == "/broken":
            self.answer(200, b"no gzip at all", encoding="gzip")
        elif route == "/cut":
            self.answer(200, gzip.compress(PAGE)[:-12], encoding="gzip")
        elif route in ("/drip", "/drip-head"):
            self.drip(b"HTTP/1.0 200 OK\r\n" + (b"\r\n" if route == "/drip" else b"X-A: "))
        elif route == "/none":
            self.answer(404, b"")
        else:
            self.answer(200, PAGE)

    def drip(self, head):
        """A byte at a time, for longer than anyone should wait."""
        with contextlib.suppress(OSError):
            self.wfile.write(head)
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)

    def answer(self, status, body, kind="text/html", location=None, encoding=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://news.example:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def local(**limits) -> FetchPolicy:
    """As in the field, but the one test server counts as public."""
    known = {"news.example": "127.0.0.1", "10.0.0.1": "10.0.0.1"}
    return FetchPolicy(
        allow=lambda ip: ip == "127.0.0.1", resolve=lambda host, port: (known[host],), timeout=5.0, **limits
    )


def test_a_page_is_fetched_through_its_redirects(server):
    page = fetch_url(server + "/moved", local())
    assert (page.body, page.final_url) == (PAGE, server + "/page")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop", "redirects over"),
        ("/inward", "private network"),
        ("/file", "scheme"),
        ("/bomb", "over 1 MB"),
        ("/odd", "compressed as 'br'"),
        ("/broken", "broken gzip"),
        ("/cut", "breaks off"),
        ("/none", "status 404"),
        ("/closed", "robots.txt forbids"),
    ],
)
def test_each_trick_is_refused_in_one_line(server, path, words):
    with pytest.raises(FetchError, match=words) as caught:
        fetch_url(server + path, local(max_bytes=1_000_000))
    assert "\n" not in caught.value.line


@pytest.mark.parametrize("path", ["/drip", "/drip-head"])
def test_an_answer_a_byte_at_a_time_ends_with_the_time(server, path):
    with pytest.raises(FetchError, match=r"not all there in 0\.3 s"):
        fetch_url(server + path, local(deadline=0.3))


def test_a_second_look_up_can_not_change_the_address(server):
    """Rebinding: the name turns private after the first answer, and the checked address is still the one used."""
    calls = []

    def resolve(host, port):
        calls.append(host)
        return ("127.0.0.1",) if len(calls) <= 2 else ("10.0.0.1",)

    policy = FetchPolicy(allow=lambda ip: ip == "127.0.0.1", resolve=resolve, timeout=5.0)
    assert fetch_url(server + "/page", policy).address == "127.0.0.1"
    assert len(calls) == 2, "robots.txt and the page, one look-up each"


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 192.168.0.1 172.16.9.9 169.254.169.254 0.0.0.0 100.64.0.1 ::1 fe80::1 fc00::1 fd12::1 "
    "::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: ff02::1 224.0.0.1".split(),
)
def test_private_addresses_are_not_public(address):
    assert not is_public(address)


def test_public_addresses_are():
    assert is_public("8.8.8.8")
    assert is_public("2606:4700::1111")


def test_one_private_address_among_public_ones_is_refused():
    policy = FetchPolicy(resolve=lambda host, port: ("8.8.8.8", "127.0.0.1"))
    with pytest.raises(FetchError, match="private network"):
        fetch_url("http://two-faced.example/", policy)


@pytest.mark.parametrize("url", ["ftp://a.example/x", "javascript:alert(1)", "http://", "http://[::1", "//x", "words"])
def test_no_address_is_no_page(url):
    with pytest.raises(FetchError):
        fetch_url(url, local())


def test_a_password_in_an_address_reaches_no_message():
    with pytest.raises(FetchError) as caught:
        fetch_url("http://user:hunter2@a.example/", local())
    assert "hunter2" not in caught.value.line
