"""Listening on an address, and ending without noise while browsers still hold the page open."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import socket
from typing import Any

import uvicorn

from tipqa.errors import UsageError


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on the address.

    Raises:
        UsageError: the address is taken, or is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        made = socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"cannot listen on {host}:{port}: {reason}; choose another with --port or --host") from error
    # Named as TCP: of a socket that is not, asyncio leaves small packets waiting for each other, 40 ms an answer.
    return socket.socket(made.family, made.type, socket.IPPROTO_TCP, fileno=made.detach())


def open_to_others(listening: socket.socket) -> bool:
    """Whether a listening socket can be reached from other machines."""
    return not ipaddress.ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback


def run(app: Any, listening: socket.socket, patience: int) -> None:
    """Serve an ASGI application until interrupted; then what is being answered gets `patience` seconds to finish."""
    config = uvicorn.Config(app, log_level="warning", ws="none", timeout_graceful_shutdown=patience)
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config).run(sockets=[listening])


class _Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End as usual; that the connections of open pages are cut is no error to tell of."""
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)
