"""What was understood, in chips: what is named, carried over and set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tipqa.web import chat
from tipqa.web.chips import chips, chips_html
from tipqa.web.live_index import LiveIndex
from tipqa.web.turns import Turn


@pytest.fixture(scope="module")
def live(small_index_path: Path) -> LiveIndex:
    return LiveIndex(small_index_path)


def read(live: LiveIndex, *questions: str, **about: object) -> Turn:
    """The last of some questions that follow each other."""
    turns: list[Turn] = []
    for question in questions[:-1]:
        turns.append(chat.answered(live, turns, Turn(question)))
    return chat.answered(live, turns, Turn(questions[-1], **about))  # type: ignore[arg-type]


def told(turn: Turn) -> list[tuple[str, str]]:
    return [(chip.text, chip.kind) for chip in chips(turn)]


def test_what_a_question_names_is_told_from_what_it_carries_on(live: LiveIndex) -> None:
    first = "What tier is Tajikistan on in 2025?"
    assert told(read(live, first)) == [("Tajikistan", "named"), ("2025 edition", "named")]
    assert told(read(live, first, "And in 2024?")) == [("Tajikistan", "carried"), ("2024 edition", "named")]
    assert told(read(live, first, "And Uzbekistan?")) == [("Uzbekistan", "named"), ("2025 edition", "carried")]


def test_a_list_shows_only_what_it_names(live: LiveIndex) -> None:
    assert chips_html(read(live, "Which countries were upgraded?")) == ""
    assert told(read(live, "Which countries were upgraded in 2025?")) == [("2025 edition", "named")]
    after = read(live, "What tier is Tajikistan on in 2024?", "Which countries were downgraded?")
    assert chips_html(after) == ""


def test_many_editions_are_one_chip(live: LiveIndex) -> None:
    turn = read(live, "What tier has Tajikistan been on over the years?")
    assert turn.answer is not None
    assert turn.answer.query is not None
    query = replace(turn.answer.query, years=tuple(range(2006, 2026)))
    turn = replace(turn, answer=replace(turn.answer, query=query))
    assert told(turn) == [("Tajikistan", "named"), ("2006 to 2025 editions", "named")]


def test_the_prior_year_is_told_once(live: LiveIndex) -> None:
    html = chips_html(read(live, "What changed in Tajikistan since the prior year?"))
    assert html.count("2025 edition") == 2  # the chip and the name of what takes it away
    assert "assumed" not in html


def test_filters_are_chips_also_where_nothing_was_answered(live: LiveIndex) -> None:
    turn = read(live, "What does the report recommend?", countries=("Uzbekistan",), years=("2024",))
    assert told(turn)[:2] == [("Uzbekistan", "filter"), ("2024 edition", "filter")]
    assert told(Turn("What?", error="no", countries=("Laos",))) == [("Laos", "filter")]


def test_a_question_asked_alone_carries_nothing(live: LiveIndex) -> None:
    turn = read(live, "What tier is Tajikistan on in 2025?", "And in 2024?", alone=True)
    assert "Tajikistan" not in dict(told(turn))
