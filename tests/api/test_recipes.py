"""The recipes of docs/api.md, each run by the client that it is written for."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from api_server import served

from tipqa.cli import COMMANDS

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
WRITTEN = "http://127.0.0.1:7860"


def blocks(language: str, after: str) -> list[str]:
    """The blocks of code in a language under a heading."""
    part = TEXT.partition(f"\n## {after}\n")[2].partition("\n## ")[0]
    return re.findall(rf"^```{language}\n(.*?)^```$", part, re.M | re.S)


@pytest.fixture(scope="module")
def address(small_index_path: Path) -> Iterator[str]:
    with served(small_index_path) as running:
        yield running


def test_the_recipes_for_curl(address: str) -> None:
    if shutil.which("curl") is None:
        pytest.skip("needs curl")
    (block,) = [it for it in blocks("", "REST") if "curl" in it]
    commands = block.replace("\\\n", "").strip().splitlines()
    assert len(commands) == 4
    for command in commands:
        call = command.replace(WRITTEN, address).replace("curl ", "curl -sS --fail ", 1)
        done = subprocess.run(["sh", "-c", call], capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, (command, done.stderr)
        assert json.loads(done.stdout)


def test_the_recipe_for_python(address: str) -> None:
    (block,) = blocks("python", "REST")
    names: dict[str, Any] = {}
    assert '"limit": 500' in block
    exec(block.replace(WRITTEN, address).replace("500", "50"), names)  # several pages
    names["client"].close()
    assert len(names["rows"]) == names["page"].json()["total"] > 100


@pytest.mark.filterwarnings("default")  # of the client's own
def test_the_recipe_for_gradios_client(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "False")
    (block,) = blocks("python", "Gradio's own client")
    names: dict[str, Any] = {}
    exec(block.replace(f'"{WRITTEN}"', f'"{address}", verbose=False, analytics_enabled=False'), names)
    names["client"].close()
    assert "Tier 2" in names["answer"]["answer"]
    assert (len(names["hits"]), names["changed"]["from"]) == (3, 2024)


def test_the_recipe_for_an_agent_of_ones_own(small_index_path: Path) -> None:
    pytest.importorskip("mcp", reason="needs the extra mcp")
    (block,) = blocks("python", "Tools for assistants")
    command = 'command="tipqa", args=["mcp"]'
    assert command in block
    call = ["-c", "from tipqa.cli import main; main()", "mcp", "--index", str(small_index_path)]
    code = block.replace(command, f"command={sys.executable!r}, args={call!r}, env=dict(__import__('os').environ)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Tier 2" in done.stdout


def test_the_settings_for_assistants_are_json_and_name_what_there_is() -> None:
    local, remote = (json.loads(it)["mcpServers"]["tipqa"] for it in blocks("json", "Tools for assistants"))
    assert local["command"] == "tipqa"
    assert local["args"][0] in COMMANDS
    assert remote["url"].endswith("/mcp")
    assert remote["headers"]["Authorization"].startswith("Bearer ")
