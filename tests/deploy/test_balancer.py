"""The balancer before the nodes: a real nginx with the file that is deployed, before servers on loopback."""

from __future__ import annotations

import contextlib
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from nginx import needs_nginx, nginx
from ports import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
pytestmark = needs_nginx


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

    def __init__(self, certificates: Path | None = None) -> None:
        self.states: dict[int, int] = {}
        self.servers = [ThreadingHTTPServer(("127.0.0.1", 0), node(at, self.states)) for at in range(3)]
        self.address = ""
        for server in self.servers:
            if certificates:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(certificates / "cert.pem", certificates / "key.pem")
                server.socket = context.wrap_socket(server.socket, server_side=True)
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def down(self, at: int) -> None:
        self.servers[at].shutdown()
        self.servers[at].server_close()

    def answers(self, times: int) -> tuple[set[int], set[str]]:
        """The states and the nodes of so many answers, each over a connection of its own."""
        told = [httpx.post(f"{self.address}/points/query", content=b"{}", timeout=20) for _ in range(times)]
        return {it.status_code for it in told}, {it.text for it in told}


@contextlib.contextmanager
def behind(file: str, started: Nodes, folder: Path) -> Iterator[Nodes]:
    """An nginx with the file that is deployed, before the servers."""
    port = free_port()
    own = (DEPLOY / file).read_text(encoding="utf-8").replace("listen 6333", f"listen 127.0.0.1:{port}")
    own = own.replace("/etc/nginx/tls", str(folder))
    for at, server in enumerate(started.servers, 1):
        own = own.replace(f"node-{at}:6333", f"127.0.0.1:{server.server_port}")
    started.address = f"{'https' if 'tls' in file else 'http'}://127.0.0.1:{port}"
    try:
        with nginx(own, port, folder):
            yield started
    finally:
        for at in range(3):
            started.down(at)


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[Nodes]:
    with behind("balancer.conf", Nodes(), tmp_path) as started:
        yield started


@pytest.fixture
def encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Nodes]:
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    names = "subjectAltName=DNS:node-1,DNS:node-2,DNS:node-3,IP:127.0.0.1"
    made = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=node-1 -addext {names} -keyout key.pem -out cert.pem"
    subprocess.run(["openssl", *made.split()], cwd=tmp_path, check=True, capture_output=True)
    shutil.copy(tmp_path / "cert.pem", tmp_path / "cacert.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cacert.pem"))
    with behind("balancer.tls.conf", Nodes(tmp_path), tmp_path) as started:
        yield started


def test_all_nodes_answer(nodes: Nodes) -> None:
    assert nodes.answers(12) == ({200}, {"0", "1", "2"})


def test_a_node_that_is_down_is_not_noticed(nodes: Nodes) -> None:
    nodes.down(0)
    states, answering = nodes.answers(12)
    assert states == {200}
    assert answering <= {"1", "2"}


def test_by_tls_all_nodes_answer_and_none_is_missed(encrypted: Nodes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert encrypted.answers(12) == ({200}, {"0", "1", "2"})
    encrypted.down(1)
    assert encrypted.answers(6)[0] == {200}
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        encrypted.answers(1)


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
