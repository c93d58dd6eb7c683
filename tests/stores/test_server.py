"""What is said where a server is down, slow, old, closed to us or short of parts; a small server on loopback stands for it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

import tipqa
from tipqa.errors import BrokenIndexError, GoneError, SettingsError, StoreError
from tipqa.index.manifest import FORMAT
from tipqa.index.projection import fit_projection
from tipqa.stores.address import Reach, read_address
from tipqa.stores.engine import Layout, Where
from tipqa.stores.opening import open_store
from tipqa.stores.qdrant import projection_text

pytest.importorskip("qdrant_client", reason="the extra qdrant is not installed")

from tipqa.stores.client import ClientEngine

Reply = tuple[int, Any]
Asked = list[tuple[str, str, str | None]]
WAITS = (0.01, 0.01, 0.01)


class Server:
    """Answers by `reply`, a function of the path, and notes what was asked."""

    def __init__(self) -> None:
        self.asked: Asked = []
        self.sent: list[dict[str, Any]] = []
        self.reply: Callable[[str], Reply] = lambda path: (200, VERSION if path == "/" else [])
        server = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                server.sent.append(json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}"))
                server.asked.append((self.command, self.path, self.headers.get("api-key")))
                state, said = server.reply(self.path)
                body = json.dumps(said if self.path == "/" else {"result": said, "status": "ok", "time": 0.0}).encode()
                self.send_response(state)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        self.address = read_address(f"qdrant://127.0.0.1:{self._http.server_port}/tip")

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


VERSION = {"title": "qdrant", "version": "1.17.0"}


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def engine(server: Server, **reach: Any) -> ClientEngine:
    return ClientEngine(server.address, Reach(**{"timeout": 5} | reach), WAITS)


def count_reply(path: str) -> Reply:
    return 200, VERSION if path == "/" else {"count": 3}


def test_a_server_that_is_not_there(server: Server) -> None:
    server.close()
    began = time.monotonic()
    with pytest.raises(StoreError, match=r"qdrant://127\.0\.0\.1:\d+/tip does not answer"):
        engine(server)
    assert time.monotonic() - began < 5


def test_a_server_that_comes_back_is_waited_for(server: Server) -> None:
    store, failures = engine(server), [503, 502, 429]
    server.reply = lambda _: (failures.pop(0), None) if failures else (200, {"count": 3})
    assert store.count("tip-x-passages") == 3
    assert not failures


def test_a_server_that_stays_down_is_an_error_after_four_tries(server: Server) -> None:
    store = engine(server)
    server.reply, server.asked = (lambda _: (503, None)), []
    with pytest.raises(StoreError, match="answers 503"):
        store.count("tip-x-passages", Where({"year": [2024]}))
    assert len(server.asked) == 4


def test_a_server_that_takes_too_long(server: Server) -> None:
    store = ClientEngine(server.address, Reach(timeout=1), ())
    server.reply = lambda _: (time.sleep(3), (200, {"count": 3}))[1]
    with pytest.raises(StoreError, match=r"does not answer: .*timed out"):
        store.count("tip-x-passages")


def test_a_refusal_is_not_tried_again(server: Server) -> None:
    store = engine(server)
    server.reply, server.asked = (lambda _: (400, None)), []
    with pytest.raises(StoreError, match="answers 400"):
        store.count("tip-x-passages")
    assert len(server.asked) == 1


def test_the_key_is_sent_and_a_wrong_one_is_named_and_not_shown(server: Server) -> None:
    server.reply = count_reply
    store = engine(server, api_key="sesame")
    store.count("tip-x-passages")
    assert {key for _, _, key in server.asked} == {"sesame"}
    server.reply = lambda _: (403, None)
    with pytest.raises(StoreError, match="TIPQA_QDRANT_API_KEY") as caught:
        store.count("tip-x-passages")
    assert "sesame" not in str(caught.value)


def test_an_old_server_is_refused(server: Server) -> None:
    server.reply = lambda _: (200, {"title": "qdrant", "version": "1.9.2"})
    with pytest.raises(StoreError, match=r"is Qdrant 1\.9\.2, and tipqa needs 1\.17 or later"):
        engine(server)


def test_a_collection_that_is_not_there(server: Server) -> None:
    store = engine(server)
    server.reply = lambda _: (404, None)
    with pytest.raises(GoneError, match="no longer holds"):
        store.count("tip-x-passages")


def test_a_build_spreads_as_the_environment_says_and_every_node_has_what_was_written(server: Server) -> None:
    server.reply = lambda path: (200, VERSION if path == "/" else {"exists": False})
    store = engine(server, shards=6, replicas=2)

    def reply(path: str) -> Reply:
        if path.endswith("exists"):
            return 200, {"exists": False}
        return 200, {"operation_id": 1, "status": "completed"} if "/index" in path else True

    server.reply = reply
    store.create("tip-x-passages", Layout({"dense": 384}, ("words",), ("country",), ("year",)))
    (made,) = [it for it in server.sent if "vectors" in it]
    assert (made["shard_number"], made["replication_factor"], made["write_consistency_factor"]) == (6, 2, 2)
    assert made["vectors"]["dense"]["size"] == 384
    assert list(made["sparse_vectors"]) == ["words"]
    indexed = {it["field_name"]: it["field_schema"] for it in server.sent if "field_name" in it}
    assert indexed == {"country": "keyword", "year": "integer"}


def test_what_another_worker_has_made_or_dropped_is_no_error(server: Server) -> None:
    store = engine(server)
    server.reply = lambda path: (200, {"exists": False}) if path.endswith("exists") else (409, None)
    store.create("tip-x-facts", Layout())
    server.reply = lambda _: (404, None)
    store.drop("tip-x-facts")


def test_an_index_that_was_never_built(server: Server) -> None:
    server.reply = lambda path: (200, VERSION if path == "/" else {"aliases": []})
    with pytest.raises(BrokenIndexError, match=r"there is no index at .* build it with: tipqa index --to qdrant://"):
        tipqa.open(server.address.text)


def test_a_node_that_is_down_gives_no_partial_index(server: Server) -> None:
    facts = {
        "format": FORMAT,
        "built": "",
        "settings": "",
        "reader": "",
        "model": "",
        "weights": "",
        "precision": "int8",
    }
    facts |= {"split": {}, "counts": {"reports": 9, "passages": 9, "statements": 9}, "fitted": 1}
    facts |= {"projection": projection_text(fit_projection(np.ones((2, 384), np.float32))), "prose": 9}
    found = [{"id": 1, "payload": facts, "vector": {}}]
    alias = {"aliases": [{"alias_name": "tip", "collection_name": "tip-0123456789abcdef-facts"}]}

    def reply(path: str) -> Reply:
        if path == "/":
            return 200, VERSION
        if path.startswith("/aliases"):
            return 200, alias
        return 200, {"count": 5} if "count" in path else found

    server.reply = reply
    with pytest.raises(BrokenIndexError, match=r"is not whole: tip-\w+-reports holds 5 points of 9"):
        tipqa.open(server.address.text)


def test_a_key_goes_over_a_network_in_clear_only_where_that_is_said() -> None:
    far = read_address("qdrant://store.example.invalid/tip")
    with pytest.raises(SettingsError, match="TIPQA_QDRANT_TLS"):
        ClientEngine(far, Reach(api_key="sesame"), ())
    with pytest.raises(StoreError, match="does not answer"):
        ClientEngine(far, Reach(api_key="sesame", tls=False, timeout=1), ())


def test_visitors_of_a_server_are_not_told_where_its_store_is(server: Server) -> None:
    from tipqa.web.live_index import LiveIndex

    live = LiveIndex(server.address.text)
    server.reply = lambda path: (200, VERSION if path == "/" else {"aliases": []})
    with pytest.raises(BrokenIndexError, match=r"127\.0\.0\.1"):
        live.qa()
    live.names_files = False
    with pytest.raises(BrokenIndexError, match="there is no index to read now") as caught:
        live.qa()
    assert "127.0.0.1" not in str(caught.value)
    with pytest.raises(BrokenIndexError) as caught:
        open_store(server.address.text, shown="the store of this server")
    assert "127.0.0.1" not in str(caught.value)
    assert "the store of this server" in str(caught.value)
