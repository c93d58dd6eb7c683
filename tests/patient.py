"""HTTP requests of the tests: they wait longer than httpx by itself, since a busy machine is slow, and that is no failure."""

from __future__ import annotations

from typing import Any

import httpx


def get(address: str, **given: Any) -> httpx.Response:
    """As `httpx.get`."""
    return httpx.get(address, timeout=60, **given)


def post(address: str, **given: Any) -> httpx.Response:
    """As `httpx.post`."""
    return httpx.post(address, timeout=60, **given)
