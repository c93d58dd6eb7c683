"""What is asked of placements: yes or no, ever, for how long, when, how often."""

from __future__ import annotations

import pytest

from tipqa.answers.tier_history import history_lead
from tipqa.blocks.model import Strong
from tipqa.placements.model import Placed
from tipqa.question.lists import read_list
from tipqa.question.placement_questions import Move, OfHistory, PlacementAsked, read_placement
from tipqa.question.topic import Topic
from tipqa.reports.model import Tier

ROWS = [
    Placed("Ruritania", 2020, Tier.TIER_2, "2020/ruritania", 0, 1),
    Placed("Ruritania", 2021, Tier.TIER_3, "2021/ruritania", 0, 1, "downgraded"),
    Placed("Ruritania", 2022, Tier.TIER_3, "2022/ruritania", 0, 1),
    Placed("Ruritania", 2023, Tier.WATCH_LIST, "2023/ruritania", 0, 1, "upgraded"),
]


def read(question: str) -> PlacementAsked:
    return read_placement(Topic(question), read_list(question))


@pytest.mark.parametrize(
    ("question", "move", "history"),
    [
        ("Was it upgraded?", Move.UP, None),
        ("Did its tier change?", Move.MOVED, None),
        ("Did it stay on Tier 2?", Move.STAYED, None),
        ("Did it move up or down?", None, None),
        ("Has it ever been downgraded?", Move.DOWN, OfHistory.EVER),
        ("For how long has it been on Tier 3?", None, OfHistory.HOW_LONG),
        ("In which edition was it upgraded?", Move.UP, OfHistory.WHEN),
        ("How many times was it downgraded?", Move.DOWN, OfHistory.TIMES),
        ("From when to when was it on Tier 3?", None, OfHistory.SPANS),
        ("Was it on Tier 3 by 2020?", None, OfHistory.EVER),
        ("How often was it downgraded before 2020?", Move.DOWN, OfHistory.TIMES),
        ("Which tier was it on until 2020?", None, None),
    ],
)
def test_what_is_asked(question: str, move: Move | None, history: OfHistory | None) -> None:
    asked = read(question)
    assert (asked.move, asked.history) == (move, history)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Was it upgraded?", True),
        ("Was it downgraded?", False),
        ("Did its tier change?", True),
        ("Was it upgraded to Tier 1?", False),
        ("Was it moved off Tier 3?", True),
        ("Was it not upgraded?", None),
        ("Did it get a waiver from an automatic downgrade?", None),
    ],
)
def test_a_move_from_the_lowest_tier_decides(question: str, holds: bool | None) -> None:
    assert read(question).holds(Tier.TIER_3, Tier.WATCH_LIST, "upgraded") is holds


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Has it ever been on Tier 1?", "Not in the 2020 to 2023 editions"),
        ("Has it ever been on Tier 3?", "Yes"),
        ("Has it ever been upgraded?", "Yes"),
        ("For how long has it been on Tier 3?", "No longer"),
        ("Since when is it on the Watch List?", "Since the 2023 edition"),
        ("How long has it been on Tier 1?", "Not in the 2020 to 2023 editions"),
        ("When was it downgraded?", "In the 2021 edition"),
        ("In which years was it on Tier 3?", "In the 2021 and 2022 editions"),
        ("How many times was it downgraded?", "1 time"),
        ("From when to when was it on Tier 3?", "From 2021 to 2022"),
        ("Between which editions was it on Tier 1?", "Not in the 2020 to 2023 editions"),
        ("Was it on Tier 1 before 2022?", "Not in the 2020 to 2023 editions"),
        ("Was it still on Tier 3 after 2020?", "Yes"),
        ("What was its tier in every edition?", ""),
    ],
)
def test_the_years_answer_first(question: str, lead: str) -> None:
    line = history_lead(ROWS, read(question))
    assert (line[0].text if line and isinstance(line[0], Strong) else "") == lead


def test_the_run_that_goes_on_leads_where_it_is_asked_for() -> None:
    rows = [*ROWS, Placed("Ruritania", 2024, Tier.TIER_3, "2024/ruritania", 0, 1)]
    line = history_lead(rows, read("How many editions in a row has it been on Tier 3?"))
    assert line[0] == Strong("1 edition in a row")
    assert "the longest run was 2, from 2021 to 2022" in str(line[1])
    line = history_lead(rows, read("How many editions in a row was it on Tier 3?"))
    assert line[0] == Strong("2 editions in a row")


def test_the_first_edition_held_is_no_beginning() -> None:
    line = history_lead(ROWS[:1], read("Since when is it on Tier 2?"))
    assert line[0] == Strong("At least since the 2020 edition, the first held")
