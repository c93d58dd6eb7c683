"""Ports for the servers that tests start."""

from __future__ import annotations

import contextlib
import os
import socket

# Below those that the system gives out by itself, to whoever asks, before the server listens; each worker begins elsewhere.
_FIRST, _LAST = 20_000, 32_000
_next = _FIRST + os.getpid() % 120 * 100


def free_port() -> int:
    """A port of this machine on which nothing listens, another one at each call."""
    global _next
    for _ in range(_FIRST, _LAST):
        port, _next = _next, _FIRST + (_next + 1 - _FIRST) % (_LAST - _FIRST)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("every port is taken")
