"""The two ways to the tools: standard input and output, and HTTP. Both need the extra `mcp`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tipqa.api.token import Token
from tipqa.errors import SettingsError

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from tipqa.api.desk import Desk

PATH = "/mcp"
_INSTALL = "tools for assistants need the package mcp; install it with: pip install 'tipqa[mcp]'"


@dataclass(frozen=True, slots=True)
class HttpDoor:
    """The tools over HTTP: an ASGI application for `PATH`, and what must run as long as it is served."""

    app: Any
    running: Callable[[], AbstractAsyncContextManager[None]]


def serve_tools(desk: Desk) -> None:
    """Answer on standard input and output until the asker goes.

    Raises:
        SettingsError: the extra is not installed.
    """
    _server(desk).run("stdio")


def tools_over_http(desk: Desk, token: str, largest: int) -> HttpDoor:
    """The tools over streamable HTTP, each request by itself, without sessions.

    Args:
        token: what every request must bring; "" where nothing must.
        largest: bytes of a request.

    Raises:
        SettingsError: the extra is not installed.
    """
    server = _server(desk)
    from mcp.server.transport_security import TransportSecuritySettings

    app = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=largest,
        # The web server's own door has checked the host and the origin, against the names that it was started with.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    return HttpDoor(Token(app, token), server.session_manager.run)


def _server(desk: Desk) -> MCPServer[Any]:
    if find_spec("mcp") is None:
        raise SettingsError(_INSTALL)
    from tipqa.api.tools import tool_server

    root = logging.getLogger()
    before = root.handlers[:], root.level
    server = tool_server(desk)
    root.handlers[:], root.level = before  # the package sets up a log of its own for the whole process
    return server
