"""The balancer before the nodes: a real nginx with the file that is deployed, before servers on loopback."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
pytestmark = pytest.mark.skipif(not Path(NGINX).exists(), reason="needs nginx")
AROUND = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 100; }}
http {{
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  {own}
}}
"""


def node(at: int, states: dict[int, int]) -> type[BaseHTTPRequestHandler]:
    class Node(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(states.get(at, 200))
            self.send_header("Content-Length", "1")
            self.end_headers()
            self.wfile.write(str(at).encode())

    return Node


class Nodes:
    """Three servers that can be taken down one by one or told what to answer, and the address before them."""

    def __init__(self) -> None:
        self.states: dict[int, int] = {}
        self.servers = [ThreadingHTTPServer(("127.0.0.1", 0), node(at, self.states)) for at in range(3)]
        self.address = ""
        for server in self.servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def down(self, at: int) -> None:
        self.servers[at].shutdown()
        self.servers[at].server_close()

    def answers(self, times: int) -> tuple[set[int], set[str]]:
        """The states and the nodes of so many answers, each over a connection of its own."""
        told = [httpx.post(f"{self.address}/points/query", content=b"{}", timeout=20) for _ in range(times)]
        return {it.status_code for it in told}, {it.text for it in told}


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[Nodes]:
    started = Nodes()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = (DEPLOY / "balancer.conf").read_text(encoding="utf-8").replace("listen 6333", f"listen 127.0.0.1:{port}")
    for at, server in enumerate(started.servers, 1):
        own = own.replace(f"node-{at}:6333", f"127.0.0.1:{server.server_port}")
    (tmp_path / "conf").write_text(AROUND.format(folder=tmp_path, own=own), encoding="utf-8")
    started.address = f"http://127.0.0.1:{port}"
    call = [NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "conf")]
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as nginx:
        try:
            _wait_for(started.address)
            yield started
        finally:
            nginx.terminate()
            for at in range(3):
                started.down(at)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with contextlib.suppress(httpx.TransportError):
            httpx.post(address, content=b"{}")
            return
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")


def test_all_nodes_answer(nodes: Nodes) -> None:
    assert nodes.answers(12) == ({200}, {"0", "1", "2"})


def test_a_node_that_is_down_is_not_noticed(nodes: Nodes) -> None:
    nodes.down(0)
    states, answering = nodes.answers(12)
    assert states == {200}
    assert answering <= {"1", "2"}


def test_a_node_that_is_not_ready_is_passed_over(nodes: Nodes) -> None:
    nodes.states[2] = 503
    assert nodes.answers(12)[0] == {200}


def test_what_a_node_refuses_is_told(nodes: Nodes) -> None:
    nodes.states.update(dict.fromkeys(range(3), 401))
    assert nodes.answers(2)[0] == {401}


def directives(name: str) -> list[str]:
    lines = (line.strip() for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def test_both_files_treat_nodes_alike() -> None:
    plain, tls = directives("balancer.conf"), directives("balancer.tls.conf")
    kept = [line for line in tls if "ssl" not in line and "https" not in line]
    assert kept == [line for line in plain if "listen" not in line and "proxy_pass" not in line]
    assert {line.split()[0] for line in plain} <= {line.split()[0] for line in tls}
