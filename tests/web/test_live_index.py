"""The index that the pages read: warmed without telling, and told of each question that is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipqa.answers.model import Answer
from tipqa.errors import BrokenIndexError
from tipqa.web.live_index import LiveIndex


def test_warming_is_told_to_nobody_and_asking_is(web_index: Path) -> None:
    heard: list[tuple[Answer, float]] = []
    live = LiveIndex(web_index)
    live.told = lambda answer, seconds: heard.append((answer, seconds))
    live.warm()
    assert heard == []
    live.qa().ask("What tier is Tajikistan on in 2025?")
    assert [answer.question for answer, _ in heard] == ["What tier is Tajikistan on in 2025?"]
    assert heard[0][1] > 0


def test_without_an_index_there_is_nothing_to_warm(tmp_path: Path) -> None:
    LiveIndex(tmp_path / "none").warm()


def test_readers_elsewhere_are_not_told_where_the_index_is_missing(tmp_path: Path) -> None:
    live = LiveIndex(tmp_path / "none")
    with pytest.raises(BrokenIndexError, match="none"):
        live.qa()
    live.names_files = False
    with pytest.raises(BrokenIndexError, match="whoever runs the server") as told:
        live.qa()
    assert str(tmp_path) not in str(told.value)
