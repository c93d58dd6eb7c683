"""Bare years that later editions tell of."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "report", "quote"),
    [
        ("What did Uzbekistan join in August 2022?", "2023/uzbekistan", "In August 2022, Uzbekistan joined Kazakhstan"),
        (
            "How many times did the National Commission of Uzbekistan meet in 2022?",
            "2023/uzbekistan",
            "met three times in 2022",
        ),
        (
            "How often did the National Commission of Uzbekistan meet in 2021?",
            "2022/uzbekistan",
            "met four times in 2021",
        ),
        (
            "Were any traffickers convicted in the Kyrgyz Republic in 2023?",  # the 2023 edition tells of 2022
            "2024/kyrgyz-republic",
            "convicted no traffickers in 2023",
        ),
    ],
)
def test_a_later_edition_that_names_the_year_is_read(bundled: QA, question: str, report: str, quote: str) -> None:
    answer = ask(bundled, question)
    assert cited(answer) == [report]
    assert quote in answer.citations[0].quote


def test_a_year_that_only_a_later_comparison_tells(bundled: QA) -> None:
    answer = ask(bundled, "How many convictions did Brazil obtain in 2022?")
    assert answer.answer.startswith("**55**: Convictions, 2022 (Brazil, 2025 edition, looking back)")


def test_a_year_of_which_no_later_edition_speaks_is_refused(bundled: QA) -> None:
    answer = ask(bundled, "What did Tajikistan do about SOPs in 2020?")
    assert answer.reason == "topic_not_in_text"
    assert (
        answer.answer == "In the 2021 and 2022 editions on Tajikistan, nothing was found that says anything on “SOPs”."
    )


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Kazakhstan victims identified 2020, 2021, 2022 trend", [88, 20, 24]),
        ("What is the trend of victims identified in Kazakhstan from 2019 to 2022?", [40, 88, 20, 24]),
        ("Kazakhstan victims 2019-2022", [40, 88, 20, 24]),
    ],
)
def test_a_trend_gives_every_year(bundled: QA, question: str, values: list[float]) -> None:
    answer = ask(bundled, question)
    assert [figure["value"] for figure in answer.facts["figures"]] == values
    periods = [int(figure["period"]) for figure in answer.facts["figures"]]
    assert periods == list(range(2023 - len(values), 2023))


def test_a_trend_of_two_years_is_a_change(bundled: QA) -> None:
    answer = ask(bundled, "Tajikistan, number of victims: trend 2023, 2024")
    assert answer.answer.startswith("**Up by 225 (+479%)**: from 47 to 272.")
    assert cited(answer) == ["2025/tajikistan"]
