"""Pronouns that refer back: "they" and "them" to the topic, "it" to the country."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA
from tipqa.question.coverage import Coverage
from tipqa.question.read import read_question

COTTON = "What does the 2025 report say about the cotton harvest in Tajikistan?"
VICTIMS = "How many victims did Kazakhstan identify in 2020?"


@pytest.mark.parametrize(
    ("question", "refers"),
    [
        ("Who pays for them?", True),
        ("Where do they come from?", True),
        ("Who allows that?", True),
        ("Who runs those?", True),
        ("Who allows it?", False),
        ("Who leads its police?", False),
        ("Who was convicted?", False),
    ],
)
def test_what_brings_the_earlier_topic_along(have: Coverage, question: str, refers: bool) -> None:
    asked = read_question(question, have, before=read_question(COTTON, have))
    assert asked.topic.context == ("cotton harvest" if refers else "")
    assert asked.query.countries == ("Tajikistan",)


def test_a_question_without_an_earlier_turn_has_no_context(have: Coverage) -> None:
    assert read_question("Who pays for them?", have).topic.context == ""


def test_they_ranks_with_the_earlier_topic(bundled: QA) -> None:
    answer = ask(bundled, "Who allows that?", COTTON)
    assert "cotton harvest" in answer.citations[0].quote
    assert cited(answer) == ["2025/tajikistan"]


def test_it_does_not_rank_with_the_earlier_topic(bundled: QA) -> None:
    assert "cotton" not in ask(bundled, "Who allows it?", COTTON).citations[0].quote


def test_any_of_them_stays_with_the_country_spoken_of(bundled: QA) -> None:
    answer = ask(bundled, "Were any of them from Bahrain?", VICTIMS)
    assert answer.query is not None
    assert answer.query.countries == ("Kazakhstan",)
    assert cited(answer) == ["2021/kazakhstan"]
    assert "Bahrain" in answer.citations[0].quote


def test_how_many_of_them_came_from_another_country(bundled: QA) -> None:
    answer = ask(bundled, "How many of them were from Uzbekistan?", VICTIMS)
    assert cited(answer) == ["2021/kazakhstan"]
    assert "17 Uzbekistani victims" in answer.citations[0].quote
