"""Starting the server: what cannot work is one line, and every answer keeps the browser to this host."""

from __future__ import annotations

import signal
import socket
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tipqa.cli import run


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
    with urllib.request.urlopen(f"{address}gradio_api/heartbeat/a", timeout=30):
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=20)
    assert (server.returncode, errors) == (0, "")
