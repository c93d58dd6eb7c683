"""The tools over HTTP on the web server: by the SDK's own client, behind the door and the token, and only when switched on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import patient
import pytest
from api_server import run_apart, served

from tipqa.web.door import LARGEST

pytest.importorskip("mcp", reason="needs the extra mcp")
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client

TOKEN = "a-token-of-many-letters"
BRINGS = {"authorization": f"Bearer {TOKEN}"}
SPEAKS = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
}


@pytest.fixture(scope="module")
def address(small_index_path: Path) -> Iterator[str]:
    """A web server with the tools on and a token."""
    with served(small_index_path, "--mcp", TIPQA_TOKEN=TOKEN) as running:
        yield running


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_client_of_the_sdk_asks_and_reads(address: str, mode: str) -> None:
    async def whole() -> None:
        async with (
            create_mcp_http_client(headers=BRINGS) as http,
            Client(streamable_http_client(f"{address}/mcp", http_client=http), mode=mode) as client,
        ):
            found = await client.call_tool("ask", {"question": "What tier is Tajikistan on in 2025?"})
            answer: dict[str, Any] = found.structured_content or {}
            (cited,) = answer["citations"]["items"]
            assert "Tier 2" in answer["answer"]
            (content,) = (await client.read_resource(cited["resource"])).contents
            assert content.text == cited["words"]  # type: ignore[union-attr]
            page = patient.get(address + cited["page"])
            assert (page.status_code, "<mark" in page.text) == (200, True)

    run_apart(whole)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (BRINGS, 200),
        ({}, 401),
        ({"authorization": f"Bearer {TOKEN}x"}, 401),
        ({**BRINGS, "host": "evil.example"}, 421),
        ({**BRINGS, "origin": "https://evil.example"}, 403),
    ],
)
def test_the_door_and_the_token_hold(address: str, headers: dict[str, str], status: int) -> None:
    assert patient.post(f"{address}/mcp", json=HELLO, headers=SPEAKS | headers).status_code == status


def test_what_is_no_message_is_refused_and_no_connection_is_kept(address: str) -> None:
    for content, status in ((b"{", 400), (b"[]", 400), (b'{"jsonrpc": "2.0"}', 400), (b" " * (LARGEST + 1), 413)):
        found = patient.post(f"{address}/mcp", content=content, headers=SPEAKS | BRINGS)
        assert found.status_code == status, found.text
        assert "Traceback" not in found.text
    for method in ("GET", "DELETE", "PUT"):
        found = httpx.request(method, f"{address}/mcp", headers=SPEAKS | BRINGS, timeout=60)
        assert found.status_code == 405, method


def test_the_pages_are_there_beside_the_tools(address: str) -> None:
    assert patient.get(f"{address}/").status_code == 200
    assert patient.get(f"{address}/reports").status_code == 200
    assert patient.get(f"{address}/api/v1/version").status_code == 401


def test_the_tools_are_off_unless_they_are_switched_on(small_index_path: Path) -> None:
    with served(small_index_path) as off:
        assert patient.post(f"{off}/mcp", json=HELLO, headers=SPEAKS).status_code == 404
