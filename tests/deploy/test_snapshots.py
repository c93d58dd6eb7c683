"""Backup and restoration against three servers that keep Qdrant's contract for snapshots, on loopback."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "deploy" / "snapshots.py"
KEY = "a long random word"
BUILD = "tip-0123456789abcdef"
NAMES = [f"{BUILD}-{kind}" for kind in ("facts", "passages", "reports", "statements")]


@dataclass
class Cluster:
    """What three nodes hold: of each collection a part on each node, and what its name leads to."""

    parts: list[dict[str, bytes]] = field(default_factory=lambda: [{} for _ in range(3)])
    aliases: dict[str, str] = field(default_factory=dict)
    snapshots: dict[tuple[int, str], bytes] = field(default_factory=dict)
    version: str = "1.20.0"
    damaging: bool = False
    asked: list[str] = field(default_factory=list)

    def names(self) -> set[str]:
        return {name for part in self.parts for name in part}

    def points(self, name: str) -> int:
        return sum(len(part.get(name, b"")) for part in self.parts)


def handler(cluster: Cluster, at: int) -> type[BaseHTTPRequestHandler]:
    class Node(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def answer(self, result: Any, status: int = 200) -> None:
            body = result if isinstance(result, bytes) else json.dumps(result).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def take(self) -> None:
            path, _, query = self.path.strip("/").partition("?")
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            cluster.asked.append(f"{at} {self.command} {path}")
            if self.headers.get("api-key") != KEY:
                return self.answer({"status": {"error": "Must provide an API key"}}, 401)
            match = re.fullmatch(r"collections/([^/]+)(?:/(.*))?", path)
            name, rest = (match[1], match[2] or "") if match else ("", "")
            if path == "":
                return self.answer({"title": "qdrant", "version": cluster.version})
            if path == "aliases":
                told = [{"alias_name": key, "collection_name": it} for key, it in cluster.aliases.items()]
                return self.answer({"result": {"aliases": told}})
            if path == "collections":
                return self.answer({"result": {"collections": [{"name": it} for it in sorted(cluster.names())]}})
            if path == "collections/aliases":
                for step in json.loads(body)["actions"]:
                    if made := step.get("create_alias"):
                        if made["alias_name"] in cluster.aliases:
                            return self.answer({"status": {"error": "exists"}}, 409)
                        cluster.aliases[made["alias_name"]] = made["collection_name"]
                    else:
                        del cluster.aliases[step["delete_alias"]["alias_name"]]
                return self.answer({"result": True})
            if rest == "snapshots" and self.command == "POST":
                made = cluster.parts[at][name]
                cluster.snapshots[at, name] = made
                told = {"name": "one.snapshot", "size": len(made), "checksum": hashlib.sha256(made).hexdigest()}
                return self.answer({"result": told})
            if rest == "snapshots/one.snapshot" and self.command == "GET":
                return self.answer(cluster.snapshots[at, name] + (b"!" if cluster.damaging else b""))
            if rest == "snapshots/one.snapshot":
                del cluster.snapshots[at, name]
                return self.answer({"result": True})
            if rest == "snapshots/upload":
                asked = dict(pair.split("=") for pair in query.split("&"))
                whole = body.split(b"\r\n\r\n", 1)[1].rsplit(b"\r\n--", 1)[0]
                if hashlib.sha256(whole).hexdigest() != asked["checksum"] or asked["priority"] != "snapshot":
                    return self.answer({"status": {"error": "Snapshot checksum mismatch"}}, 400)
                cluster.parts[at][name] = whole
                return self.answer({"result": True})
            if rest == "cluster":
                states = [{"shard_id": at, "state": "Active"}]
                return self.answer({"result": {"local_shards": states, "remote_shards": [], "shard_transfers": []}})
            if rest == "points/count":
                return self.answer({"result": {"count": cluster.points(name)}})
            if rest == "" and self.command == "DELETE":
                for part in cluster.parts:
                    part.pop(name, None)
                return self.answer({"result": True})
            return self.answer({"status": {"error": f"no {path}"}}, 404)

        do_GET = do_POST = do_PUT = do_DELETE = take  # noqa: N815  (http.server's names)

    return Node


@dataclass
class Served:
    """A cluster, and the addresses of its nodes."""

    cluster: Cluster
    nodes: list[str]

    def run(self, *call: str | Path, key: str = KEY) -> subprocess.CompletedProcess[str]:
        named = [word for it in self.nodes for word in ("--node", it)]
        command = [sys.executable, SCRIPT, call[0], *named, *call[1:]]
        environment = {"TIPQA_QDRANT_API_KEY": key, "PATH": ""}
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture
def served() -> Iterator[Served]:
    cluster = Cluster()
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler(cluster, at)) for at in range(3)]
    threads = [threading.Thread(target=it.serve_forever, kwargs={"poll_interval": 0.01}) for it in servers]
    for thread in threads:
        thread.start()
    yield Served(cluster, [f"http://127.0.0.1:{it.server_port}" for it in servers])
    for server, thread in zip(servers, threads, strict=True):
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def full(served: Served) -> Served:
    cluster = served.cluster
    for at, part in enumerate(cluster.parts):
        part |= {name: f"{name} on {at}".encode() * 1000 for name in NAMES}
        part |= {"tip-work": b"work", f"{BUILD}0-facts": b"of another build"}
    cluster.aliases["tip"] = f"{BUILD}-facts"
    return served


def test_what_was_backed_up_is_put_back(full: Served, tmp_path: Path) -> None:
    before = [dict(part) for part in full.cluster.parts]
    done = full.run("backup", "--to", tmp_path / "b")
    assert (done.returncode, done.stderr) == (0, "")
    assert not full.cluster.snapshots  # the nodes keep none
    assert len(list((tmp_path / "b").iterdir())) == 1 + 3 * len(NAMES)
    for part in full.cluster.parts:
        part.clear()
    full.cluster.aliases = {"tip": "tip-old-facts"}
    done = full.run("restore", "--from", tmp_path / "b")
    assert (done.returncode, done.stderr) == (0, "")
    assert [{name: part[name] for name in NAMES} for part in before] == full.cluster.parts
    assert full.cluster.aliases == {"tip": f"{BUILD}-facts"}
    assert full.cluster.asked[-1].endswith("POST collections/aliases")  # the name leads there last


def test_a_build_that_is_there_is_replaced_only_when_told(full: Served, tmp_path: Path) -> None:
    full.run("backup", "--to", tmp_path / "b")
    done = full.run("restore", "--from", tmp_path / "b")
    assert done.returncode == 1
    assert "--replace" in done.stderr
    full.cluster.parts[1][NAMES[0]] = b"half of it"
    assert full.run("restore", "--from", tmp_path / "b", "--replace").returncode == 0
    assert full.cluster.parts[1][NAMES[0]].startswith(NAMES[0].encode())


def test_what_arrives_damaged_is_no_backup(full: Served, tmp_path: Path) -> None:
    full.cluster.damaging = True
    done = full.run("backup", "--to", tmp_path / "b")
    assert done.returncode == 1
    assert "arrived damaged" in done.stderr
    done = full.run("restore", "--from", tmp_path / "b")
    assert "holds no whole backup" in done.stderr


def test_a_changed_file_is_not_put_back(full: Served, tmp_path: Path) -> None:
    full.run("backup", "--to", tmp_path / "b")
    (tmp_path / "b" / f"{NAMES[1]}.2.snapshot").write_bytes(b"something else")
    full.cluster.aliases = {"tip": "tip-old-facts"}
    done = full.run("restore", "--from", tmp_path / "b", "--replace")
    assert done.returncode == 1
    assert "checksum" in done.stderr
    assert full.cluster.aliases == {"tip": "tip-old-facts"}  # readers stay where they are


def test_other_nodes_than_it_was_taken_of_are_refused(full: Served, tmp_path: Path) -> None:
    full.run("backup", "--to", tmp_path / "b")
    full.cluster.version = "1.21.0"
    done = full.run("restore", "--from", tmp_path / "b", "--replace")
    assert "taken of Qdrant 1.20, and the nodes have 1.21" in done.stderr
    full.nodes.pop()
    assert "name as many" in full.run("restore", "--from", tmp_path / "b", "--replace").stderr
    assert full.cluster.points(NAMES[0]) > 0  # nothing was removed


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("backup", "--index", "other"), "has no index 'other'"),
        (("backup", "--to", "FULL"), "is not empty"),
    ],
)
def test_a_wrong_call_is_one_line(full: Served, tmp_path: Path, call: tuple[str, ...], said: str) -> None:
    (tmp_path / "x").touch()
    words = [tmp_path if word == "FULL" else word for word in call]
    done = full.run(*words, *([] if "--to" in words else ["--to", tmp_path / "b"]))
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert said in done.stderr


def test_a_wrong_key_and_a_node_that_is_down_are_told(full: Served, tmp_path: Path) -> None:
    done = full.run("backup", "--to", tmp_path / "b", key="wrong")
    assert "set TIPQA_QDRANT_API_KEY" in done.stderr
    full.nodes[2] = "http://127.0.0.1:1"
    done = full.run("backup", "--to", tmp_path / "b")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "http://127.0.0.1:1/ does not answer" in done.stderr


def test_every_address_is_one_of_qdrants(full: Served, tmp_path: Path) -> None:
    api = pytest.importorskip("qdrant_client.http.api", reason="needs qdrant-client")
    known: dict[str, set[str]] = {}
    for module in Path(api.__file__).parent.glob("*_api.py"):
        for method, url in re.findall(r'method="(\w+)",\s+url="/([^"]*)"', module.read_text(encoding="utf-8")):
            known.setdefault(method, set()).add(re.sub(r"\{\w+\}", "*", url))
    full.run("backup", "--to", tmp_path / "b")
    full.run("restore", "--from", tmp_path / "b", "--replace")
    for line in set(full.cluster.asked):
        _, method, path = line.split(" ", 2)
        held = re.sub(r"(?<=^collections/)tip-[^/]+|(?<=/snapshots/)one\.snapshot", "*", path)
        assert held in known[method], line
