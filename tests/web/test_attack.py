"""Attacks over HTTP on both doors: no file is served or copied, no address is asked, nothing of the server is told."""

from __future__ import annotations

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from visitor import DATA, JOIN, RUN, Visitor

from tipqa.web.door import LARGEST

SECRET = "the words of a file that is nobody's business"


@pytest.fixture(params=["chat_address", "app_address"])
def visitor(request: pytest.FixtureRequest) -> Visitor:
    return Visitor(request.getfixturevalue(request.param))


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.fixture
def trap() -> Iterator[tuple[str, list[str]]]:
    """An HTTP server that nobody should ask, and what it was asked."""
    asked: list[str] = []

    class Trap(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Trap) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/file", asked
        server.shutdown()


def wrapped(path: str) -> list[object]:
    file = {"path": path, "meta": {"_type": "gradio.FileData"}}
    return [file, [file], {"value": file}, [[file]], {**file, "url": path}, [{"a": [file]}]]


def test_no_event_takes_a_file_or_an_address(
    visitor: Visitor, secret: Path, web_cache: Path, trap: tuple[str, list[str]]
) -> None:
    address, asked = trap
    for number, event in enumerate(visitor.config["dependencies"]):
        for which, payload in enumerate([it for path in (str(secret), address) for it in wrapped(path)]):
            session = f"attack{number}x{which}"
            inputs = [payload for _ in event["inputs"]] or [payload]
            body = {**visitor.body(event, session), "data": inputs, "event_data": payload}
            for path in (JOIN, RUN, "/gradio_api/call/ask", "/gradio_api/call/v2/ask", "/gradio_api/api/predict"):
                status, said = visitor.post(path, body)
                assert 400 <= status < 500, (path, event["id"], payload)
                assert SECRET not in said
            assert "process" not in visitor.send("GET", DATA + session)[1]
    assert asked == []
    assert [path for path in web_cache.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()] == []


def test_the_data_of_an_event_is_no_way_in(visitor: Visitor, secret: Path, web_cache: Path) -> None:
    for name in ("cite", "say", "wrong"):
        for event in visitor.events(name):
            for payload in wrapped(str(secret)):
                data = dict.fromkeys(("n", "turn", "asked", "why", "expected"), payload) | {
                    "show": 0,
                    "begun": True,
                }
                one = {"question": "q", "countries": [], "years": [], "alone": False}
                for sent in (data, *({**data, "asked": [{**one, key: payload}]} for key in one)):
                    body = visitor.body(event, "attackdata", sent)
                    assert visitor.post(JOIN if event["queue"] else RUN, body)[0] == 400
    assert [path for path in web_cache.rglob("*") if path.is_file()] == []


def test_no_address_gives_a_file_or_tells_of_the_server(visitor: Visitor, secret: Path, web_cache: Path) -> None:
    cached = web_cache / "x" / "secret.txt"
    for path in (
        *(f"/gradio_api/file{sign}{it}" for it in (secret, cached, "/etc/hostname", "app.py") for sign in "=/"),
        "/gradio_api/file=http://127.0.0.1:9/",
        "/gradio_api/proxy=http://127.0.0.1:9/",
        "/static/../../../../../../../../etc/hostname",
        "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/hostname",
        "/assets/..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc/hostname",
        "/assets//etc/hostname",
        "/openapi.json",
        "/docs",
        "/redoc",
        "/monitoring",
        "/gradio_api/info",
        "/gradio_api/openapi.json",
        "/gradio_api/queue/status",
        "/gradio_api/heartbeat/a",
        "/gradio_api/component_server",
    ):
        status, said = visitor.send("GET", path)
        assert 400 <= status < 500, path
        assert len(said) < 200
    upload = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nx\r\n--b--\r\n'
    kind = {"content-type": "multipart/form-data; boundary=b"}
    for path in ("/gradio_api/upload", "/gradio_api/component_server", JOIN):
        assert 400 <= visitor.send("POST", path, upload, kind)[0] < 500


@pytest.mark.parametrize("path", [JOIN, RUN])
def test_malformed_events_are_refused_and_leave_no_trace(visitor: Visitor, path: str) -> None:
    cite = visitor.events("cite")[0]
    good = visitor.asking("What tier is Tajikistan on?", "malformed")
    asked = good["event_data"]["asked"][0]
    said = [{**good["event_data"], "asked": it} for it in (None, {}, "text", [None], [[]], [asked] * 102)]
    said += [{**good["event_data"], "asked": [{**asked, "alone": it}]} for it in (None, 0, "no")]
    said += [{**good["event_data"], **it} for it in ({"show": "0"}, {"show": -1}, {"begun": 1}, {"begun": None})]
    for bad in (
        *({**good, "data": data} for data in (None, {}, "text", [], [None] * 9, [1, []], ["x", []])),
        *({**good, "event_data": data} for data in said),
        *({**good, "fn_index": number} for number in (None, -1, 999, "0", True, 1.0, 10**30, [0])),
        *({**good, "session_hash": name} for name in (None, "", "a b", "x" * 65, 7, ["a"])),
        *({**good, "trigger_id": number} for number in ("1", -1, {}, 10**30)),
        *(visitor.body(cite, "malformed", data) for data in (None, [], {}, {"n": "1"}, {"n": -1}, {"n": 1.5})),
        *([], "text", 7, None),
    ):
        assert visitor.post(path, bad)[0] == 400, bad
    for raw in (b"", b"{", b"[" * 100_000, b"\xff\xfe", b'{"fn_index": NaN}', b'{"fn_index":' + b"9" * 5000 + b"}"):
        assert visitor.send("POST", path, raw, {"content-type": "application/json"})[0] == 400, raw[:20]
    assert visitor.send("POST", path, json.dumps(good).encode(), {"content-type": "text/plain"})[0] == 415


def test_impossible_choices_are_plain_messages(visitor: Visitor) -> None:
    for country, year, says in (("Atlantis", "2024", "Atlantis"), ("Tajikistan", "two\n", "no edition")):
        own = visitor.asking("What tier is Tajikistan on?", "choices", [country], [year])
        chosen = visitor.asking("What tier is Tajikistan on?", "choices")
        for body in (own, {**chosen, "data": [[country], [year]]}):
            assert visitor.post(JOIN, body)[0] == 200
            assert says in visitor.send("GET", DATA + "choices")[1]


def test_what_is_no_character_is_cleaned(visitor: Visitor) -> None:
    said = visitor.ask("What tier is Tajikistan on in 2025? \ud83d\ude00 \udcff \x00", "surrogates")
    assert '"success":true' in said
    assert "Tier 2" in said
    assert "\N{GRINNING FACE} \N{REPLACEMENT CHARACTER}" in said


def test_large_requests_are_refused_before_they_are_read(visitor: Visitor) -> None:
    kind = {"content-type": "application/json"}
    assert visitor.send("POST", JOIN, b" " * (LARGEST + 1), kind)[0] == 413
    assert visitor.send("POST", "/nowhere", b" " * (LARGEST + 1), kind)[0] == 413
    assert visitor.send("POST", JOIN, b" " * LARGEST, kind)[0] == 400
    with socket.create_connection(tuple(visitor.host.split(":")), timeout=60) as line:  # type: ignore[arg-type]
        head = f"POST {JOIN} HTTP/1.1\r\nHost: {visitor.host}\r\nContent-Type: application/json\r\n"
        line.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        for _ in range(80):
            line.sendall(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        line.sendall(b"0\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")


def test_only_the_names_of_the_server_are_answered(visitor: Visitor) -> None:
    port = visitor.host.partition(":")[2]
    for name in (visitor.host, "127.0.0.1", f"localhost:{port}", f"LOCALHOST.:{port}", f"[::1]:{port}", "tip.example"):
        assert visitor.send("GET", "/", headers={"host": name})[0] == 200, name
    for name in (
        "evil.example",
        f"evil.example:{port}",
        "localhost.evil.example",
        "192.0.2.1",
        "[::2]",
        "",
        "[",
        "a@b",
    ):
        assert visitor.send("GET", "/", headers={"host": name})[0] in (400, 421), name
    for origin, status in (
        (f"http://localhost:{port}", 200),
        ("https://tip.example", 200),
        ("https://evil.example", 403),
        ("null", 403),
    ):
        body = visitor.body(visitor.events("load")[0], "origin")
        assert visitor.post(RUN, body, origin=origin)[0] == status, origin
