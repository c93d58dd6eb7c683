"""Ranges of editions that are open at one end, and a comparison of an edition with itself."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA
from tipqa.question.years import YearsAsked, choose_editions, read_years


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("Was Peru on Tier 3 after 2010?", 2011, None),
        ("Was Peru on Tier 3 later than the 2010 list?", 2011, None),
        ("Which tiers did Peru have up to 2016?", None, 2016),
        ("Had Peru reached Tier 1 by 2016?", None, 2016),
        ("Was Peru on Tier 3 before 2016?", None, 2015),
        ("Was Peru downgraded by the 2016 report?", None, None),
        ("How did Peru fare the year after 2016?", None, None),
        ("Was Peru upgraded after 2016 and before 2018?", None, None),
    ],
)
def test_which_editions_are_meant(question: str, since: int | None, until: int | None) -> None:
    years = read_years(question, of_placements=True)
    assert (years.since, years.until) == (since, until)


def test_after_an_event_is_no_range_of_editions() -> None:
    assert read_years("How many victims were found after 2016?").since is None


def test_a_range_takes_in_its_first_edition() -> None:
    assert choose_editions(YearsAsked(since=2011), (2010, 2011, 2012), expand=True) == (2011, 2012)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Was Uzbekistan on Tier 3 after 2014?", "**Yes**: Uzbekistan was on Tier 3 in the 2016 and 2017 editions."),
        ("Was Uzbekistan on Tier 3 after 2017?", "**Not in the 2018 to 2025 editions**"),
        ("From when to when was Thailand on Tier 3?", "**From 2014 to 2015**: Thailand was on Tier 3"),
    ],
)
def test_a_range_is_answered_from_its_editions(bundled: QA, question: str, said: str) -> None:
    assert ask(bundled, question).answer.startswith(said)


@pytest.mark.parametrize("question", ["Compare India 2024 and 2024", "What changed in Peru between 2023 and 2023?"])
def test_an_edition_is_not_compared_with_itself(bundled: QA, question: str) -> None:
    answer = ask(bundled, question)
    assert answer.abstained
    assert "a comparison needs two" in answer.answer


def test_two_questions_on_one_edition_are_no_comparison(bundled: QA) -> None:
    assert not ask(bundled, "Which tier was India on in the 2024 and 2024 editions?").abstained
