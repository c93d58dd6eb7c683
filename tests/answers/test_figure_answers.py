"""Answers that give a figure: its edition, its period, and what it is compared with."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "value", "report", "words"),
    [
        ("How many victims were identified in Tajikistan in the 2025 report?", 272, "2025/tajikistan", "272 victims"),
        ("How many victims were identified in Tajikistan in the 2024 report?", 47, "2024/tajikistan", "47 victims"),
        ("number of cases opened in Tajikistan, 2025 edition", 57, "2025/tajikistan", "57 trafficking-related"),
        ("How many investigations in Uzbekistan in the 2023 report?", 172, "2023/uzbekistan", "172 investigations"),
        ("victims identified by Uzbekistan, 2023 report", 93, "2023/uzbekistan", "93 victims"),
        ("How many forced labor victims did Tajikistan identify in the 2025 report?", 238, "2025/tajikistan", "238"),
        (
            "How many sex trafficking victims in Tajikistan in the 2025 report?",
            34,
            "2025/tajikistan",
            "34 were victims",
        ),
    ],
)
def test_one_figure(question: str, value: float, report: str, words: str, qa: QA) -> None:
    answer = ask(qa, question)
    assert answer.intent == "figure"
    assert answer.facts["value"] == value
    assert answer.answer.startswith(f"**{value}**: ")
    assert cited(answer) == [report]
    assert words in answer.citations[0].quote


def test_period_and_comparison_are_told(qa: QA) -> None:
    answer = ask(qa, "How many victims were identified in Tajikistan in the 2025 report?")
    assert answer.answer == (
        "**272**: Victims identified, 2024 (Tajikistan, 2025 edition), compared with 47 in 2023 [1]"
    )
    (figure,) = answer.facts["figures"]
    assert (figure["edition"], figure["period"], figure["reported"]) == (2025, "2024", True)
    assert figure["compared_with"] == [{"value": 47, "text": "47", "period": "2023"}]


def test_a_bare_year_is_read_as_the_calendar_year_and_both_are_shown(qa: QA) -> None:
    answer = ask(qa, "How many victims did Tajikistan identify in 2024?")
    assert answer.facts["value"] == 272
    assert "Read as the calendar year 2024. The 2024 edition, which looks at the time before, gives:" in answer.answer
    assert "- **47**: Victims identified, 2023 (Tajikistan, 2024 edition) [2]" in answer.answer
    assert cited(answer) == ["2025/tajikistan", "2024/tajikistan"]


def test_a_calendar_year_before_any_edition_held(qa: QA) -> None:
    answer = ask(qa, "How many investigations did Uzbekistan conduct in 2022?")
    assert (answer.facts["value"], cited(answer)) == (172, ["2023/uzbekistan"])


def test_a_region_gets_a_figure_for_each_country_held(qa: QA) -> None:
    answer = ask(qa, "How many victims were identified in Central Asia in the 2025 report?")
    assert answer.answer.startswith("**Tajikistan**\n\n**272**: Victims identified")
    assert set(cited(answer)) == {"2025/tajikistan", "2025/uzbekistan"}


def test_not_reported_is_not_zero(qa: QA) -> None:
    answer = ask(qa, "How many convictions did Tajikistan report in the 2023 report?")
    assert answer.answer.startswith("**Not reported**: Convictions")
    assert "value" not in answer.facts
    assert answer.facts["figures"][0]["reported"] is False
    assert answer.facts["figures"][0]["reported"] is False
    assert "did not report any convictions" in answer.citations[0].quote


def test_zero_is_a_value(qa: QA) -> None:
    answer = ask(qa, "How many officials were convicted in Tajikistan in the 2025 report?")
    assert answer.answer.startswith("**0**: Officials convicted")
    assert answer.facts["value"] == 0
    assert answer.facts["figures"][0]["reported"] is True
    assert "No official was investigated, prosecuted or convicted" in answer.citations[0].quote


def test_a_measure_without_a_number_is_answered_in_words(qa: QA) -> None:
    answer = ask(qa, "How many convictions in Uzbekistan in the 2025 report?")
    assert answer.answer.startswith("No number is stated for **convictions** (Uzbekistan, 2025 edition). What is said:")
    assert "value" not in answer.facts
    assert "convictions" in answer.citations[0].quote
    assert cited(answer) == ["2025/uzbekistan"]


def test_an_edition_that_gives_a_number_goes_before_a_newer_one_that_does_not(qa: QA) -> None:
    answer = ask(qa, "How many times did the National Commission of Uzbekistan meet?")
    assert (
        answer.citations[0].quote
        == "The National Commission met three times in 2022, compared with four times in 2021."
    )
    assert cited(answer) == ["2023/uzbekistan"]


def test_two_editions_in_one_question(qa: QA) -> None:
    answer = ask(qa, "How many victims did Tajikistan identify in the 2024 and 2025 reports?")
    assert [figure["value"] for figure in answer.facts["figures"]] == [47, 272]
    assert cited(answer) == ["2024/tajikistan", "2025/tajikistan"]


def test_an_edition_that_is_silent_is_named(qa: QA) -> None:
    answer = ask(qa, "How many investigations did Uzbekistan conduct in the 2023 and 2024 reports?")
    assert answer.facts["value"] == 172
    assert answer.answer.endswith("Not stated in the 2024 edition.")
    assert cited(answer) == ["2023/uzbekistan"]


def test_a_change(qa: QA) -> None:
    answer = ask(qa, "By how much did the number of victims identified in Tajikistan change between 2024 and 2025?")
    assert answer.intent == "figure_change"
    assert answer.answer.startswith("**Up by 225 (+479%)**: from 47 to 272.")
    assert {key: answer.facts[key] for key in ("from", "to", "delta")} == {"from": 47, "to": 272, "delta": 225}
    assert cited(answer) == ["2024/tajikistan", "2025/tajikistan"]


def test_a_fall(qa: QA) -> None:
    answer = ask(qa, "Did investigations in Tajikistan fall from 2024 to 2025?")
    assert answer.answer.startswith("**Yes**. **Down by 3 (-5%)**: from 60 to 57.")


def test_a_change_with_one_number_gives_that(qa: QA) -> None:
    answer = ask(qa, "How did the number of investigations change in Uzbekistan between 2023 and 2025?")
    assert "delta" not in answer.facts
    assert cited(answer) == ["2023/uzbekistan"]
    assert "Not stated in the 2025 edition." in answer.answer


def test_two_countries_get_a_figure_each(qa: QA) -> None:
    answer = ask(qa, "How many victims did Tajikistan and Uzbekistan identify in the 2025 report?")
    assert (
        answer.answer.index("**Tajikistan**") < answer.answer.index("**272**") < answer.answer.index("**Uzbekistan**")
    )
    assert set(cited(answer)) == {"2025/tajikistan", "2025/uzbekistan"}


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        (
            "In the 2021 report, how many dismissed cases did Kyrgyz officials take up once more?",
            "300 previously dismissed",
        ),
        ("How many Kyrgyz migrants are kept from returning to Russia? 2023", "35,000 Kyrgyz migrants"),
        ("How many pieces of advice were given to Malaysia in the 2024 edition?", "16 recommendations"),
        ("Of the victims of forced labor in Malaysia, how many were men? 2023 report", "74 men"),
    ],
)
def test_what_no_measure_counts_is_told_in_words(bundled: QA, question: str, quote: str) -> None:
    assert any(quote in citation.quote for citation in ask(bundled, question).citations)


def test_a_thing_that_no_sentence_names_is_not_told(bundled: QA) -> None:
    assert ask(bundled, "How many shelters for rescued victims does Romania run?").reason == "topic_not_in_text"
