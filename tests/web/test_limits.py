"""Limits and the log of a server: who asks too often waits, and questions are written down only where that is asked for."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from conftest import Serving
from visitor import Visitor

from tipqa.errors import SettingsError
from tipqa.web.request_log import Journal

QUESTION = "What tier is Tajikistan on in 2025?"


def test_who_asks_too_often_is_told_when_to_come_back(serving: Serving) -> None:
    with serving("--rate", "30") as (address, _):
        visitor = Visitor(address)
        began, answered = time.monotonic(), 0
        while (found := visitor.answer("GET", "/health"))[0] == 200:
            answered += 1
        grown = (time.monotonic() - began) / 2  # thirty a minute
        assert 20 <= answered <= 31 + grown
        assert (found[0], int(found[2]["retry-after"]) >= 1) == (429, True)
        assert visitor.send("GET", "/static/img/logo.svg")[0] != 429


@pytest.mark.parametrize("questions", [False, True])
def test_the_log_holds_requests_and_questions_only_where_asked_for(
    serving: Serving, tmp_path: Path, questions: bool
) -> None:
    log = tmp_path / "log.jsonl"
    options = ["--log", str(log), *(["--log-questions"] if questions else [])]
    with serving(*options) as (address, _):
        visitor = Visitor(address)
        visitor.ask(QUESTION, "logged")
        visitor.send("GET", "/nowhere?secret=1")
    text = log.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    requests = [line for line in lines if "path" in line]
    assert {"time", "method", "path", "status", "ms"} == set(requests[0])
    assert ("GET", "/nowhere", 404) in {(it["method"], it["path"], it["status"]) for it in requests}
    assert "secret" not in text
    asked = [line for line in lines if "question" in line]
    assert [(it["question"], it["outcome"]) for it in asked] == ([(QUESTION, "answered")] if questions else [])
    assert questions or "Tajikistan" not in text


def test_a_log_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--log"):
        Journal(str(tmp_path / "none" / "log"))
    assert not Journal("")
