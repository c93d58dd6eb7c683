"""What a request says, out of the scope that ASGI gives of it."""

from __future__ import annotations

import hmac
from typing import Any

from starlette.datastructures import Headers


def path_below_root(scope: Any) -> str:
    """The path that is asked for, without that under which the server or the part of it is reached."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def brings(scope: Any, token: bytes) -> bool:
    """Whether it brings this bearer token, and no other authorization beside."""
    brought = Headers(scope=scope).getlist("authorization")
    scheme, _, given = (brought[0] if len(brought) == 1 else "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode("latin-1", "replace"), token)
