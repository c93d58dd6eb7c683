"""The bearer token: with one set, whoever asks must bring it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tipqa.api.failures import failure
from tipqa.api.scopes import brings, path_below_root

_ASK_FOR_IT = {"www-authenticate": 'Bearer realm="tipqa"'}


class Token:
    """An ASGI layer that lets in requests with the token, and any to what is open to all."""

    def __init__(self, app: Any, token: str, open_to_all: Collection[str] = ()) -> None:
        """
        Args:
            app: what stands behind it.
            token: the token; without one all are let in.
            open_to_all: paths, as the layer sees them, that need none.
        """
        self._app, self._token, self._open = app, token.encode(), frozenset(open_to_all)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on, or 401."""
        free = scope["type"] != "http" or not self._token or path_below_root(scope) in self._open
        if free or brings(scope, self._token):
            await self._app(scope, receive, send)
        else:
            await failure(401, "this server wants a token", _ASK_FOR_IT)(scope, receive, send)
