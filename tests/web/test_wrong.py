"""Answers reported as wrong: lines that are read as questions, a bounded file, and who may write it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browsing import ask, new_page
from click.testing import CliRunner
from conftest import Serving
from hostile import HOSTILE

from tipqa.cli import cli
from tipqa.errors import SettingsError, UsageError
from tipqa.evaluation.questions import read_questions
from tipqa.web import chat, wrong
from tipqa.web.live_index import LiveIndex
from tipqa.web.settings import ServerSettings
from tipqa.web.turns import Turn
from tipqa.web.wrong import WrongAnswers

FIRST, SECOND = "What tier is Tajikistan on in the 2025 report?", "And in 2024?"


@pytest.fixture(scope="module")
def turns(small_index_path: Path) -> list[Turn]:
    live = LiveIndex(small_index_path)
    first = chat.answered(live, [], Turn(FIRST))
    return [first, chat.answered(live, [first], Turn(SECOND))]


def test_a_report_is_a_question_with_what_was_cited_until_it_is_reviewed(tmp_path: Path, turns: list[Turn]) -> None:
    path = tmp_path / "new" / "wrong.jsonl"
    WrongAnswers(path).write(turns, 1, "place", HOSTILE)
    (question,) = read_questions(path).questions
    assert (question.question, question.history, question.countries) == (SECOND, (FIRST,), ("Tajikistan",))
    assert question.answerable
    assert [gold.report for gold in question.gold] == ["2024/tajikistan"]
    assert path.stat().st_mode & 0o077 == 0  # what was asked is for the reviewer alone


def test_what_should_have_been_refused_has_no_gold(tmp_path: Path, turns: list[Turn]) -> None:
    path = tmp_path / "wrong.jsonl"
    for _ in range(2):
        WrongAnswers(path).write(turns, 0, "refuse", "")
    questions = read_questions(path).questions
    assert [(it.answerable, it.gold) for it in questions] == [(False, ()), (False, ())]


def test_what_cannot_be_written_is_told(tmp_path: Path, turns: list[Turn], monkeypatch: pytest.MonkeyPatch) -> None:
    file = WrongAnswers(tmp_path / "wrong.jsonl")
    for at, why, says in ((2, "number", "no longer on the server"), (0, "<b>", "no reason")):
        with pytest.raises(UsageError, match=says):
            file.write(turns, at, why, "")
    monkeypatch.setattr(wrong, "LARGEST", 10)
    with pytest.raises(SettingsError, match="full"):
        file.write(turns, 0, "number", "")
    assert file.path.read_bytes() == b""
    with pytest.raises(SettingsError, match="cannot be written"):
        WrongAnswers(tmp_path).write(turns, 0, "number", "")


def test_only_a_server_for_this_machine_takes_reports_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIPQA_WRONG_ANSWERS", str(tmp_path / "own.jsonl"))
    assert ServerSettings().reported() == tmp_path / "own.jsonl"
    for more in (
        {"host": "0.0.0.0"},
        {"host": "tip.example"},
        {"allow_hosts": ("tip.example",)},
        {"root_path": "/tip"},
    ):
        assert ServerSettings(**more).reported() is None  # type: ignore[arg-type]
        named = ServerSettings(**more, wrong_answers=tmp_path / "named.jsonl")  # type: ignore[arg-type]
        assert named.reported() == tmp_path / "named.jsonl"


def test_a_reviewer_lists_them(tmp_path: Path, turns: list[Turn]) -> None:
    path = tmp_path / "wrong.jsonl"
    missing = CliRunner().invoke(cli, ["wrong-answers", str(path)])
    assert "nothing was reported" in str(missing.exception)
    WrongAnswers(path).write(turns, 1, "number", "Tier\x1b[31m 3")
    shown = CliRunner().invoke(cli, ["wrong-answers", str(path)])
    assert shown.exit_code == 0
    assert f"after: {FIRST}" in shown.output
    assert "A number is wrong. Expected: Tier" in shown.output
    assert "\x1b" not in shown.output
    assert "1 reported" in shown.output
    assert json.loads(CliRunner().invoke(cli, ["wrong-answers", str(path), "--json"]).output)[0]["question"] == SECOND


def test_a_visitor_reports_in_the_browser(serving: Serving, browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "wrong.jsonl"
    with serving("--wrong-answers", str(path)) as (address, _):
        page = new_page(browser)
        page.goto(address)
        page.wait_for_selector("[data-said]", state="attached")
        turn = ask(page, FIRST)
        turn.get_by_role("button", name="Report an error").click()
        assert turn.get_by_label("What is wrong").locator("option").all_inner_texts() == list(wrong.REASONS.values())
        turn.get_by_label("What is wrong").select_option("The reports do not say this")
        turn.get_by_label("What is right").fill(HOSTILE)
        turn.get_by_role("button", name="Report", exact=True).click()
        page.wait_for_selector("#told p")
        assert "written down" in page.locator("#told").inner_text()
        page.context.close()
    note = json.loads(path.read_text(encoding="utf-8"))["note"]
    assert HOSTILE in note


def test_where_no_reports_are_taken_nothing_offers_it(tab: Any) -> None:
    tab.goto("")  # a server that also answers to another name
    tab.wait_for_selector("[data-said]", state="attached")
    assert ask(tab, FIRST).get_by_role("button", name="Report an error").count() == 0


def test_readers_elsewhere_are_not_told_which_file_cannot_be_written(tmp_path: Path, turns: list[Turn]) -> None:
    live = LiveIndex(tmp_path)
    live.wrong = WrongAnswers(tmp_path)
    assert str(tmp_path) in chat.reported(live, turns, 0, "number", "", 1)
    live.names_files = False
    said = chat.reported(live, turns, 0, "number", "", 1)
    assert str(tmp_path) not in said
    assert "whoever runs the server can mend it" in said
