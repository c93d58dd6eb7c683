"""Two questions in one."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA
from tipqa.question.parts import MOST, split_question


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("What tier is Tajikistan on?", ("What tier is Tajikistan on?",)),
        ("", ("",)),
        ("What tier is it on? How many victims?", ("What tier is it on?", "How many victims?")),
        ("what tier is it on and how many victims were there", ("what tier is it on", "how many victims were there")),
        ("tier of Tajikistan; convictions in Uzbekistan", ("tier of Tajikistan", "convictions in Uzbekistan")),
        ("What was done, and who was convicted?", ("What was done", "who was convicted?")),
        ("Tajikistan and Uzbekistan", ("Tajikistan and Uzbekistan",)),
        ("prosecute and punish traffickers", ("prosecute and punish traffickers",)),
        ("Why? Because?", ("Why? Because?",)),
    ],
)
def test_a_question_parts_where_another_begins(question: str, parts: tuple[str, ...]) -> None:
    assert split_question(question) == parts


def test_no_more_than_four_parts() -> None:
    assert len(split_question("what is it? " * 9)) == MOST == 4


def test_a_tier_and_a_figure_get_two_answers(qa: QA) -> None:
    answer = ask(qa, "What tier is Tajikistan on in 2025 and how many victims were identified?")
    tier, figure = answer.facts["parts"]
    assert (tier["tier"], figure["value"]) == ("Tier 2", 272)
    assert answer.answer.count("\n\n") == 1
    assert [c.section for c in answer.citations] == ["assessment", "protection"]


def test_the_second_part_takes_the_country_of_the_first(qa: QA) -> None:
    answer = ask(qa, "How many victims did Uzbekistan identify in the 2023 report? What did it recommend?")
    figure, recommendations = answer.facts["parts"]
    assert figure["value"] == 93
    assert recommendations["recommendations"][0]["country"] == "Uzbekistan"
    assert {c.report for c in answer.citations} == {"2023/uzbekistan"}


def test_a_tier_and_the_year_before_stay_one_question(qa: QA) -> None:
    answer = ask(qa, "What tier is Tajikistan on in 2025, and what was it the year before?")
    assert "parts" not in answer.facts


def test_one_part_refused_leaves_the_other_answered(qa: QA) -> None:
    answer = ask(qa, "What tier is Tajikistan on in 2025? How many victims were identified in Nauru?")
    assert not answer.abstained
    assert answer.facts["tier"] == "Tier 2"
    assert "no narrative on Nauru" in answer.answer
    assert {c.report for c in answer.citations} == {"2025/tajikistan"}
