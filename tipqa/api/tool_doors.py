"""The two ways to the tools: standard input and output, and HTTP. Both need the extra `mcp`."""

from __future__ import annotations

import logging
from contextlib import AbstractAsyncContextManager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tipqa.api.failures import failure
from tipqa.api.token import Token
from tipqa.errors import SettingsError

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from tipqa.api.desk import Desk

PATH = "/mcp"
_INSTALL = "tools for assistants need the package mcp; install it with: pip install 'tipqa[mcp]'"


def serve_tools(desk: Desk) -> None:
    """Answer on standard input and output until the asker goes.

    Raises:
        SettingsError: the extra is not installed.
    """
    _server(desk).run("stdio")


class HttpDoor:
    """The tools over streamable HTTP, as an ASGI application for `PATH`: each request by itself, without sessions."""

    def __init__(self, desk: Desk, token: str, largest: int) -> None:
        """
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
            # The web server's own door has checked host and origin against the names that it was started with.
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        self._app = Token(app, token)
        self._manager = server.session_manager

    def running(self) -> AbstractAsyncContextManager[None]:
        """What must run as long as it is served."""
        return self._manager.run()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a message that is posted; a GET would keep a connection open for messages that never come."""
        if scope["type"] == "http" and scope["method"] != "POST":
            await failure(405, "messages are posted here", {"allow": "POST"})(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _server(desk: Desk) -> MCPServer[Any]:
    if find_spec("mcp") is None:
        raise SettingsError(_INSTALL)
    from tipqa.api.tools import tool_server

    root = logging.getLogger()
    before = root.handlers[:], root.level
    server = tool_server(desk)
    root.handlers[:], root.level = before  # the package sets up a log of its own for the whole process
    return server
