"""Where a question parts: at "+", at ", and in which …", at "? and how many"."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA
from tipqa.question.parts import split_question


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("tier of Tajikistan + convictions in Uzbekistan", ("tier of Tajikistan", "convictions in Uzbekistan")),
        ("What was done & who was convicted?", ("What was done", "who was convicted?")),
        ("How many victims were there plus how many cases?", ("How many victims were there", "how many cases?")),
        (
            "How many victims did it identify, and in which tier was it placed?",
            ("How many victims did it identify", "in which tier was it placed?"),
        ),
        (
            "How many victims were there? and how many convictions?",
            ("How many victims were there?", "how many convictions?"),
        ),
        (
            "How many victims did it identify? Also which tier is it on?",
            ("How many victims did it identify?", "which tier is it on?"),
        ),
        (
            "How many victims did it find in 2024. And how many convictions?",
            ("How many victims did it find in 2024", "And how many convictions?"),
        ),
    ],
)
def test_a_joint_parts_a_question(question: str, parts: tuple[str, ...]) -> None:
    assert split_question(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What was done in the north, and by which nomads?",
        "When was the law passed, and under what name?",
        "Which farms and in which regions?",
        "what is 1 + 1",
    ],
)
def test_what_only_narrows_a_question_does_not_part_it(question: str) -> None:
    assert split_question(question) == (question,)


@pytest.mark.parametrize(
    "question",
    [
        "What tier was Tajikistan on in 2025 + how many victims were identified?",
        "What tier is Tajikistan on in 2025? and how many victims were identified in the 2025 report?",
        "What tier is Tajikistan on in 2025, and how many victims did it identify in the 2025 report?",
    ],
)
def test_both_parts_are_answered(qa: QA, question: str) -> None:
    tier, figure = ask(qa, question).facts["parts"]
    assert (tier["tier"], figure["value"]) == ("Tier 2", 272)


def test_and_in_which_tier_keeps_its_own_year(qa: QA) -> None:
    answer = ask(qa, "How many victims did Tajikistan identify in 2024, and in which tier was it placed in 2025?")
    figure, tier = answer.facts["parts"]
    assert (figure["value"], tier["tier"]) == (272, "Tier 2")


def test_two_moves_of_one_country_get_two_reasons(bundled: QA) -> None:
    answer = ask(bundled, "Why was Tajikistan downgraded in 2024 and why did it come back up in 2025?")
    assert not answer.abstained
    assert "Tajikistan was downgraded to Tier 2 Watch List" in answer.answer
    assert "Tajikistan was upgraded to Tier 2" in answer.answer
