"""Colours, widths and errors for programs, as a terminal or a program gets them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tipqa.cli import run

TIER = "What tier is Tajikistan on in 2025, and what was it the year before?"


def on_a_terminal(index: Path, **env: str) -> str:
    """What `tipqa ask` prints to a terminal."""
    outer, inner = pty.openpty()
    known = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [sys.executable, "-c", "from tipqa.cli import main; main()", "ask", TIER, "--index", str(index)],
        stdout=inner, stdin=subprocess.DEVNULL, env=known | {"TERM": "xterm"} | env,
    )  # fmt: skip
    os.close(inner)
    printed = b""
    try:
        while piece := os.read(outer, 4096):
            printed += piece
    except OSError:  # Linux tells so that the other end was closed
        pass
    os.close(outer)
    assert process.wait(60) == 0
    return printed.decode()


def test_colours_are_for_terminals_that_want_them(small_index_path: Path) -> None:
    assert "\x1b[1m[1] Tajikistan" in on_a_terminal(small_index_path)
    assert "\x1b" not in on_a_terminal(small_index_path, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(small_index_path, TERM="dumb")


@pytest.mark.parametrize(
    ("columns", "least", "most"), [("50", 41, 50), ("110", 81, 110), ("300", 81, 120), ("10", 31, 40)]
)
def test_text_is_as_wide_as_the_terminal(columns: str, least: int, most: int, small_index_path: Path) -> None:
    lines = on_a_terminal(small_index_path, COLUMNS=columns, NO_COLOR="1").splitlines()
    prose = [line for line in lines if "http" not in line and not line.startswith("[")]
    assert least <= max(map(len, prose)) <= most


FAILING = [
    (["ask", ""], 2, "usage", "the question is empty"),
    (["ask", "tier?", "--country", "Atlantis"], 1, "unknown_country", "no country is known as"),
    (["ask", "tier?", "--year", "next"], 2, "usage", "see `tipqa ask --help`"),
    (["frobnicate"], 2, "usage", "No such command"),
    (["ask", "tier?", "--index", "nowhere"], 1, "index", "there is no index at nowhere"),
    (["compare", "Tajikistan", "--from", "2001"], 1, "not_held", "2001"),
]


@pytest.mark.parametrize(("arguments", "code", "kind", "says"), FAILING)
def test_an_error_is_json_where_json_is_asked_for(
    arguments: list[str],
    code: int,
    kind: str,
    says: str,
    small_index_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TIPQA_INDEX", str(small_index_path))
    assert run([*arguments, "--json"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    error = json.loads(err)
    assert list(error) == ["code", "message", "hint", "suggestions"]
    assert error["code"] == kind
    assert says in error["message"]


def test_suggestions_are_told(capsys: pytest.CaptureFixture[str], small_index_path: Path) -> None:
    run(["ask", "tier?", "--country", "Uzbekitan Republicc", "--json", "--index", str(small_index_path)])
    assert json.loads(capsys.readouterr().err)["suggestions"][0] == "Uzbekistan"
