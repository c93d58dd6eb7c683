"""A "why" that takes a rise or a fall for true, against what figures, words and comparisons tell."""

from __future__ import annotations

import re

import pytest
from checks import ask

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        # in words
        (
            "What drove the jump in victims Kazakhstan identified in the 2024 report?",
            "identified fewer victims",
        ),
        (
            "What drove the jump in convictions in Tajikistan in the 2025 report?",
            "Prosecutions and convictions decreased",
        ),
        (
            "Why did investigations increase in Kazakhstan in the 2022 report?",
            "investigated far fewer traffickers",
        ),
        # by what a sentence compares
        (
            "How did Kazakhstan manage to identify more victims in 2021?",
            "20 victims in 2021, compared with 88 in 2020",
        ),
        # "how did … manage"
        ("Why did the Uzbek National Commission meet more often in 2022 than in 2021?", "four times in 2021"),
        (
            "How did Uzbekistan manage to identify more victims in the 2023 report?",
            "fewer",
        ),
        (
            "How was Kazakhstan able to prosecute more people in the 2023 report?",
            "prosecuted and convicted far fewer people",
        ),
    ],
)
def test_a_rise_that_did_not_happen_is_corrected(bundled: QA, question: str, quote: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "false_premise"
    assert re.match(r"\*\*.* rise\*\* \(", answer.answer)
    assert any(quote in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "What drove the rise in prosecutions in Tajikistan in the 2023 report?",
        "What drove the jump in victims Kazakhstan identified in the 2025 report?",
        "How did Uzbekistan manage to identify more victims in the 2024 report?",
        "Why did investigations decrease in Kazakhstan in the 2022 report?",
        "Why did the National Commission meet fewer times in the 2023 report on Uzbekistan?",
        "How did Kazakhstan manage to identify fewer victims in 2021?",
    ],
)
def test_a_move_that_happened_is_not_corrected(bundled: QA, question: str) -> None:
    assert ask(bundled, question).reason != "false_premise"
