"""`tipqa ask` over many questions: what it reads, the forms it writes, its exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tipqa.cli import run
from tipqa.qa import open as open_index

QUESTIONS = ["What tier is Tajikistan on in 2025?", "What tier is Atlantis on?", "Which tier is Uzbekistan on in 2024?"]


@pytest.fixture
def index(small_index_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    monkeypatch.chdir(tmp_path)
    return str(small_index_path)


def written(name: str, text: str | bytes) -> str:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def asked(source: str, index: str, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    assert run(["ask", "--from", source, "--format", "jsonl", "--index", index, *options]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


SOURCES = [
    ("plain.txt", "\n".join(QUESTIONS)),
    ("lines.txt", "\ufeff\r\n" + "\r\n\r\n".join(QUESTIONS) + "\r\n"),
    ("sheet.csv", "id,Question\n" + "".join(f'{n},"{it}"\n' for n, it in enumerate(QUESTIONS))),
    ("sheet2.csv", "\ufeffnote;question\r\n" + "".join(f"a, b;{it}\r\n" for it in QUESTIONS)),
    ("sheet.tsv", "question\tid\n" + "".join(f"{it}\t1\n\n" for it in QUESTIONS)),
    ("bare.csv", "\n".join(QUESTIONS)),
    ("set.jsonl", "".join(json.dumps({"id": "1", "question": it}) + "\n" for it in QUESTIONS)),
]


@pytest.mark.parametrize(("name", "text"), SOURCES)
def test_questions_are_read_from(name: str, text: str, index: str, capsys: pytest.CaptureFixture[str]) -> None:
    answers = asked(written(name, text), index, capsys)
    qa = open_index(index)
    assert answers == [json.loads(json.dumps(qa.ask(question).to_dict())) for question in QUESTIONS]
    assert [it["format"] for it in answers] == [1, 1, 1]


def test_an_old_encoding_is_read(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = asked(written("old.txt", "What tier is Türkiye on in 2025?".encode("cp1252")), index, capsys)
    assert answer["question"] == "What tier is Türkiye on in 2025?"


def test_filters_hold_for_each(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = written("q.txt", "What tier is Tajikistan on?\nWhat tier is Uzbekistan on?\n")
    tiers = [answer["facts"]["tier"] for answer in asked(source, index, capsys, "--year", "2024")]  # type: ignore[index]
    assert tiers == ["Tier 2 Watch List", "Tier 2"]


UNREADABLE = [
    ("none.txt", " \n\n", "none.txt holds no question; write one a line"),
    ("none.csv", "question\n", "none.csv holds no question"),
    ("other.csv", "country,year\nTajikistan,2025\n", 'other.csv has no column "question", only country, year'),
    ("bad.jsonl", '{"question": "a?"}\n{"query": "b?"}\n', 'line 2 of bad.jsonl is no JSON object with "question"'),
    ("bad2.jsonl", '{"question": 5}\n', '"question" in line 1 of bad2.jsonl is no text'),
    ("picture.txt", b"\x89PNG\0\0", "picture.txt is no text file"),
]


@pytest.mark.parametrize(("name", "text", "says"), UNREADABLE)
def test_a_file_without_questions(
    name: str, text: str | bytes, says: str, index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", "--from", written(name, text), "--index", index]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert says in err


def test_a_file_that_is_too_large(
    index: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tipqa.cli.question_files.MOST_MB", 1)
    assert run(["ask", "--from", written("q.txt", "What tier?\n" * 100_000), "--index", index]) == 1
    assert capsys.readouterr().err == "tipqa: q.txt is larger than 1 MB; ask its questions in parts\n"


def test_a_file_that_is_not_there(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--from", "nowhere.txt", "--index", index]) == 1
    assert "nowhere.txt: No such file" in capsys.readouterr().err


def test_a_question_that_cannot_be_asked_stops_no_other(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = written("q.txt", f"{QUESTIONS[0]}\n{'x' * 3000}\n{QUESTIONS[2]}\n")
    assert run(["ask", "--from", source, "--format", "jsonl", "--index", index]) == 1
    out, err = capsys.readouterr()
    first, second, third = map(json.loads, out.splitlines())
    assert first["facts"]["tier"] == third["facts"]["tier"] == "Tier 2"
    assert second["error"]["code"] == "usage"
    assert "3,000 characters" in second["error"]["message"]
    assert err == "tipqa: 1 question could not be asked; the answers say why\n"
    run(["ask", "--from", source, "--format", "csv", "--index", index])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [bool(row["error"]) for row in rows] == [False, True, False]
    run(["ask", "--from", source, "--index", index])
    assert "*Not asked: the question has 3,000 characters" in capsys.readouterr().out


def test_a_filter_that_cannot_be_stops_all(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--from", written("q.txt", "a?\nb?"), "--country", "Atlantis", "--index", index]) == 1
    assert capsys.readouterr().err.startswith("tipqa: no country is known as 'Atlantis'")


def test_the_forms_of_a_file(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = written("q.txt", "\n".join(QUESTIONS))
    for name in ("out.jsonl", "out.csv", "out.xlsx", "out.md"):
        assert run(["ask", "--from", source, "-o", name, "--index", index]) == 0
        assert capsys.readouterr() == (f"{name}: 3 answers\n", "")
    answers = open_index(index).ask_many(QUESTIONS)
    assert [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()] == [
        json.loads(json.dumps(it.to_dict())) for it in answers
    ]
    rows = list(csv.DictReader(io.StringIO(Path("out.csv").read_text(encoding="utf-8-sig"))))
    assert [row["question"] for row in rows] == QUESTIONS
    assert [row["abstained"] for row in rows] == ["False", "True", "False"]
    assert rows[0]["cited"].startswith("2025/tajikistan ")
    assert rows[0]["provenance"] == "tipqa digest, not the report’s words"
    sheet = load_workbook("out.xlsx").active
    assert [next(cell.value for cell in line) for line in sheet.iter_rows(min_row=2)] == QUESTIONS
    page = Path("out.md").read_text()
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == QUESTIONS
    assert "[1] Tajikistan, 2025 edition" in page


def test_a_cell_takes_what_a_spreadsheet_takes(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = written("q.txt", f"\x07\n{'x' * 40_000}\n=1+1\n{QUESTIONS[0]}")
    assert run(["ask", "--from", source, "-o", "out.xlsx", "--index", index]) == 1
    assert capsys.readouterr().out == "out.xlsx: 4 answers\n"
    sheet = load_workbook("out.xlsx").active
    questions = [line[0].value for line in sheet.iter_rows(min_row=2)]
    assert questions == ["\\x07", f"{'x' * 32_766}…", "'=1+1", QUESTIONS[0]]
    assert max(sheet.row_dimensions[line].height for line in range(2, 6)) == 409


def test_a_spreadsheet_needs_a_file(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--from", written("q.txt", "a?"), "--format", "xlsx", "--index", index]) == 2
    assert "name it with --output FILE.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "ask needs a QUESTION, - for standard input, or --from FILE"),
        (["tier?", "--from", "q.txt"], "QUESTION and --from exclude each other"),
        (["tier?", "--json", "--format", "csv"], "--json and --format csv exclude each other"),
        (["tier?", "--format", "pdf"], "'pdf' is not one of"),
    ],
)
def test_wrong_calls(arguments: list[str], says: str, index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", *arguments, "--index", index]) == 2
    assert says in capsys.readouterr().err


def test_the_exit_codes(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    good, refused = QUESTIONS[0], QUESTIONS[1]
    assert run(["ask", good, "--fail-on-refusal", "--index", index]) == 0
    assert run(["ask", refused, "--index", index]) == 0
    assert run(["ask", refused, "--fail-on-refusal", "--index", index]) == 3
    assert run(["ask", refused, "--fail-on-refusal", "--json", "--index", index]) == 3
    source = written("q.txt", f"{good}\n{refused}\n")
    assert run(["ask", "--from", source, "--index", index]) == 0
    assert run(["ask", "--from", source, "--fail-on-refusal", "--index", index]) == 3
    assert run(["ask", "", "--index", index]) == 2
    assert run(["ask", good, "--index", "nowhere"]) == 1
    capsys.readouterr()


def tipqa(*arguments: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from tipqa.cli import main; main()", *arguments],
        input=stdin, capture_output=True, text=True, timeout=120, env=os.environ | env,
    )  # fmt: skip


def test_standard_input_is_read(index: str) -> None:
    one = tipqa("ask", "-", "--json", "--index", index, stdin=f"{QUESTIONS[0]}\n")
    assert (one.returncode, one.stderr) == (0, "")
    assert json.loads(one.stdout)["facts"]["tier"] == "Tier 2"
    two = tipqa("ask", "-", "--json", "--index", index, stdin="\n".join(QUESTIONS[:2]))
    assert [json.loads(line)["abstained"] for line in two.stdout.splitlines()] == [False, True]
    same = tipqa("ask", "--from", "-", "--format", "jsonl", "--index", index, stdin="\n".join(QUESTIONS[:2]))
    assert same.stdout == two.stdout
    none = tipqa("ask", "-", "--index", index)
    assert none.returncode == 1
    assert none.stderr.startswith("tipqa: standard input holds no question")


def on_a_terminal(index: str, **env: str) -> str:
    """What `ask --from` draws on standard error where that is a terminal."""
    source = written("many.txt", "\n".join(QUESTIONS * 8))
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from tipqa.cli import main; main()", "ask", "--from", source, "-o", "out.jsonl", "--index", index],
        stderr=inner, stdout=subprocess.DEVNULL, env=os.environ | {"COLUMNS": "100", "TERM": "xterm"} | env,
    )  # fmt: skip
    os.close(inner)
    drawn = b""
    try:
        while piece := os.read(outer, 4096):
            drawn += piece
    except OSError:  # Linux tells so that the other end was closed
        pass
    os.close(outer)
    assert process.wait(60) == 0
    assert len(Path("out.jsonl").read_text().splitlines()) == 24
    return drawn.decode()


def test_a_bar_is_drawn_on_a_terminal_alone(index: str) -> None:
    drawn = on_a_terminal(index)
    assert "Asking" in drawn
    assert "100%" in drawn
    assert on_a_terminal(index, TERM="dumb") == ""
    piped = tipqa("ask", "--from", "many.txt", "-o", "out.md", "--index", index)
    assert piped.stderr == ""
