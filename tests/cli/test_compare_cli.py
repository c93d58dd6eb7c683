"""`tipqa compare`, `history` and `movers`, called as functions."""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path

import pytest

from tipqa.cli import run


def out(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run([*map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_compare_prints_text(small_index_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "compare", "tajikistan", "--index", small_index_path)
    assert said.startswith("Tajikistan: 2024 → 2025\n")
    assert "\x1b[" not in said


def test_compare_prints_json(small_index_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("compare", "Uzbekistan", "--from", "2023", "--to", "2025", "--json", "--index", small_index_path)
    found = json.loads(out(capsys, *arguments))
    assert (found["from"], found["to"], found["country"]) == (2023, 2025, "Uzbekistan")


@pytest.mark.parametrize(
    ("form", "begins"), [("--markdown", "# Tajikistan"), ("--csv", "part,section"), ("--html", "<!doctype html>")]
)
def test_compare_has_other_forms(
    small_index_path: Path, capsys: pytest.CaptureFixture[str], form: str, begins: str
) -> None:
    assert out(capsys, "compare", "Tajikistan", form, "--index", small_index_path).startswith(begins)


def test_the_ending_of_the_output_tells_its_form(
    small_index_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, begins in (
        ("a.html", "<!doctype"),
        ("a.md", "# Taj"),
        ("a.csv", "part,"),
        ("a.json", "{"),
        ("a.txt", "Taj"),
    ):
        path = tmp_path / name
        assert out(capsys, "compare", "Tajikistan", "-o", path, "--index", small_index_path) == ""
        assert path.read_text(encoding="utf-8-sig").startswith(begins)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["status"] == "upgraded"
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    for name in ("a.docx", "a.xlsx"):
        assert out(capsys, "compare", "Tajikistan", "-o", tmp_path / name, "--index", small_index_path) == ""
        assert (tmp_path / name).read_bytes().startswith(b"PK")


def test_the_form_of_the_json_has_a_number(small_index_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(out(capsys, "compare", "Tajikistan", "--json", "--index", small_index_path))["format"] == 1


@pytest.mark.parametrize("quiet", [{"NO_COLOR": "1", "TERM": "xterm"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colours_gets_none(
    small_index_path: Path, monkeypatch: pytest.MonkeyPatch, quiet: dict[str, str]
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    codes = []
    for environment in ({"TERM": "xterm"}, quiet):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        codes.append(_on_a_terminal("compare", "Tajikistan", "--index", str(small_index_path)).count("\x1b["))
    assert codes[0] > 0
    assert codes[1] == 0


def _on_a_terminal(*arguments: str) -> str:
    """What the command writes where its output is a terminal."""
    import pty
    import subprocess

    main, side = pty.openpty()
    try:
        command = [sys.executable, "-c", "from tipqa.cli import main; main()", *arguments]
        done = subprocess.Popen(command, stdout=side, stderr=side)
        os.close(side)
        said = b""
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            said += piece
        done.wait()
        return said.decode()
    finally:
        os.close(main)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("compare", "Kenya"), 1, "holds no narrative on Kenya"),
        (("compare", "Tajikistan", "--from", "2011"), 1, "no 2011 edition"),
        (("compare", "Zzyzx"), 1, "no country is known as 'Zzyzx'"),
        (("compare", "Tajikistan", "--json", "--csv"), 2, "exclude each other"),
        (("compare", "Tajikistan", "-o", "/nowhere/a.md"), 1, "cannot be written"),
        (("history", "Tajikistan", "--measure", "weather"), 2, "no measure is known"),
        (("movers", "--year", "1999"), 1, "no 1999 edition"),
    ],
)
def test_an_error_is_one_line(
    small_index_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, says: str
) -> None:
    assert run([*arguments, "--index", str(small_index_path)]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert said.err.count("\n") == 1


def test_history_and_movers_print(small_index_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "2024  Tier 2 Watch List" in out(capsys, "history", "Tajikistan", "--index", small_index_path)
    assert json.loads(out(capsys, "history", "Tajikistan", "--json", "--index", small_index_path))["years"] == [
        2023,
        2024,
        2025,
    ]
    assert "Tajikistan: Victims identified, 47 → 272" in out(capsys, "movers", "--index", small_index_path)
    assert json.loads(out(capsys, "movers", "--json", "--index", small_index_path))["year"] == 2025


def test_many_countries_are_compared_at_once(small_index_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "compare", "--all", "--index", small_index_path)
    assert said.index("Tajikistan: 2024 → 2025") < said.index("Uzbekistan: 2024 → 2025")  # the tier of the first moved
    assert "Tier 2 Watch List → Tier 2" in said
    assert max(map(len, said.splitlines())) <= 80
    found = json.loads(out(capsys, "compare", "--region", "Central Asia", "--json", "--index", small_index_path))
    assert [it["country"] for it in found["comparisons"]] == ["Tajikistan", "Uzbekistan"]
    assert found["comparisons"][0]["findings"][0]["kind"] == "upgraded"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("compare",), "needs a COUNTRY, --region NAME, or --all"),
        (("compare", "--region", "Zzyzx"), "no part of the world is known as 'Zzyzx'"),
        (("compare", "--region", "Balkans"), "two editions of no country of Balkans"),
        (("compare", "Tajikistan", "--region", "Central Asia"), "exclude each other"),
        (("compare", "--all", "--csv"), "many countries are told as text or with --json"),
    ],
)
def test_what_many_countries_need(
    small_index_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    assert run([*arguments, "--index", str(small_index_path)]) != 0
    assert says in " ".join(capsys.readouterr().err.split())


def test_the_history_of_one_statement(small_index_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--statement", "no official was convicted", "--index", small_index_path)
    assert ": stands " in out(capsys, "history", "Tajikistan", *words).splitlines()[0]
    assert json.loads(out(capsys, "history", "Tajikistan", *words, "--json"))["wordings"][0]["year"] == 2025
    assert run(["history", "Tajikistan", "--measure", "convictions", *map(str, words)]) != 0
