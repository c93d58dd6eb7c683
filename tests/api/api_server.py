"""The API on real HTTP servers: alone in a thread, and as users start it, in a process of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import httpx
import uvicorn
from fastapi import FastAPI
from ports import free_port

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


@contextlib.contextmanager
def served(index: Path, *options: str, **environment: str) -> Iterator[str]:
    """`tipqa serve` over an index, on a free port; its address."""
    address = f"http://127.0.0.1:{free_port()}"
    call = [
        "-c",
        "from tipqa.cli import main; main()",
        "serve",
        "--index",
        str(index),
        "--port",
        address[17:],
        *options,
    ]
    env = {**os.environ, "HF_HUB_OFFLINE": "1", **environment}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, *call], env=env, **quiet) as server:  # type: ignore[call-overload]
        until = time.monotonic() + 180
        while server.poll() is None and time.monotonic() < until:
            with contextlib.suppress(httpx.TransportError):
                httpx.get(f"{address}/api/v1/health", timeout=30)
                break
            time.sleep(0.2)
        try:
            yield address
        finally:
            server.terminate()
            _, errors = server.communicate(timeout=60)
    assert not errors, errors


def run_apart(conversation: Callable[[], Awaitable[None]]) -> None:
    """Run it in a loop of a thread of its own; the main thread's may be taken by the browser of other tests."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, conversation).result()
