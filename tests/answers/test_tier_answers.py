"""Answers on placements, against the digests of Tajikistan and Uzbekistan and the placements of 2025."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.placements.model import direction
from tipqa.qa import QA
from tipqa.reports.model import Tier


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        (Tier.TIER_2, Tier.TIER_2, "unchanged"),
        (Tier.WATCH_LIST, Tier.TIER_2, "upgraded"),
        (Tier.TIER_3, Tier.WATCH_LIST, "upgraded"),
        (Tier.TIER_2, Tier.WATCH_LIST, "downgraded"),
        (Tier.TIER_1, Tier.TIER_3, "downgraded"),
        (Tier.SPECIAL_CASE, Tier.TIER_3, "changed"),
        (Tier.TIER_3, Tier.SPECIAL_CASE, "changed"),
        (Tier.SPECIAL_CASE, Tier.SPECIAL_CASE, "unchanged"),
    ],
)
def test_directions(old: Tier, new: Tier, moved: str) -> None:
    assert direction(old, new) == moved


@pytest.mark.parametrize(
    ("question", "tier", "report", "words"),
    [
        ("What tier is Tajikistan on in 2025?", "Tier 2", "2025/tajikistan", "Tajikistan was upgraded to Tier 2"),
        ("tajik tier 2024", "Tier 2 Watch List", "2024/tajikistan", "downgraded to Tier 2 Watch List"),
        ("What tier was Tajikistan on in 2023?", "Tier 2", "2023/tajikistan", "Tajikistan remained on Tier 2"),
        ("Uzbekistan's tier in the 2024 report?", "Tier 2", "2024/uzbekistan", "Uzbekistan remained on Tier 2"),
        ("What tier is Uzbekistan on?", "Tier 2", "2025/uzbekistan", "Uzbekistan remained on Tier 2"),
    ],
)
def test_one_tier(question: str, tier: str, report: str, words: str, qa: QA) -> None:
    answer = ask(qa, question)
    assert answer.intent == "tier"
    assert answer.facts["tier"] == tier
    assert answer.answer.startswith(f"**{tier}**: ")
    assert answer.answer.count("\n") == 0
    assert cited(answer) == [report]
    assert words in answer.citations[0].quote


def test_a_tier_from_the_placements_where_there_is_no_narrative(qa: QA) -> None:
    answer = ask(qa, "What tier is Germany on in 2025?")
    assert answer.facts["tier"] == "Tier 1"
    (citation,) = answer.citations
    assert (citation.report, citation.section, citation.quote) == ("2025/placements", "Tier 1", "Germany (one source)")


def test_a_country_on_the_list_of_moves_is_cited_from_the_list_of_its_tier(qa: QA) -> None:
    answer = ask(qa, "What tier is Brazil on in 2025?")
    assert answer.facts["tier"] == "Tier 2 Watch List"
    assert answer.citations[0].section == "Tier 2 Watch List"


def test_two_editions_give_the_change(qa: QA) -> None:
    answer = ask(qa, "What tier is Tajikistan on in 2025, and what was it the year before?")
    assert answer.answer == (
        "**Upgraded**: Tajikistan went from Tier 2 Watch List in the 2024 edition to Tier 2 in the 2025 edition. [1][2]"
    )
    assert {key: answer.facts[key] for key in ("tier", "from", "to", "direction")} == {
        "tier": "Tier 2",
        "from": "Tier 2 Watch List",
        "to": "Tier 2",
        "direction": "upgraded",
    }
    assert cited(answer) == ["2024/tajikistan", "2025/tajikistan"]


@pytest.mark.parametrize(
    ("question", "said", "moved", "reports"),
    [
        ("Was Tajikistan upgraded in 2025?", "Yes", "upgraded", ["2024/tajikistan", "2025/tajikistan"]),
        ("Was Tajikistan upgraded in 2024?", "No", "downgraded", ["2023/tajikistan", "2024/tajikistan"]),
        ("Has Uzbekistan's tier changed since last year?", "No", "unchanged", ["2024/uzbekistan", "2025/uzbekistan"]),
    ],
)
def test_changes(question: str, said: str, moved: str, reports: list[str], qa: QA) -> None:
    answer = ask(qa, question)
    assert answer.intent == "tier_change"
    assert answer.facts["direction"] == moved
    assert answer.answer.startswith(f"**{said}**. **{moved.capitalize()}**")
    assert cited(answer) == reports


def test_a_history_shows_each_step(qa: QA) -> None:
    answer = ask(qa, "Show Tajikistan's tier in every edition")
    assert answer.answer.splitlines() == [
        "**Tier 2 again**: Tajikistan was on Tier 2 in the 2023 and in the 2025 edition, with changes in between.",
        "",
        "- 2023: Tier 2 [1]",
        "- 2024: Tier 2 Watch List (downgraded) [2]",
        "- 2025: Tier 2 (upgraded) [3]",
    ]
    assert cited(answer) == ["2023/tajikistan", "2024/tajikistan", "2025/tajikistan"]


def test_a_history_without_a_change(qa: QA) -> None:
    answer = ask(qa, "Uzbekistan's tier history")
    assert answer.answer.startswith(
        "**Unchanged**: Uzbekistan was on Tier 2 in each of the 2023 to 2025 editions.\n\n- 2023: Tier 2 [1]\n"
    )


def test_countries_side_by_side(qa: QA) -> None:
    answer = ask(qa, "Which tier were Tajikistan and Uzbekistan on in 2024?")
    assert answer.answer == "- Tajikistan: Tier 2 Watch List (2024) [1]\n- Uzbekistan: Tier 2 (2024) [2]"
    assert answer.facts["same"] is False
    assert cited(answer) == ["2024/tajikistan", "2024/uzbekistan"]


def test_the_lowest_and_the_highest(qa: QA) -> None:
    lowest = ask(qa, "Which of Uzbekistan, Germany and Chad had the lowest tier in 2025?")
    assert lowest.facts["lowest"] == ["Chad"]
    assert lowest.answer.startswith("**Lowest in 2025**: Chad (Tier 3).")
    highest = ask(qa, "Which of Uzbekistan, Germany and Chad had the best tier in 2025?")
    assert highest.facts["highest"] == ["Germany"]


def test_the_same_tier_or_not(qa: QA) -> None:
    same = ask(qa, "Were Tajikistan and Uzbekistan on the same tier in 2025?")
    assert same.facts["same"] is True
    assert same.answer.startswith("**Yes**. **Same tier in 2025**: Tajikistan and Uzbekistan were both on Tier 2.")
    different = ask(qa, "Were Tajikistan and Uzbekistan on the same tier in 2024?")
    assert different.answer.startswith("**No**. **Not the same tier in 2024.**")


def test_one_of_two_countries_without_a_placement_is_named(qa: QA) -> None:
    answer = ask(qa, "Which tier were Tajikistan and France on in 2024?")
    assert not answer.abstained
    assert answer.answer.endswith(
        "Of the 2024 edition, neither a narrative on France nor a list of placements is held here. "
        "Held is its tier in the 2025 edition."
    )
    assert cited(answer) == ["2024/tajikistan"]
