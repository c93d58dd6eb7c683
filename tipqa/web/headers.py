"""Headers that keep the page to its own host: the browser refuses whatever else it might be told to load."""

from __future__ import annotations

from typing import Any

_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class SafeHeaders:
    """An ASGI layer that adds to every response those of `HEADERS` that it does not have; a page may be stricter."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on; the headers go out with the start of the response."""

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                own = message.get("headers", [])
                given = {name.lower() for name, _ in own}
                message = {**message, "headers": [*own, *(it for it in HEADERS if it[0] not in given)]}
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)
