"""The API on a real HTTP server in a thread, without the pages; `tests/web` tries it on the server that users start."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from typing import Any

import uvicorn
from fastapi import FastAPI

from tipqa.api.app import api_app
from tipqa.api.desk import Desk
from tipqa.api.settings import ApiSettings
from tipqa.qa import QA
from tipqa.web.server import listen


@contextlib.contextmanager
def serving(app: Any) -> Iterator[str]:
    """Serve an application on a free port; its address."""
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


def mounted(qa: QA, settings: ApiSettings | None = None, *, pages: bool = True) -> FastAPI:
    """The API where the web server mounts it."""
    app = FastAPI(openapi_url=None)

    def page(report: str, span: tuple[int, int] | None) -> str:
        return f"/report/{report}" + (f"?s={span[0]}-{span[1]}" if span else "")

    chosen = settings or ApiSettings()
    app.mount("/api", api_app(Desk(lambda: qa, chosen, page if pages else None), chosen.token))
    return app
