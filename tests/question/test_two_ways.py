"""Which way numbers went: one by "which way did … move", two beside each other."""

from __future__ import annotations

import pytest

from tipqa.question.everyday import in_report_words
from tipqa.question.parts import split_question

_BOTH = ("Did arrests rise or fall in Fiji in 2023?", "Did labor inspections rise or fall in Fiji in 2023?")


@pytest.mark.parametrize(
    "question",
    [
        "Which way did arrests move in Fiji in 2023 compared with labor inspections?",
        "In which direction did arrests go in Fiji in 2023, relative to labor inspections?",
        "How did arrests trend compared to labor inspections in Fiji in 2023?",
        "Did arrests and labor inspections move in the same direction in Fiji in 2023?",
        "Did arrests and labor inspections in Fiji in 2023 go the same way?",
    ],
)
def test_two_numbers_are_asked_for_one_by_one(question: str) -> None:
    assert split_question(in_report_words(question)) == _BOTH


def test_one_number_is_asked_for_as_a_rise_or_a_fall() -> None:
    asked = in_report_words("Which way did prosecutions go in Fiji?")
    assert asked == "did prosecutions rise or fall in Fiji?"
    assert split_question(asked) == (asked,)


def test_the_way_of_a_country_stays_a_question_on_its_tier() -> None:
    assert in_report_words("Which way did Fiji move in 2024?") == "Which way did Fiji move in 2024?"
