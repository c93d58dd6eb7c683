"""Words of tiers that are said of other things: work placements, ranks in an index; and names misspelled in two words."""

from __future__ import annotations

import pytest

from tipqa.countries.lookup import find_countries
from tipqa.question.coverage import Coverage
from tipqa.question.intents import Intent
from tipqa.question.lists import read_list
from tipqa.question.placement_questions import read_placement
from tipqa.question.read import read_question
from tipqa.question.topic import Topic
from tipqa.reports.model import Tier

HAVE = Coverage({("tip", "Peru"): (2023, 2024, 2025)}, (2023, 2024, 2025))
_OF_TIERS = {Intent.TIER, Intent.TIER_CHANGE, Intent.TIER_HISTORY}


@pytest.mark.parametrize(
    ("question", "of_tiers"),
    [
        ("Who pays job placement fees in Peru?", False),
        ("Peru: how many placement agencies lost a licence?", False),
        ("Is the placement of victims in shelters voluntary in Peru?", False),
        ("What rank does Peru have in the press index?", False),
        ("Peru credit rating", False),
        ("Which placement did Peru get in 2024?", True),
        ("Peru rank 2024", True),
        ("Peru moved which way in 2024?", True),
        ("Peru in 2024: up, down or the same?", True),
    ],
)
def test_a_placement_is_one_of_a_country_on_a_tier(question: str, of_tiers: bool) -> None:
    assert (read_question(question, HAVE).intent in _OF_TIERS) is of_tiers


def test_another_ranking_is_named_as_one() -> None:
    assert read_question("Peru's rank in the corruption index", HAVE).other_tier == "rank in the corruption index"
    assert not read_question("Peru's tier and rank in the corruption index", HAVE).other_tier


def test_a_new_fine_is_no_news_of_an_edition() -> None:
    assert read_question("What is the new maximum fine in Peru?", HAVE).intent != Intent.WHAT_CHANGED
    assert read_question("What is new in Peru?", HAVE).intent == Intent.WHAT_CHANGED


def test_the_years_of_recommendations_are_editions() -> None:
    asked = read_question("Peru: which recommendations of 2023 are not in the 2024 text anymore?", HAVE)
    assert asked.editions == (2023, 2024)


def test_where_victims_come_from_is_no_move() -> None:
    before = read_question("How many victims were identified in Peru in 2023?", HAVE)
    assert read_question("where did they come from?", HAVE, before=before).intent == Intent.FACT


@pytest.mark.parametrize(
    "question",
    [
        "It used to be Tier 3. Since when is it on Tier 2?",
        "It was Tier 3; for how long has it been on Tier 2?",
        "It had been on Tier 3, so since when is it on Tier 2?",
    ],
)
def test_the_spell_is_that_on_the_tier_of_its_own_sentence(question: str) -> None:
    assert read_placement(Topic(question), read_list(question)).tier == Tier.TIER_2


@pytest.mark.parametrize(
    ("name", "meant"),
    [("equitorial ginea", "Equatorial Guinea"), ("gineau bisau", "Guinea-Bissau"), ("ginea", "Guinea")],
)
def test_two_misspelled_words_are_one_name(name: str, meant: str) -> None:
    assert [it.country.name for it in find_countries(f"{name} tier??")] == [meant]
