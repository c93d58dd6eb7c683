"""Cleaning what is typed, at each door."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tipqa
from tipqa.cli import run
from tipqa.errors import CountryError, UsageError
from tipqa.typed import clean

ANY = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("Côte d'Ivoire\tand\nTürkiye", "Côte d'Ivoire\tand\nTürkiye"),
        ("in\udcff valid", "in\N{REPLACEMENT CHARACTER} valid"),
        ("\ud83d\ude00 \ud83d", "\N{GRINNING FACE} \N{REPLACEMENT CHARACTER}"),
        ("a\x00b\x1b[31mc\x7f\x85d", "a b [31mc  d"),
    ],
)
def test_what_is_no_character_goes(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@given(ANY)
def test_what_is_cleaned_can_be_written_and_is_clean(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned == clean(cleaned)


def test_the_python_api_takes_any_text(small_index_path: Path) -> None:
    qa = tipqa.open(small_index_path)
    answer = qa.ask("What tier is Tajikistan on in 2025?\udcff\x00", history=["\ud800 Uzbekistan"])
    assert answer.question == "What tier is Tajikistan on in 2025?\N{REPLACEMENT CHARACTER}"
    assert "Tier 2" in answer.answer
    assert qa.search("cotton \udcff", countries=["Uzbekistan"])
    with pytest.raises(CountryError, match="Taj\N{REPLACEMENT CHARACTER}"):
        qa.compare("Taj\udcff")
    with pytest.raises(UsageError, match="not bytes"):
        qa.ask(b"What tier?")  # type: ignore[arg-type]


def test_the_shell_takes_any_bytes(small_index_path: Path) -> None:
    call = ["ask", b"What tier is Tajikistan on in 2025? \xff\xed\xa0\x80", "--json", "--index", str(small_index_path)]
    said = _tipqa(call)
    assert (said.returncode, said.stderr) == (0, b"")
    assert json.loads(said.stdout)["question"].startswith(
        "What tier is Tajikistan on in 2025? \N{REPLACEMENT CHARACTER}"
    )


@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii:strict"])
def test_the_chat_takes_any_bytes_and_ends_with_its_input(small_index_path: Path, encoding: str) -> None:
    asked = b"What tier is Tajikistan on in 2025? \xff\nand in \xed\xa0\x80 2024?\n"
    said = _tipqa(["chat", "--index", str(small_index_path)], input=asked, PYTHONIOENCODING=encoding)
    assert (said.returncode, said.stderr) == (0, b"")
    assert b"2024 edition" in said.stdout


@pytest.mark.parametrize(
    "call", [["--help"], ["ask", "What tier is Tajikistan on?"], ["compare", "Tajikistan", "--json"]]
)
def test_a_full_disk_is_one_line(small_index_path: Path, call: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with Path("/dev/full").open("wb") as full:
        index = [] if call == ["--help"] else ["--index", str(small_index_path)]
        said = _tipqa([*call, *index], stdout=full)
    assert said.returncode == 1
    message = "No space left on device; free some space, then run the command again"
    if "--json" in call:
        assert json.loads(said.stderr)["message"] == message
    else:
        assert said.stderr.decode() == f"tipqa: {message}\n"


def test_a_reader_that_goes_away_is_told_nothing(small_index_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        said = _tipqa(["compare", "Tajikistan", "--json", "--index", str(small_index_path)], stdout=gone)
    assert (said.returncode, said.stderr) == (1, b"")


@pytest.mark.parametrize(
    "call",
    [
        ["ask", "What tier?", "--index"],
        ["serve", "--index"],
        ["corpus", "--corpus"],
        ["index", "--corpus", "corpus", "--index"],
        ["add"],
    ],
)
def test_a_path_that_cannot_be_is_one_line(call: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / ("a" * 300)
    assert run([*call, str(path)]) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("tipqa: ")
    assert str(path) in said
    assert "File name too long" in said


def _tipqa(call: list[str | bytes] | list[str], **how: object) -> subprocess.CompletedProcess[bytes]:
    encoding = {"PYTHONIOENCODING": how.pop("PYTHONIOENCODING")} if "PYTHONIOENCODING" in how else {}
    written = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 120, **how}
    command = [sys.executable, "-c", "from tipqa.cli import main; main()", *call]
    return subprocess.run(command, env={**os.environ, **encoding}, check=False, **written)  # type: ignore[call-overload,no-any-return]
