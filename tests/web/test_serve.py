"""Starting the server: what cannot work is one line, and every answer keeps the browser to this host."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tipqa.cli import run
from tipqa.web.server import listen, open_to_others

ROOT = Path(__file__).parents[2]


def test_a_missing_index_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--index", str(tmp_path / "none")]) == 1
    error = capsys.readouterr().err
    assert "tipqa index" in error
    assert error.count("\n") == 1


def test_a_taken_port_is_one_line(small_index_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--index", str(small_index_path), "--port", str(port)]) == 2
    assert f"cannot listen on 127.0.0.1:{port}" in capsys.readouterr().err


def test_every_response_keeps_the_browser_to_this_host(chat_address: str) -> None:
    with urllib.request.urlopen(chat_address, timeout=30) as page:
        assert "default-src 'self'" in page.headers["content-security-policy"]
        assert page.headers["x-content-type-options"] == "nosniff"


def test_app_py_says_what_to_run_and_ends_at_once_though_a_page_is_open(
    app_without_index: tuple[str, subprocess.Popen[str]],
) -> None:
    address, server = app_without_index
    with urllib.request.urlopen(address, timeout=30) as page:
        assert "tipqa index" in page.read().decode()
    with contextlib.closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)) as kept:
        kept.request("GET", "/")
        kept.getresponse().read()
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=60)
    assert (server.returncode, errors) == (0, "")


@pytest.mark.parametrize(("host", "others"), [("0.0.0.0", True), ("127.0.0.1", False), ("::1", False), ("::", True)])
def test_whether_others_can_reach_the_address(host: str, others: bool) -> None:
    if ":" in host and not socket.has_dualstack_ipv6():
        pytest.skip("needs IPv6")
    with listen(host, 0) as listening:
        assert open_to_others(listening) is others


def test_small_packets_do_not_wait_for_each_other() -> None:
    async def accepted() -> int:
        async def meet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            found.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        listening = listen("127.0.0.1", 0)
        async with await asyncio.start_server(meet, sock=listening):
            _, visitor = await asyncio.open_connection(*listening.getsockname())
            visitor.close()
            return await asyncio.wait_for(found, 30)

    with ThreadPoolExecutor(1) as apart:  # the loop of this thread may be that of a browser
        assert apart.submit(asyncio.run, accepted()).result() != 0


def test_an_open_address_is_warned_of(tmp_path: Path) -> None:
    env = {**os.environ, "HOST": "0.0.0.0", "PORT": "0", "TIPQA_INDEX": str(tmp_path / "none")}
    call = [sys.executable, "app.py"]
    with subprocess.Popen(call, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as app:
        assert app.stderr
        warning = app.stderr.readline()
        app.send_signal(signal.SIGINT)
        assert "there is no password" in warning
        assert "read every report" in warning


@pytest.mark.parametrize(("name", "value"), [("PORT", "http"), ("HOST", "192.0.2.1")])
def test_app_py_refuses_an_address_that_cannot_be_in_one_line(name: str, value: str, tmp_path: Path) -> None:
    env = {**os.environ, "TIPQA_INDEX": str(tmp_path / "none"), name: value}
    app = subprocess.run([sys.executable, "app.py"], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert app.returncode == 1
    assert app.stderr.startswith("tipqa: ")
    assert value in app.stderr
    assert app.stderr.count("\n") == 1
