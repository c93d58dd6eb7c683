"""One polite connection to the site: a pause between requests, an honest name, patience with a busy server."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Literal
from urllib.parse import urljoin

import httpx

from tipqa.errors import ReadError, UsageError
from tipqa.records import dataclass
from tipqa.reports.official.deadline import within
from tipqa.reports.official.hosts import HOSTS, is_allowed
from tipqa.reports.official.robots import Rules, robots_address
from tipqa.reports.official.unpacking import ASKED_FOR, unpacked
from tipqa.reports.official.waiting import LONGEST, backoff, retry_after

TRIES = 5
_HOPS = 5
_ABSENT = (404, 410)
_REFUSED = (401, 403, 451)
_BUSY = (429, 503)
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """An answer of the site. `url` is where it was found in the end; `body` is empty where it is `unchanged`."""

    url: str
    body: bytes
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False

    @property
    def sha256(self) -> str:
        """SHA-256 of the page, unpacked, in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class NotHad:
    """Why a page could not be had.

    "absent": there is no such page. "unfit": this page is none that may be read. "refused" and "silent": the site as a
    whole does not let us in, or does not answer, so that asking for the next page makes little sense. `ends` says that
    it wants to be left alone for longer than a run may wait.
    """

    kind: Literal["absent", "unfit", "refused", "silent"]
    why: str
    ends: bool = False


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: httpx.Headers
    body: bytes


class Site:
    """Asks for pages, one after the other, as far as the robots.txt of their hosts lets us.

    Args:
        user_agent: what the requests say they are.
        pause: seconds between two requests.
        named: a further site that may be asked, see `hosts.named_site`.
        timeout: seconds that the site may stay silent; a whole page, from connecting on, may take four times as long.
        largest: bytes that a page may have.
        sleep: what waits that many seconds.

    Raises:
        UsageError: `user_agent` cannot stand in a request.
    """

    def __init__(
        self,
        user_agent: str,
        pause: float = 1.5,
        *,
        named: str = "",
        timeout: float = 30.0,
        largest: int = 50 * _MB,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if not (user_agent.strip() and user_agent.isascii() and user_agent.isprintable()):
            raise UsageError(f"{user_agent!r} cannot stand in a request; give --user-agent plain letters and signs")
        self.named = named
        self._pause, self._timeout, self._largest, self._sleep = pause, timeout, largest, sleep
        self._last: float | None = None
        self._agent = user_agent.strip()
        self._rules: dict[str, Rules] = {}  # by the address of the robots.txt
        self._client = self._new_client()

    def __enter__(self) -> Site:
        return self

    def __exit__(self, *error: object) -> None:
        self._client.close()

    def has(self, url: str) -> bool:
        """Whether an address is one of the site that is asked: the named one, else the official hosts."""
        return url.startswith(f"{self.named}/") if self.named else is_allowed(url)

    def get(self, url: str, etag: str = "", last_modified: str = "") -> Page | NotHad:
        """The page at `url`, or why it could not be had; with what is known of an older copy, whether that still holds."""
        validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        conditions = {
            name: value for name, value in validators.items() if value.isascii() and value.isprintable() and value
        }
        for _ in range(_HOPS + 1):
            if not is_allowed(url, self.named):
                return NotHad("unfit", f"leads to {url}, which is not https on {HOSTS[0]} or its archives")
            if forbidden := self._forbidden(url):
                return forbidden
            reply = self._patiently(url, conditions)
            if isinstance(reply, NotHad):
                return reply
            if not 300 <= reply.status < 400 or reply.status == 304:
                return self._judged(url, reply)
            url = urljoin(url, reply.headers.get("Location", ""))
        return NotHad("unfit", f"is sent on more than {_HOPS} times")

    def _forbidden(self, url: str) -> NotHad | None:
        """Why a page may not be asked for by the robots.txt of its host, which is asked for once; None where it may."""
        address = robots_address(url)
        if address not in self._rules:
            found = self._robots(address)
            if isinstance(found, NotHad):
                return found
            self._rules[address] = found
            self._pause = max(self._pause, min(found.pause, LONGEST))
        if self._rules[address].allow(url):
            return None
        return NotHad("refused", f"the robots.txt of the site does not let us ask for {url}")

    def _robots(self, address: str) -> Rules | NotHad:
        """The rules at an address. There are none where the site has none; a site in trouble allows nothing."""
        url = address
        for _ in range(_HOPS + 1):
            reply = self._patiently(url, {})
            if isinstance(reply, NotHad):
                kind: Literal["silent", "refused"] = "silent" if reply.kind == "silent" else "refused"
                return NotHad(kind, f"{reply.why}; without its robots.txt no page is asked for", reply.ends)
            if reply.status >= 500:
                return NotHad("silent", f"the site answers {reply.status} for {url}, so that no page is asked for")
            if not 300 <= reply.status < 400:
                return Rules(reply.body, self._agent)
            url = urljoin(url, reply.headers.get("Location", ""))
            if not (is_allowed(url, self.named) or robots_address(url) == address):
                break
        return Rules(b"", self._agent)

    def _judged(self, url: str, reply: _Reply) -> Page | NotHad:
        if reply.status in (200, 304):
            etag, modified = (reply.headers.get(name, "") for name in ("ETag", "Last-Modified"))
            return Page(url, reply.body, etag, modified, reply.status == 304)
        if reply.status in _ABSENT:
            return NotHad("absent", f"the site has no page at {url} ({reply.status})")
        if reply.status in _REFUSED:
            return NotHad("refused", f"the site refuses {url} ({reply.status})")
        return NotHad("silent" if reply.status >= 500 else "unfit", f"the site answers {reply.status} for {url}")

    def _patiently(self, url: str, conditions: dict[str, str]) -> _Reply | NotHad:
        """Ask, and ask again while the site is busy or cannot be reached."""
        reply: _Reply | NotHad = NotHad("silent", "")
        for tries in range(1, TRIES + 1):
            reply = self._once(url, conditions)
            if isinstance(reply, NotHad):
                if reply.kind != "silent" or tries == 2:
                    return reply
                self._sleep(backoff(tries))
                continue
            if reply.status not in _BUSY:
                return reply
            wait = retry_after(reply.headers.get("Retry-After", ""), datetime.now(UTC))
            if wait is not None and wait > LONGEST:
                hours = f"{wait / 3600:.1f} hours" if wait < 1e7 else "for ever"
                why = f"the site asks to wait {hours} ({reply.status}); run the same command after that"
                return NotHad("refused", why, ends=True)
            if tries < TRIES:
                self._sleep(backoff(tries) if wait is None else wait)
        return NotHad("refused", f"the site is still busy after {TRIES} tries; run the same command later")

    def _once(self, url: str, conditions: dict[str, str]) -> _Reply | NotHad:
        if self._last is not None:
            self._sleep(max(0.0, self._last + self._pause - time.monotonic()))
        try:
            return within(4 * self._timeout, partial(self._asked, self._client, url, conditions))
        except TimeoutError:
            self._client.close()  # with the connection that takes so long
            self._client = self._new_client()
            return NotHad("silent", f"the page took longer than {4 * self._timeout:g} s")
        except httpx.TimeoutException:
            return NotHad("silent", f"the site did not answer within {self._timeout:g} s for {url}")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return NotHad("silent", f"{url} cannot be reached: {str(error) or type(error).__name__}")
        finally:
            self._last = time.monotonic()

    def _asked(self, client: httpx.Client, url: str, conditions: dict[str, str]) -> _Reply | NotHad:
        """The answer with its body, unless that is too long, takes too long or cannot be unpacked."""
        until = time.monotonic() + 4 * self._timeout
        with client.stream("GET", url, headers=conditions) as response:
            body = bytearray()
            if response.status_code != 200:
                return _Reply(response.status_code, response.headers, b"")
            try:
                encoding = response.headers.get("Content-Encoding", "")
                for piece in unpacked(response.iter_raw(), encoding, self._largest):
                    body += piece
                    if time.monotonic() > until:  # nobody waits for it any more
                        raise TimeoutError
            except ReadError as error:
                return NotHad("unfit", str(error))
            return _Reply(200, response.headers, bytes(body))

    def _new_client(self) -> httpx.Client:
        headers = {"User-Agent": self._agent, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": ASKED_FOR}
        limits = httpx.Limits(max_connections=1, max_keepalive_connections=1)
        return httpx.Client(headers=headers, timeout=self._timeout, limits=limits)
