"""Pages from the network, one function for every face: resolved once, checked at every step, capped in size.

An address that a document or a redirect names may point at the machine itself or its neighbours. So a host is
resolved once, every address it has must be public, and the connection goes to the very address that was checked;
a second look-up could give another (DNS rebinding).
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from wartoll.documents.decode import MAX_BYTES
from wartoll.errors import FetchError

if TYPE_CHECKING:
    import httpx

USER_AGENT = "wartoll/0.1 (reads reports about losses in war; respects robots.txt)"
REDIRECTS = (301, 302, 303, 307, 308)


def is_public(address: str) -> bool:
    """Whether an IP address is on the public network, also where an IPv6 address carries an IPv4 one."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """All addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Limits of one fetch, and what counts as an address that may be reached."""

    max_bytes: int = MAX_BYTES
    max_redirects: int = 5
    timeout: float = 20.0
    """Seconds for one answer or one piece of it."""
    deadline: float = 120.0
    """Seconds for all of it: a server may send a byte at a time for ever."""
    respect_robots: bool = True
    allow: Callable[[str], bool] = is_public
    resolve: Callable[[str, int], Sequence[str]] = resolve_host
    schemes: tuple[str, ...] = field(default=("http", "https"))


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: bytes, final address, and when it was fetched."""

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    fetched_at: datetime
    address: str


def fetch_url(url: str, policy: FetchPolicy | None = None) -> Fetched:
    """Fetch one page.

    Raises
    ------
    FetchError
        For a scheme other than http and https, a host with an address that is not public, too many redirects, a body
        over the cap, a robots.txt that forbids it, a time-out, or a status that is no success.
    """
    import httpx

    policy = policy or FetchPolicy()
    robots: dict[str, bool] = {}
    current = url
    with (
        httpx.Client(timeout=policy.timeout, trust_env=False, follow_redirects=False) as client,
        _closing_after(client, policy.deadline),
    ):
        for _ in range(policy.max_redirects + 1):
            if policy.respect_robots and not _robots_allow(client, current, policy, robots):
                raise FetchError(f"robots.txt forbids {_short(current)}", "a page that may be fetched",
                                 "save the page by hand and name the file")  # fmt: skip
            response = _get_once(client, current, policy)
            if response.status not in REDIRECTS or not response.location:
                break
            current = urljoin(current, response.location)
        else:
            raise FetchError(f"{_short(url)} redirects over {policy.max_redirects} times", "a page")
    if not 200 <= response.status < 300:
        raise FetchError(f"{_short(current)} answered with status {response.status}", "a page", "check the address")
    now = datetime.now(UTC)
    return Fetched(url, current, response.status, response.content_type, response.body, now, response.address)


@contextlib.contextmanager
def _closing_after(client: httpx.Client, seconds: float) -> Iterator[None]:
    """Close the client's connections once the time is up, so that the next read of a slow answer fails."""
    timer = threading.Timer(seconds, client.close)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    content_type: str
    location: str | None
    body: bytes
    address: str


def _get_once(client: httpx.Client, url: str, policy: FetchPolicy) -> _Response:
    """One request to one checked address, no redirect followed."""
    import httpx

    parts, port = _checked_url(url, policy)
    address = _checked_address(parts.hostname or "", port, policy)
    at = f"[{address}]" if ":" in address else address
    target = parts._replace(netloc=f"{at}:{port}", fragment="").geturl()
    host = parts.hostname or ""
    headers = {
        "Host": parts.netloc.rpartition("@")[2], "User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate",
        "Accept": "text/html,application/xhtml+xml,application/pdf,application/xml,text/plain;q=0.9,*/*;q=0.1",
    }  # fmt: skip
    try:
        with client.stream("GET", target, headers=headers, extensions={"sni_hostname": host}) as response:
            status, location = response.status_code, response.headers.get("location")
            body = b"" if status in REDIRECTS else _capped_body(response, url, policy.max_bytes)
            return _Response(status, response.headers.get("content-type", ""), location, body, address)
    except httpx.TimeoutException as error:
        raise FetchError(f"{_short(url)} did not answer in {policy.timeout:g} s", "an answer", "try later") from error
    except (httpx.HTTPError, RuntimeError, OSError) as error:
        if client.is_closed:
            line = f"{_short(url)} was not all there in {policy.deadline:g} s"
            raise FetchError(line, "a whole page", "try later") from error
        raise FetchError(f"{_short(url)} can't be fetched: {type(error).__name__}", "a page", "try later") from error


def _checked_url(url: str, policy: FetchPolicy) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{_short(url)} is no address", "http:// or https:// and a host") from error
    if parts.scheme not in policy.schemes or not parts.hostname:
        raise FetchError(f"{_short(url)} has the scheme {parts.scheme or 'none'!r}", "http or https and a host")
    if parts.username or parts.password:
        raise FetchError("an address with a user name or password", "a public page")
    return parts, port or (443 if parts.scheme == "https" else 80)


def _checked_address(host: str, port: int, policy: FetchPolicy) -> str:
    try:
        addresses = policy.resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"no address for the host {host[:80]!r}", "a host that exists", "check it") from error
    # One private address among public ones is refused too: which one a connection takes is not ours to guess.
    if not addresses or not all(policy.allow(address) for address in addresses):
        raise FetchError(f"the host {host[:80]!r} is on a private network", "a public address")
    return addresses[0]


def _capped_body(response: httpx.Response, url: str, cap: int) -> bytes:
    """The decompressed body, refused as soon as it passes the cap."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity", "gzip", "deflate"):
        raise FetchError(f"{_short(url)} is compressed as {encoding[:20]!r}", "gzip, deflate or none")
    inflate = None if encoding in ("", "identity") else zlib.decompressobj(wbits=47 if encoding == "gzip" else 15)
    body = bytearray()
    for chunk in response.iter_raw():
        try:
            body += chunk if inflate is None else inflate.decompress(chunk, cap + 1 - len(body))
        except zlib.error as error:
            raise FetchError(f"{_short(url)} is broken {encoding}", "a page") from error
        if len(body) > cap:
            raise FetchError(f"{_short(url)} holds over {cap / 1e6:,.0f} MB", f"at most {cap / 1e6:,.0f} MB")
    if inflate is not None and not inflate.eof:
        raise FetchError(f"{_short(url)} is {encoding} that breaks off", "a whole page", "try again")
    return bytes(body)


def _robots_allow(client: httpx.Client, url: str, policy: FetchPolicy, known: dict[str, bool]) -> bool:
    """Whether the site's robots.txt allows the page; a missing one allows everything, a failing site nothing.

    Source: RFC 9309, sections 2.3.1.3 and 2.3.1.4.
    """
    from urllib.robotparser import RobotFileParser

    _checked_url(url, policy)
    if url in known:
        return known[url]
    small = replace(policy, max_bytes=500_000, max_redirects=0, respect_robots=False)
    answer = _get_once(client, urljoin(url, "/robots.txt"), small)
    if answer.status >= 500:
        return False
    parser = RobotFileParser()
    parser.parse(answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
    known[url] = parser.can_fetch(USER_AGENT, url)
    return known[url]


def _short(url: str) -> str:
    """An address that fits a line and can't carry a password into a log."""
    scheme, slashes, rest = url.partition("//")
    host, slash, path = rest.partition("/")
    shown = f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path.partition('?')[0]}"
    return shown if len(shown) <= 120 else shown[:117] + "..."
