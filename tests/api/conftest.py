"""A server for the tests of the API: `tipqa serve` is tested with it in `tests/web`; here it is the application alone."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

import tipqa
from tipqa.api.app import api_app
from tipqa.api.settings import ApiSettings
from tipqa.qa import QA
from tipqa.web.server import listen


@pytest.fixture(scope="session")
def qa(small_index_path: Path) -> QA:
    """The open index over the small corpus."""
    return tipqa.open(small_index_path)


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

    app.mount("/api", api_app(lambda: qa, settings, page if pages else None))
    return app


@pytest.fixture(scope="session")
def api(qa: QA) -> Iterator[httpx.Client]:
    """A client of the API over the small index."""
    with serving(mounted(qa)) as address, httpx.Client(base_url=f"{address}/api", timeout=60) as client:
        yield client
