"""`tipqa ask`, `tipqa search` and `tipqa chat` as function calls."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tipqa.cli import run
from tipqa.qa import QA, open

TIER = "What tier is Tajikistan on in 2025, and what was it the year before?"
ASK_KEYS = [
    "format",
    "question",
    "answer",
    "abstained",
    "reason",
    "confidence",
    "intent",
    "facts",
    "citations",
    "query",
    "blocks",
]
CITATION_KEYS = [
    *("n", "report", "country", "year", "section", "start", "end", "quote", "source_url"),
    *("kind", "series", "source"),
]
HIT_KEYS = [
    "rank",
    "score",
    "report",
    "country",
    "year",
    "section",
    "start",
    "end",
    "text",
    "bm25_rank",
    "dense_rank",
    "kind",
    "series",
    "source",
]


@pytest.fixture
def index(small_index_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The small index, called from an empty folder without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIPQA_INDEX", raising=False)
    monkeypatch.delenv("TIPQA_SETTINGS", raising=False)
    return str(small_index_path)


@pytest.fixture
def qa(small_index_path: Path) -> QA:
    return open(small_index_path)


def read_json(capsys: pytest.CaptureFixture[str]) -> Any:
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


def test_ask_json_has_the_form_that_programs_rely_on(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", TIER, "--index", index, "--json"]) == 0
    form = read_json(capsys)
    assert list(form) == ASK_KEYS
    assert form["question"] == TIER
    assert form["abstained"] is False
    assert form["reason"] == ""
    assert 0 < form["confidence"] <= 1
    assert form["facts"]["tier"] == "Tier 2"
    assert [list(citation) for citation in form["citations"]] == [CITATION_KEYS] * 2
    assert [citation["report"] for citation in form["citations"]] == ["2024/tajikistan", "2025/tajikistan"]


def test_ask_json_is_what_the_api_gives(index: str, qa: QA, capsys: pytest.CaptureFixture[str]) -> None:
    for question in (TIER, "What does the 2024 report say about schoolchildren in Tajikistan?", "Tier of Atlantis?"):
        run(["ask", question, "--index", index, "--json"])
        assert read_json(capsys) == json.loads(json.dumps(qa.ask(question).to_dict()))


def test_ask_json_keeps_the_letters_as_they_are(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["ask", "What is hashar in Tajikistan?", "--index", index, "--json"])
    assert "“hashar”" in capsys.readouterr().out


def test_the_figure_of_the_first_example(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["ask", "How many victims were identified in Tajikistan in the 2025 report?", "--json", "--index", index])
    form = read_json(capsys)
    assert form["facts"]["value"] == 272
    assert "272 victims" in form["citations"][0]["quote"]


def test_ask_prints_the_answer_then_the_cited_words(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "What tier is Tajikistan on in 2025?", "--index", index]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Tier 2: Tajikistan, 2025 edition. [1]"
    assert "[1] Tajikistan · 2025 · assessment  2025/tajikistan" in lines
    assert any("Tajikistan was upgraded to Tier 2." in line for line in lines)
    assert any(line.startswith("    the report it digests: https://www.state.gov/reports/2025") for line in lines)
    assert "    tipqa digest, not the report’s words" in lines
    assert all(len(line) <= 80 or "http" in line for line in lines)


def test_an_assumption_is_printed(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["ask", "How did Uzbekistan's tier change since the prior year?", "--index", index])
    assert "read as the 2024 and 2025 editions" in capsys.readouterr().out


def test_a_refusal_is_an_answer(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "What tier is France on in 2024?", "--index", index]) == 0
    assert "neither a narrative on France nor a list of placements" in " ".join(capsys.readouterr().out.split())


def test_filters_reach_the_answer(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--country", "tajikistan", "--country", "Uzbekistan", "--year", "2024", "--index", index, "--json"]
    assert run(["ask", "Which tier?", *arguments]) == 0
    tiers = read_json(capsys)["facts"]["tiers"]
    assert [(row["country"], row["year"]) for row in tiers] == [("Tajikistan", 2024), ("Uzbekistan", 2024)]


def test_search_json_has_the_form_that_programs_rely_on(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "cotton harvest", "-k", "3", "--index", index, "--json"]) == 0
    hits = read_json(capsys)
    assert [list(hit) for hit in hits] == [HIT_KEYS] * 3
    assert [hit["rank"] for hit in hits] == [1, 2, 3]


def test_search_json_is_what_the_api_gives(index: str, qa: QA, capsys: pytest.CaptureFixture[str]) -> None:
    filters = ["--country", "Tajikistan", "--year", "2025", "--year", "2024", "--section", "Prevention"]
    run(["search", "cotton harvest", *filters, "--index", index, "--json"])
    hits = qa.search("cotton harvest", countries=["Tajikistan"], years=[2024, 2025], sections=["prevention"])
    assert read_json(capsys) == [hit.to_dict() for hit in hits]
    assert [(hit.report, hit.section) for hit in hits] == [("2025/tajikistan", "prevention")]


def test_search_prints_hits(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["search", "272 victims identified", "-k", "1", "--year", "2025", "--index", index])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1. Tajikistan · 2025 · protection  (")
    assert lines[1] == "   tipqa digest, not the report’s words"
    assert lines[2].startswith("   The government identified 272 victims")


@pytest.mark.parametrize("form", [["--json"], []])
def test_search_that_finds_nothing(form: list[str], index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "cotton", "--country", "France", "--index", index, *form]) == 0
    out = capsys.readouterr().out
    assert out == "[]\n" if form else out.startswith("Nothing found")


def test_chat_carries_over_and_ends_at_an_empty_line(
    index: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = iter(["What tier is Tajikistan on in 2025?", "and in 2024?", "x" * 3000, "why?", ""])
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(turns))
    assert run(["chat", "--index", index]) == 0
    out, err = capsys.readouterr()
    assert "Tier 2: Tajikistan, 2025 edition." in out
    assert "Tier 2 Watch List: Tajikistan, 2024 edition." in out
    assert "The shortfalls that the assessment names:" in out
    assert "the question has 3,000 characters" in err


BAD = [
    (["ask", ""], 2, "the question is empty"),
    (["ask", "  \n "], 2, "the question is empty"),
    (["search", ""], 2, "the question is empty"),
    (["ask", "a" * 100_000], 2, "the question has 100,000 characters; at most 2,000 are read"),
    (["search", "a" * 100_000], 2, "the question has 100,000 characters"),
    (["ask", "tier?", "--country", "Atlantis"], 1, "no country is known as 'Atlantis'"),
    (["search", "tier?", "--country", ""], 1, "no country is known as ''"),
    (["ask", "tier?", "--year", "20"], 2, "20 is no edition; years run from 1990 to 2100"),
    (["search", "tier?", "--year", "2101"], 2, "2101 is no edition"),
    (["ask", "tier?", "--year", "next"], 2, "'next' is not a valid integer"),
    (["ask", "tier?", "--section", "annex"], 2, "'annex' is no section; known are assessment, recommendations"),
    (["search", "tier?", "-k", "0"], 2, "0 is not in the range"),
    (["search"], 2, "Missing argument"),
    (["ask", "tier?", "--colour", "red"], 2, "No such option"),
]


@pytest.mark.parametrize(("arguments", "code", "says"), BAD)
def test_bad_input_is_one_line_and_an_exit_code(
    arguments: list[str], code: int, says: str, index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "--index", index]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("tipqa: ")
    assert err.count("\n") == 1
    assert says in err
    assert len(err) < 400


def test_the_index_of_the_environment_is_used(
    index: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIPQA_INDEX", index)
    assert run(["ask", "What tier is Tajikistan on in 2025?"]) == 0
    assert capsys.readouterr().out.startswith("Tier 2")


@pytest.mark.parametrize(
    ("text", "says"), [('fusoin = "rrf"', "unknown setting 'fusoin'"), ("passage_chars = 5", "it takes 200 to 2000")]
)
def test_a_wrong_settings_file_is_named(
    text: str, says: str, index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tipqa.toml").write_text(text)
    assert run(["ask", "What tier is Tajikistan on?", "--index", index]) == 2
    err = capsys.readouterr().err
    assert err.startswith("tipqa: tipqa.toml")
    assert says in err
    assert err.count("\n") == 1


DAMAGED = [
    ("dense-00.faiss", "search"),
    ("lexical.npz", "search"),
    ("catalog.sqlite", "ask"),
    ("manifest.json", "ask"),
    ("tokens-00.npy", "ask"),
    ("token-bounds.npy", "ask"),
    ("projection.npy", "ask"),
]


@pytest.mark.parametrize(("name", "command"), DAMAGED)
def test_a_damaged_index_names_the_file_and_the_command(
    name: str, command: str, spare_index_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = spare_index_path / name
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    filters = ["--country", "Tajikistan", "--year", "2025"] if name == "dense-00.faiss" else []
    assert (
        run([command, "Were children in Tajikistan made to pick cotton?", *filters, "--index", str(spare_index_path)])
        == 1
    )
    err = capsys.readouterr().err
    assert err.startswith("tipqa: ")
    assert name in err
    assert "tipqa index" in err
    assert err.count("\n") == 1


def test_as_a_program(index: str) -> None:
    env = {**os.environ, "PYTHONWARNINGS": "error"}
    good = subprocess.run(
        [sys.executable, "-c", "from tipqa.cli import main; main()", "ask", TIER, "--index", index, "--json"],
        capture_output=True,
        text=True,
        env=env,
        timeout=60,
    )
    assert (good.returncode, good.stderr) == (0, "")
    assert json.loads(good.stdout)["facts"]["direction"] == "upgraded"
