"""Answers to what is asked of placements and of rises: yes or no first, those that are not so, those left out, one direction."""

from __future__ import annotations

import pytest

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Did the US remove Turkmenistan from Tier 3?", "**Yes**. **Upgraded**: Turkmenistan"),
        ("Has America ever put Brazil on the Watch List?", "**Yes**: Brazil"),
        ("Was Malaysia upgraded in 2024?", "**Yes**. **Upgraded**"),
        ("Was Brazil downgraded in 2024?", "**No**. **Unchanged**"),
        ("Is India rated better than Turkmenistan in 2025?", "**Yes**"),
        ("Did Tajikistan identify more victims in 2025 than in 2024?", "**Yes**. **Up by"),
    ],
)
def test_yes_or_no_stands_first_where_a_fact_decides(bundled: QA, question: str, first: str) -> None:
    assert bundled.ask(question).answer.startswith(first)


def test_a_list_of_those_that_are_not_so_holds_none_that_are(bundled: QA) -> None:
    fallen = set(bundled.ask("Which countries were downgraded in 2024?").facts["countries"])
    others = set(bundled.ask("Which countries were not downgraded in 2024?").facts["countries"])
    assert fallen
    assert len(others) > len(fallen)
    assert not fallen & others


def test_countries_left_out_are_not_listed_and_not_the_subject(bundled: QA) -> None:
    answer = bundled.ask("Which Central Asian countries other than Tajikistan and Uzbekistan are on Tier 2 in 2025?")
    assert answer.facts["countries"] == ["Kazakhstan"]


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Which countries identified fewer victims?", "fewer", "identified more victims"),
        ("Where did convictions fall in 2025?", "decreased", "increased convictions"),
    ],
)
def test_a_list_of_falls_tells_no_rise(bundled: QA, question: str, told: str, untold: str) -> None:
    answer = bundled.ask(question).answer
    assert told in answer
    assert untold not in answer


def test_a_question_in_another_language_is_told_so_and_offered_an_english_one(bundled: QA) -> None:
    answer = bundled.ask("Какие приюты есть в Таджикистане в 2024 году?")
    assert (answer.abstained, answer.reason) == (True, "not_in_english")
    assert answer.answer.startswith("Questions are read in English only.")
    assert "What tier is Tajikistan on in 2024?" in answer.answer
