"""People counted by where they come from, and by details that tell each other."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA
from tipqa.question.numbers import read_measure


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many Uzbek victims did Kazakhstan identify in 2020?", 17),
        ("How many Uzbekistani victims did Kazakhstan identify in 2020?", 17),
        ("How many victims did Kazakhstan identify in 2020?", 88),
    ],
)
def test_victims_of_another_country_are_counted_by_their_origin(bundled: QA, question: str, value: float) -> None:
    answer = ask(bundled, question)
    assert (answer.facts["value"], cited(answer)) == (value, ["2021/kazakhstan"])


def test_an_origin_that_is_not_counted_is_not_given_the_total(bundled: QA) -> None:
    answer = ask(bundled, "How many Afghan victims did Tajikistan identify in the 2025 report?")
    assert answer.reason == "topic_not_in_text"
    assert answer.answer.index("no number is given for") < answer.answer.index("In all it says: **272**")


def test_the_origin_joins_the_other_details() -> None:
    question = "How many women were identified as victims?"
    plain, of_origin = read_measure(question), read_measure(question, ("Uzbekistan",))
    assert plain is not None
    assert of_origin is not None
    assert of_origin.counted == plain.counted | {"nationality=Uzbekistan"} == {"who=women", "nationality=Uzbekistan"}


@pytest.mark.parametrize("who", ["women", "girls", "female victims"])
def test_women_girls_and_female_tell_each_other(bundled: QA, who: str) -> None:
    answer = ask(bundled, f"How many {who} did Kazakhstan identify in 2020?")
    assert not answer.abstained
    assert "71 were Kazakhstani citizens, all of them described as women or girls" in answer.citations[0].quote


def test_men_are_not_told_by_women(bundled: QA) -> None:
    answer = ask(bundled, "How many men did Kazakhstan identify in 2020?")
    assert answer.reason == "topic_not_in_text"
    assert "no number is given for “men”." in answer.answer
