"""Whether something rose or fell: the sentence that tells the direction of the measure asked, whatever number it lacks."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA
from tipqa.question.numbers import read_quantity
from tipqa.question.orders import read_rising
from tipqa.question.wants import Want, read_wants


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Was a smaller share of victims referred in Tajikistan in the 2023 edition?", "smaller share"),
        ("Did the money for shelters go up in Kazakhstan in the 2022 edition?", "raised the budgets of shelters"),
        ("Did convictions go up in Uzbekistan in the 2025 report?", "increased investigations and convictions"),
        ("Were fewer victims identified in South Africa in the 2025 report?", "fewer victims"),
        ("Did the number of investigations fall in South Africa in the 2025 report?", "investigated fewer cases"),
    ],
)
def test_the_sentence_that_tells_the_direction_answers(bundled: QA, question: str, first: str) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert first in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "country", "first"),
    [
        ("India and Malaysia in the 2023 report: in which did prosecutions rise and in which fall?", "India", "prosecuted far fewer"),
        ("India and Malaysia in the 2023 report: in which did prosecutions rise and in which fall?", "Malaysia", "prosecuted"),
        ("Which of Kazakhstan and Tajikistan convicted more traffickers than before in the 2025 report?", "Tajikistan", "convictions decreased"),
    ],
)  # fmt: skip
def test_of_several_countries_each_tells_the_measure_first(
    bundled: QA, question: str, country: str, first: str
) -> None:
    answer = ask(bundled, question)
    assert first in next(it.quote for it in answer.citations if it.country == country)


def test_a_conviction_is_not_told_by_a_prosecution(bundled: QA) -> None:
    assert ask(bundled, "How many traffickers did Malaysia convict in the 2024 report?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "Was a smaller share of victims sheltered?",
        "Did the budget for shelters go down?",
        "Who paid for most services to victims?",
        "Did the number of victims fall?",
    ],
)
def test_yes_or_no_and_who_want_no_number(question: str) -> None:
    assert read_quantity(question, None) is None
    assert Want.NUMBER not in read_wants(question)


def test_a_number_that_is_sought_is_wanted_all_the_same() -> None:
    assert Want.NUMBER in read_wants("Is there a figure for arrests?")
    assert read_quantity("Do you know how many were found?", None) == "count"


def test_which_of_two_has_more_is_no_rise() -> None:
    assert read_rising("Which of them convicted more traffickers?", 2) is None
    assert read_rising("Which of them convicted more traffickers than before?", 2) == "convictions"
