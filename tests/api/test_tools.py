"""The tools by the SDK's own client: over standard input and output, over HTTP, and small enough for a model."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from api_server import run_apart

from tipqa.api.compact import LARGEST, page
from tipqa.api.desk import Desk
from tipqa.api.settings import ApiSettings
from tipqa.cli import run
from tipqa.errors import SettingsError
from tipqa.qa import QA

pytest.importorskip("mcp", reason="needs the extra mcp")
from mcp import StdioServerParameters
from mcp.client.client import Client
from mcp.client.stdio import stdio_client
from mcp.shared.exceptions import MCPError

from tipqa.api.tools import tool_server

pytest_plugins = ["api_fixtures"]

QUESTION = "What tier is Tajikistan on in 2025, and what was it the year before?"
ROOM = 2 * LARGEST  # characters of a whole result, its frame and an answer's text included
Talk = Callable[[Client], Awaitable[None]]


def talk(qa: QA, conversation: Talk) -> None:
    """A conversation with the tools in this process."""

    async def whole() -> None:
        async with Client(tool_server(Desk(lambda: qa, ApiSettings()))) as client:
            await conversation(client)

    run_apart(whole)


async def called(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    """What a tool gives; the text is the same document, and small."""
    found = await client.call_tool(name, arguments)
    (content,) = found.content
    assert not found.is_error, content
    assert json.loads(content.text) == json.loads(json.dumps(found.structured_content))  # type: ignore[union-attr]
    assert len(content.text) < ROOM  # type: ignore[union-attr]
    assert found.structured_content is not None
    return found.structured_content


async def words_of(client: Client, resource: str) -> str:
    (content,) = (await client.read_resource(resource)).contents
    return content.text  # type: ignore[union-attr]


async def asked(client: Client) -> None:
    """A question, and the way from its citations to their words."""
    found = await called(client, "ask", question=QUESTION)
    assert "Tier 2" in found["answer"]
    assert len(found["citations"]["items"]) == 2
    for cited in found["citations"]["items"]:
        assert cited["whose"] == "tipqa digest, not the report’s words"
        assert cited["source_url"].startswith("https://www.state.gov/")
        assert await words_of(client, cited["resource"]) == cited["words"]


def test_over_standard_input_and_output(small_index_path: Path) -> None:
    call = ["-c", "from tipqa.cli import main; main()", "mcp", "--index", str(small_index_path)]

    async def whole() -> None:
        server = StdioServerParameters(command=sys.executable, args=call, env=dict(os.environ))
        async with Client(stdio_client(server)) as client:
            assert [tool.name for tool in (await client.list_tools()).tools][:3] == ["ask", "search", "compare"]
            await asked(client)

    run_apart(whole)


def test_every_tool_says_that_it_only_reads_and_what_it_takes(qa: QA) -> None:
    async def conversation(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == {"ask", "search", "compare", "figures", "tiers", "report", "reports"}
        for tool in tools:
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
            assert tool.description
        assert len(json.dumps([tool.model_dump(mode="json") for tool in tools])) < ROOM

    talk(qa, conversation)


def test_what_is_found_leads_to_its_words(qa: QA) -> None:
    async def conversation(client: Client) -> None:
        await asked(client)
        for name, arguments in (
            ("search", {"text": "shelters", "sections": ["protection"], "k": 20}),
            ("figures", {"countries": ["Tajikistan"], "years": [2025]}),
        ):
            found = (await called(client, name, **arguments))["items"]
            assert found
            for it in found:
                assert await words_of(client, it["resource"]) == it["words"]
        tiers = (await called(client, "tiers", countries=["Tajikistan"], years=[2024, 2025]))["items"]
        assert [it["tier"] for it in tiers] == ["Tier 2 Watch List", "Tier 2"]
        assert all(it["whose"] and it["resource"] for it in tiers)

    talk(qa, conversation)


def test_a_comparison_is_told_in_brief_and_in_parts(qa: QA) -> None:
    whole = qa.compare("Uzbekistan", 2024, 2025)

    async def conversation(client: Client) -> None:
        brief = await called(client, "compare", country="Uzbekistan", from_year=2024, to_year=2025)
        assert brief["summary"] == list(whole.summary)
        assert brief["more"]["figures"] == len(whole.figures)
        assert {it["n"] for it in brief["citations"]["items"]} >= {1}
        offset, found = 0, []
        while offset is not None:
            part = await called(client, "compare", country="Uzbekistan", part="statements", offset=offset, limit=5)
            found += part["items"]
            offset = part["next_offset"]
        wanted = [it for it in whole.statements if it.status not in ("kept", "moved")]
        assert [(it["from_text"], it["to_text"]) for it in found] == [(it.old, it.new) for it in wanted]

    talk(qa, conversation)


def test_a_report_is_read_part_by_part(qa: QA) -> None:
    async def conversation(client: Client) -> None:
        text, start = "", 0
        while start is not None:
            part = await called(client, "report", report="2025/uzbekistan", start=start, length=700)
            text += part["text"]
            start = part["next_start"]
        assert text == qa.report("2025/uzbekistan").text == await words_of(client, "tipqa://report/2025/uzbekistan")
        listed = await words_of(client, "tipqa://reports")
        assert {line.split("\t")[0] for line in listed.splitlines()} == {info.id for info in qa.reports()}
        held = await called(client, "reports", countries=["Uzbekistan"], years=[2024])
        assert [it["report"] for it in held["items"]] == ["2024/uzbekistan"]

    talk(qa, conversation)


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("ask", {"question": " "}, "the question is empty"),
        ("ask", {}, "question"),
        ("ask", {"question": "What?", "years": [1066]}, "years"),
        ("compare", {"country": "Atlantis"}, "no country is known as 'Atlantis'"),
        ("compare", {"country": "Fiji"}, "Fiji"),
        ("search", {"text": "shelter", "k": 1000}, "k"),
        ("report", {"report": "2025/nowhere"}, "holds no report '2025/nowhere'"),
        ("report", {"report": "../etc/passwd"}, "report"),
        ("report", {"report": "2025/tajikistan", "start": 10**6}, "behind its end"),
        ("figures", {"measure": "joy"}, "no measure is known as 'joy'"),
    ],
)
def test_what_cannot_be_is_told_to_the_model(qa: QA, tool: str, arguments: dict[str, Any], says: str) -> None:
    async def conversation(client: Client) -> None:
        found = await client.call_tool(tool, arguments)
        assert found.is_error
        assert says in found.content[0].text  # type: ignore[union-attr]
        assert "Traceback" not in found.content[0].text  # type: ignore[union-attr]

    talk(qa, conversation)


@pytest.mark.parametrize(
    "what", ["2025/nowhere", "2025/tajikistan/all", "2025/../../etc/passwd", "2025/tajikistan/0-9/9"]
)
def test_what_is_no_resource_is_refused(qa: QA, what: str) -> None:
    async def conversation(client: Client) -> None:
        with pytest.raises(MCPError):
            await client.read_resource(f"tipqa://report/{what}")

    talk(qa, conversation)


def test_a_page_holds_what_fits_and_at_least_one() -> None:
    items = ["x" * 5_000, "y" * 5_000, "z" * 50_000, "w"]
    pages, offset = [], 0
    while offset is not None:
        found = page(items, offset, 10, lambda it: {"words": it})
        pages.append([it["words"][0] for it in found["items"]])
        offset = found["next_offset"]
    assert pages == [["x", "y"], ["z"], ["w"]]


def test_without_the_extra_one_line_says_what_to_install(
    small_index_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tipqa.api.tool_doors.find_spec", lambda _: None)
    assert run(["mcp", "--index", str(small_index_path)]) == SettingsError.exit_code
    assert "pip install 'tipqa[mcp]'" in capsys.readouterr().err
