"""What is let in before anything reads it: requests that name this server, from its own pages, of a bounded size."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from tipqa.api.failures import failure
from tipqa.api.scopes import path_below_root

# The paths of the doors for programs, which ask for a token themselves, begin so; /api/docs is a page.
PROGRAMS = ("/api/v1/", "/api/gradio/", "/api/openapi.json", "/config", "/mcp")
LARGEST = 256 * 1024  # bytes of a request's body
_BODILESS = ("GET", "HEAD", "OPTIONS")
_SLOWEST = 30  # seconds that a body may take to arrive
_LINGER = 10  # seconds that a refused body is still taken in and thrown away, for senders that read only afterwards
_OWN = ("localhost", "127.0.0.1", "::1")


class Refused(Exception):
    """A request that is not answered, with the HTTP status that says so."""

    def __init__(self, status: int, message: str, head: tuple[tuple[bytes, bytes], ...] = ()) -> None:
        super().__init__(message)
        self.status, self.head = status, head


class Door:
    """An ASGI layer that refuses other hosts' names (421), other sites' pages (403) and large bodies (413).

    A page of another site whose name an attacker points here could otherwise read the answers in a visitor's browser.
    """

    def __init__(self, app: Any, names: Iterable[str] = (), uploads: Mapping[str, int] = MappingProxyType({})) -> None:
        """
        Args:
            app: what stands behind the door.
            names: the host names and addresses, without port, that the server answers to beside those of this machine.
            uploads: the paths that take larger bodies, with how many bytes; these are not read here, but must say their
                size, so that a password is asked for before anything is taken in.
        """
        self._app, self._uploads = app, uploads
        self._names = {name.lower() for name in (*_OWN, *names)}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on with its body read, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            self._check_names(scope)
            most = self._uploads.get(path_below_root(scope), 0)
            passed = scope["method"] in _BODILESS or most > 0
            if most and scope["method"] not in _BODILESS:
                _check_size(scope, most)
            body = b"" if passed else await _read(scope, receive)
        except Refused as refused:
            await refuse(refused, scope, receive, send)
            return
        await self._app(scope, receive if passed else replay(body, receive), send)

    def _check_names(self, scope: Any) -> None:
        here = {*self._names, (scope.get("server") or ("",))[0]}
        hosts = headers(scope, b"host")
        if len(hosts) != 1 or _name(f"//{hosts[0]}") not in here:
            named = hosts[0] if hosts else "no host"
            raise Refused(421, f"this server does not answer to {named!r}; start it with --allow-host to let it")
        for origin in headers(scope, b"origin"):
            if _name(origin) not in here:
                raise Refused(403, f"this server does not answer to pages of {origin!r}")


def headers(scope: Any, name: bytes) -> list[str]:
    """The values of a request's header, in order."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def replay(body: bytes, receive: Any) -> Any:
    """A `receive` that gives `body` first, then what the connection has to say."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Any:
        return waiting.pop() if waiting else await receive()

    return replayed


async def refuse(refused: Refused, scope: Any, receive: Any, send: Any) -> None:
    """Answer with the status and the message, to programs in their form, then let the sender finish, within bounds."""
    kind, text = _written(refused, scope)
    head = [(b"content-type", kind), (b"content-length", b"%d" % len(text))]
    head += [*refused.head, (b"connection", b"close")]
    await send({"type": "http.response.start", "status": refused.status, "headers": head})
    await send({"type": "http.response.body", "body": text, "more_body": True})
    try:
        async with asyncio.timeout(_LINGER):
            while (await receive()).get("more_body"):
                pass
    except TimeoutError:
        pass
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _written(refused: Refused, scope: Any) -> tuple[bytes, bytes]:
    if path_below_root(scope).startswith(PROGRAMS):
        return b"application/json", bytes(failure(refused.status, str(refused)).body)
    return b"text/plain; charset=utf-8", f"{refused}\n".encode("utf-8", "replace")


def _name(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _check_size(scope: Any, most: int) -> None:
    if not headers(scope, b"content-length"):
        raise Refused(411, "a file is sent with its size")
    _check_length(scope, most)


def _check_length(scope: Any, most: int) -> None:
    if any(not size.isdecimal() or len(size) > 15 or int(size) > most for size in headers(scope, b"content-length")):
        raise Refused(413, f"the request is larger than {most:,} bytes")


async def _read(scope: Any, receive: Any) -> bytes:
    too_large = Refused(413, f"the request is larger than {LARGEST:,} bytes")
    _check_length(scope, LARGEST)
    body, more = bytearray(), True
    try:
        async with asyncio.timeout(_SLOWEST):
            while more:
                message = await receive()
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if len(body) > LARGEST:
                    raise too_large
    except TimeoutError:
        raise Refused(408, f"the request did not arrive within {_SLOWEST} seconds") from None
    return bytes(body)
