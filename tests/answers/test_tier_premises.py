"""A "why" that takes a move between tiers for true."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "denial", "reports"),
    [
        (
            "Why did Turkmenistan leave Tier 3 in 2023?",
            "Turkmenistan was not moved off Tier 3 in the 2023 edition**: it was on Tier 3.",
            ["2023/turkmenistan"],
        ),
        (
            "Why did South Africa leave the Watch List in 2023?",
            "was not moved off Tier 2 Watch List in the 2023 edition**: it was on Tier 2 Watch List.",
            ["2023/south-africa"],
        ),
        (
            "Why did Kazakhstan lose its Tier 2 in 2023?",
            "in the 2023 edition**: it was on Tier 2 in both the 2022 and the 2023 edition.",
            ["2022/kazakhstan", "2023/kazakhstan"],
        ),
        (
            "Why did Tajikistan lose its Tier 2 in 2025?",
            "it went from Tier 2 Watch List in the 2024 edition to Tier 2 in the 2025 edition.",
            ["2024/tajikistan", "2025/tajikistan"],
        ),
    ],
)
def test_a_tier_that_was_not_left_is_corrected(bundled: QA, question: str, denial: str, reports: list[str]) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "false_premise"
    assert denial in answer.answer
    assert cited(answer) == reports


@pytest.mark.parametrize(
    ("question", "tier", "left"),
    [
        ("Why did Turkmenistan leave Tier 3 in 2025?", "Tier 2 Watch List", "Tier 3"),
        ("Why did Tajikistan leave the Watch List in 2025?", "Tier 2", "Tier 2 Watch List"),
    ],
)
def test_a_tier_that_was_left_is_explained(bundled: QA, question: str, tier: str, left: str) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert (answer.facts["from"], answer.facts["to"], answer.facts["direction"]) == (left, tier, "upgraded")
