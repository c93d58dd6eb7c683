"""Servers for the tests of the web pages, each a process of its own, as users start them."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import EVENT, begin, new_page
from hostile import REPORT
from ports import free_port

from tipqa.index.build import build_index
from tipqa.settings import Settings

ROOT = Path(__file__).parents[2]
Serving = Callable[..., "contextlib.AbstractContextManager[tuple[str, subprocess.Popen[str]]]"]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, without a window."""
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    if not CHROMIUM.exists():
        pytest.skip("needs chromium")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        yield running
        running.close()


@contextlib.contextmanager
def _watched(browser: Any, address: str) -> Iterator[Any]:
    """An empty tab; at its end, nothing that it asked for may have left this machine, and no script may have failed."""
    asked: list[str] = []
    failed: list[str] = []
    page = new_page(browser, base_url=address, viewport={"width": 1280, "height": 800})
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda said: failed.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    page.context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert failed == []


@pytest.fixture
def tab(browser: Any, chat_address: str) -> Iterator[Any]:
    """An empty tab of a new visitor, see `_watched`."""
    with _watched(browser, chat_address) as page:
        yield page


@pytest.fixture
def no_serious_faults() -> Callable[[Any], None]:
    """Looks at an open page with axe, which knows what people with a screen reader or a keyboard stumble over."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()

    def look(page: Any) -> None:
        found = axe.run(page).response["violations"]
        serious = [it for it in found if it["impact"] in ("serious", "critical")]
        assert not serious, [(it["id"], it["help"], [node["target"] for node in it["nodes"][:5]]) for it in serious]

    return look


@pytest.fixture(scope="session")
def web_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the servers keep files for their visitors: none, as it should be."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def web_index(small_index_path: Path, small_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index over the small corpus and the hostile report."""
    folder = tmp_path_factory.mktemp("web")
    corpus = Path(shutil.copytree(small_corpus, folder / "corpus"))
    (corpus / "2025" / "kazakhstan.md").write_text(REPORT, encoding="utf-8")
    index = Path(shutil.copytree(small_index_path, folder / "index"))
    build_index(corpus, index, Settings())
    return index


@pytest.fixture(scope="session")
def chat_server(web_index: Path, web_cache: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`tipqa serve` over `web_index`: its address and its process. It also answers to tip.example."""
    port = free_port()
    call = ["-c", "from tipqa.cli import main; main()", "serve", "--index", str(web_index), "--port", str(port)]
    with _serving([*call, "--allow-host", "tip.example"], port, GRADIO_TEMP_DIR=str(web_cache)) as running:
        yield running


@pytest.fixture(scope="session")
def chat_address(chat_server: tuple[str, subprocess.Popen[str]]) -> str:
    """The address of `chat_server`."""
    return chat_server[0]


@pytest.fixture(scope="session")
def app_address(web_index: Path, web_cache: Path) -> Iterator[str]:
    """The address of `python app.py` over `web_index`. It also answers to tip.example."""
    port = free_port()
    names = {"PORT": str(port), "TIPQA_INDEX": str(web_index), "TIPQA_ALLOW_HOST": "tip.example"}
    with _serving(["app.py"], port, GRADIO_TEMP_DIR=str(web_cache), **names) as (address, _):
        yield address


@pytest.fixture
def app_without_index(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`python app.py` where there is no index: its address and its process."""
    port = free_port()
    with _serving(["app.py"], port, PORT=str(port), TIPQA_INDEX=str(tmp_path / "none")) as running:
        yield running


@pytest.fixture
def open_app_without_index(tmp_path: Path) -> Iterator[str]:
    """The address of `python app.py` without an index, which answers to tip.example too."""
    port = free_port()
    names = {"PORT": str(port), "TIPQA_INDEX": str(tmp_path / "none"), "TIPQA_ALLOW_HOST": "tip.example"}
    with _serving(["app.py"], port, **names) as (address, _):
        yield address


@pytest.fixture(scope="module")
def window(browser: Any, chat_address: str) -> Iterator[Any]:
    """The open page that answers questions."""
    with _watched(browser, chat_address) as page:
        with page.expect_response(EVENT):  # the page's own first event fills the filters
            page.goto(chat_address)
        page.wait_for_selector(".welcome .example")
        yield page


@pytest.fixture
def page(window: Any) -> Any:
    """The page with a new conversation."""
    window.set_viewport_size({"width": 1280, "height": 800})
    begin(window)
    return window


@pytest.fixture(scope="session")
def serving(web_index: Path, web_cache: Path) -> Serving:
    """A function that serves `web_index` with these options, as long as its context lasts: the address and the process."""

    def serve(
        *options: str, at: int = 0, **environment: str
    ) -> contextlib.AbstractContextManager[tuple[str, subprocess.Popen[str]]]:
        port = at or free_port()
        call = ["-c", "from tipqa.cli import main; main()", "serve", "--index", str(web_index), "--port", str(port)]
        return _serving([*call, *options], port, **{"GRADIO_TEMP_DIR": str(web_cache), **environment})

    return serve


@contextlib.contextmanager
def _serving(call: list[str], port: int, **environment: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    env = {**os.environ, "HF_HUB_OFFLINE": "1", **environment}
    server = subprocess.Popen(
        [sys.executable, *call], cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(address, server)
        yield address, server
    finally:
        server.terminate()
        _, errors = server.communicate(timeout=60)
    assert not errors, errors


def _wait_for(address: str, server: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=30).close()
            return
        except urllib.error.HTTPError as error:  # it answers, if only that a password is wanted
            error.close()
            return
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"no answer from {address}; the server's exit code is {server.poll()}")
