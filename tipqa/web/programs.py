"""The doors for programs on the web server: REST and Gradio's client at `/api`, and at `/mcp` the tools for assistants."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

from tipqa.api.app import api_app
from tipqa.api.desk import Desk
from tipqa.api.endpoints import config
from tipqa.api.tool_doors import PATH, HttpDoor
from tipqa.web.addresses import Addresses
from tipqa.web.door import LARGEST

if TYPE_CHECKING:
    from fastapi import FastAPI

    from tipqa.web.live_index import LiveIndex
    from tipqa.web.settings import ServerSettings


def add_programs(app: FastAPI, live: LiveIndex, settings: ServerSettings) -> None:
    """Put the doors on an application, before whatever is mounted at its root.

    Raises:
        SettingsError: the token cannot be, or the tools are on and what they need is not installed.
    """
    chosen = settings.api()
    desk = Desk(live.qa, chosen, Addresses(settings.root_path).report)
    app.mount("/api", api_app(desk, chosen.token))
    app.add_api_route("/config", config, methods=["GET"])  # where Gradio's client looks for all else
    if settings.mcp:
        from starlette.routing import Route

        door = HttpDoor(desk, chosen.token, LARGEST)
        app.router.routes.append(Route(PATH, door))
        app.router.lifespan_context = _with(app.router.lifespan_context, door.running)


def _with(before: Any, running: Callable[[], AbstractAsyncContextManager[None]]) -> Any:
    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[Any]:
        async with before(app) as state, running():
            yield state

    return lifespan
