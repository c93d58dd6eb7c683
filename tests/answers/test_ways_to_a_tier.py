"""How a country came to its tier, in free words; and lists of tiers asked for in them."""

from __future__ import annotations

import pytest

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("What put South Africa on the Watch List?", "shortfalls"),
        ("what got Brazil bumped down?", "shortfalls"),
        ("How did Kazakhstan stay on Tier 2?", "shortfalls"),
        ("How did Malaysia avoid Tier 3?", "efforts"),
        ("What saved Malaysia from Tier 3?", "efforts"),
        ("What kept Romania off Tier 1?", "shortfalls"),
        ("What moved Tajikistan up?", "Tier 2"),
    ],
)
def test_the_way_to_a_tier_is_told_by_its_reasons(bundled: QA, question: str, side: str) -> None:
    answer = bundled.ask(question)
    assert answer.intent == "tier_reason"
    assert not answer.abstained
    assert side in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "What moved Uzbekistan up in 2025?",
        "How did Kazakhstan get off the Watch List?",
        "How did Brazil avoid the Watch List?",
    ],
)
def test_a_way_that_was_not_gone_is_corrected(bundled: QA, question: str) -> None:
    assert bundled.ask(question).reason == "false_premise"


@pytest.mark.parametrize(
    ("question", "inside", "outside"),
    [
        (
            "Which countries got bumped up in 2025, leaving out those that only made it to the Watch List?",
            "Tajikistan",
            "Turkmenistan",
        ),
        ("Which governments slid down in 2024?", "Sudan", "Cuba"),
        ("Which post-Soviet states moved up in the 2021 report?", "Armenia", "Tajikistan"),
        ("Central Asian states neither on Tier 2 nor on Tier 3 in 2025", "Turkmenistan", "Kazakhstan"),
        ("Lowest tier: the complete list", "Cuba", "Brazil"),
        ("Tier 3 here, without the Asian ones", "Cuba", "Afghanistan"),
        ("Which countries are in the bottom group in 2025?", "Eritrea", "Peru"),
    ],
)
def test_lists_in_free_words_are_read(bundled: QA, question: str, inside: str, outside: str) -> None:
    answer = bundled.ask(question)
    assert answer.intent == "list"
    assert inside in answer.answer
    assert outside not in answer.answer


def test_who_left_the_best_group_is_no_list_of_who_came_to_it(bundled: QA) -> None:
    answer = bundled.ask("Which countries dropped out of the top group in 2023?")
    assert "Namibia" in answer.answer
    assert "to Tier 1 " not in answer.answer
