"""Counts of a part that the report does not count."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "part", "total"),
    [
        ("How many victims were found on ships in Tajikistan in the 2024 report?", "ships", "47"),
        ("How many victims were found on coffee farms in Tajikistan in the 2024 report?", "coffee farms", "47"),
        ("How many victims did Tajikistan identify on fishing boats in the 2025 report?", "fishing boats", "272"),
        ("How many victims were identified at airports in Tajikistan in the 2025 report?", "airports", "272"),
        ("How many investigations were there in brick kilns in Uzbekistan in the 2023 report?", "brick kilns", "172"),
    ],
)
def test_a_part_not_counted_is_refused_and_the_total_offered(bundled: QA, question: str, part: str, total: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "topic_not_in_text"
    assert f"no number is given for “{part}”." in answer.answer
    assert f"In all it says: **{total}**: " in answer.answer
    assert len(cited(answer)) == 1


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many victims of forced labor did Tajikistan identify in the 2025 report?", 238),
        ("How many victims were identified in the country of Tajikistan in the 2025 report?", 272),
        ("How many victims in total were identified in Tajikistan in the 2024 report?", 47),
        ("How many victims were identified in calendar year 2024 in Tajikistan?", 272),
    ],
)
def test_a_part_that_is_counted_or_no_part_is_answered(bundled: QA, question: str, value: float) -> None:
    assert ask(bundled, question).facts["value"] == value


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        (
            "How many of the 272 victims Tajikistan found in 2024 weren't sexually exploited?",
            "238 were victims of forced labor",
        ),
        (
            "How many of the 492 victims in Romania were neither in sex nor in labor trafficking?",
            "83 were victims of unspec",
        ),
        ("How many of Romania's 492 victims of 2022 were not children?", "Children made up 233 of the 492 victims"),
        ("Apart from forced labor, how many victims did Tajikistan identify in 2024?", "34 were victims of sexual"),
        (
            "Of the victims identified in Kazakhstan in 2022, who were not in forced labor?",
            "21 were victims of sex traff",
        ),
    ],
)
def test_of_a_part_that_is_denied_no_number_is_stated_but_the_sentence_that_parts_them(
    bundled: QA, question: str, quote: str
) -> None:
    answer = ask(bundled, question)
    assert answer.facts.get("value") is None
    assert quote in answer.citations[0].quote


def test_what_is_left_out_is_no_topic(bundled: QA) -> None:
    answer = ask(bundled, "How are people exploited in South Africa, other than in sex trafficking?")
    assert "in forced labor in" in answer.citations[0].quote


def test_how_many_is_refused_where_no_sentence_quoted_holds_a_number(bundled: QA) -> None:
    answer = ask(bundled, "How many shelters are there in India, 2023 report?")
    assert answer.abstained
    assert "No number is stated for **shelters**" in answer.answer
