"""Serving under a path: a proxy may hand requests on with the path it shows them under or without it."""

from __future__ import annotations

from typing import Any


class Under:
    """An ASGI layer that tells what stands behind it under which path it is reached."""

    def __init__(self, app: Any, root_path: str) -> None:
        """
        Args:
            app: what is reached under the path.
            root_path: such as "/tip", or "" for none.
        """
        self._app, self._root = app, root_path

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on with the path in front, once; the bare path itself leads to the pages under it."""
        if scope["type"] != "http" or not self._root:
            await self._app(scope, receive, send)
        elif scope["path"] == self._root:
            await _lead(f"{self._root}/", send)
        else:
            await self._app(self._placed(scope), receive, send)

    def _placed(self, scope: Any) -> Any:
        root, path, raw = self._root, scope["path"], scope.get("raw_path") or b""
        if not path.startswith(f"{root}/"):
            path, raw = root + path, root.encode() + raw
        return {**scope, "root_path": root, "path": path, "raw_path": raw}


async def _lead(address: str, send: Any) -> None:
    head = [(b"location", address.encode()), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 308, "headers": head})
    await send({"type": "http.response.body", "body": b""})
