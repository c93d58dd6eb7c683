"""How often one address may ask: a layer in front of everything that costs."""

from __future__ import annotations

from typing import Any

from tipqa.api.scopes import path_below_root
from tipqa.web.budget import Budget
from tipqa.web.door import Refused, refuse

_FREE = ("/assets/", "/static/")  # files that lie ready


class Limits:
    """An ASGI layer that answers 429 to an address that asks more often than so many times a minute."""

    def __init__(self, app: Any, rate: int) -> None:
        """
        Args:
            app: what is asked.
            rate: requests of one address a minute; 0 for no bound.
        """
        self._app, self._rate = app, rate
        self._budget = Budget(rate) if rate else None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on, or refuse it and say when to come back."""
        if scope["type"] == "http" and self._budget and not _free(scope):
            wait = self._budget.take(address_of(scope))
            if wait:
                await refuse(too_often(f"more than {self._rate:,} requests a minute", wait), scope, receive, send)
                return
        await self._app(scope, receive, send)


def address_of(scope: Any) -> str:
    """The address that a request comes from; of an IPv6 address the network, of which one visitor has the whole."""
    host = str((scope.get("client") or ("",))[0])
    return ":".join(host.split(":")[:4]) if ":" in host else host


def too_often(what: str, wait: int) -> Refused:
    """The refusal of what came too often, with the seconds to wait."""
    return Refused(429, f"{what}; come back in {wait} s", ((b"retry-after", b"%d" % wait),))


def _free(scope: Any) -> bool:
    return path_below_root(scope).startswith(_FREE)
