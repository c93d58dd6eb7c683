"""Moves between the ends of a range of editions, and "why" of countries that lists of placements alone have."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA


@pytest.mark.parametrize(
    "question",
    [
        "Has Malaysia's tier stayed the same from 2017 to 2024?",
        "Did Thailand keep the same tier between 2018 and 2022?",
        "Has Kazakhstan remained on Tier 2 from 2017 to 2022?",
        "Has Poland been on the same tier every year from 2015 to 2025?",
    ],
)
def test_a_tier_that_was_left_and_come_back_to_is_not_the_same_throughout(bundled: QA, question: str) -> None:
    answer = ask(bundled, question).answer
    assert answer.startswith("**No**. **")
    assert "again**" in answer
    assert "with changes in between" in answer
    assert "downgraded" in answer


@pytest.mark.parametrize(
    "question",
    [
        "Was there any change in Thailand's tier between the 2018 and 2022 reports?",
        "Did Malaysia's tier change at all from 2017 to 2024?",
    ],
)
def test_a_move_that_was_taken_back_is_a_change(bundled: QA, question: str) -> None:
    answer = ask(bundled, question).answer
    assert answer.startswith("**Yes**. **Tier 2 again**")


def test_ends_that_are_alike_are_so_though_it_moved_between_them(bundled: QA) -> None:
    answer = ask(bundled, "Is Thailand on the same tier in 2022 as in 2018?").answer
    assert answer.startswith("**Yes**. **Tier 2 again**")
    assert "- 2021: Tier 2 Watch List" in answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Brazil stay on Tier 2 from 2019 to 2023?", "**Yes**. "),
        ("Did Brazil's tier change from 2019 to 2023?", "**No**. "),
    ],
)
def test_each_edition_of_a_range_is_told_where_none_differs(bundled: QA, question: str, verdict: str) -> None:
    answer = ask(bundled, question).answer
    assert answer.startswith(f"{verdict}**Unchanged**: Brazil was on Tier 2 in each of the 2019 to 2023 editions.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why was Poland downgraded?", "Poland went from Tier 1 in the 2018 edition to Tier 2 in the 2019 edition."),
        (
            "Why did Germany fall to Tier 2?",
            "Germany went from Tier 1 in the 2018 edition to Tier 2 in the 2019 edition.",
        ),
        ("Why was Ireland on the watch list in 2020?", "**Tier 2 Watch List**: Ireland, 2020 edition."),
    ],
)
def test_lists_tell_the_move_and_that_none_tells_why(bundled: QA, question: str, told: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "country_not_in_corpus"
    assert told in answer.answer
    assert "here that would tell why, but only its placements." in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why was Poland downgraded in 2020?", "Poland was not downgraded in the 2020 edition"),
        ("Why is Poland on Tier 3?", "Poland was not on Tier 3 in the 2025 edition"),
    ],
)
def test_a_move_or_tier_that_lists_deny_is_corrected(bundled: QA, question: str, told: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "false_premise"
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Was Brazil upgraded from 2019 to 2023?", "**No**. **Unchanged**: Brazil was on Tier 2 in both"),
        ("Was Thailand upgraded in 2022 compared with 2018?", "**No**. **Unchanged**: Thailand was on Tier 2 in both"),
        ("Was Malaysia on Tier 2 both in 2017 and in 2024?", "**Yes**. **Unchanged**: Malaysia was on Tier 2 in both"),
        ("Was Thailand downgraded between 2018 and 2022?", "**Tier 2 again**: Thailand"),
    ],
)
def test_a_move_one_way_is_answered_by_the_ends_unless_it_moved_between_them(
    bundled: QA, question: str, lead: str
) -> None:
    assert ask(bundled, question).answer.startswith(lead)


def test_why_of_a_range_is_on_the_newest_such_move_within_it(bundled: QA) -> None:
    told = ask(bundled, "Why did Poland fall between 2018 and 2020?")
    assert told.reason == "country_not_in_corpus"
    assert "Poland went from Tier 1 in the 2018 edition to Tier 2 in the 2019 edition." in told.answer
    assert ask(bundled, "Why did Poland fall between 2015 and 2018?").reason == "false_premise"
