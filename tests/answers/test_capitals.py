"""Capitals that stand for a country, and names that only hold one."""

from __future__ import annotations

import pytest

from tipqa.countries.stand_ins import find_capitals
from tipqa.question.coverage import Coverage
from tipqa.question.read import read_question


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("What did Bishkek promise?", "Kyrgyz Republic"),
        ("Why did Lima act?", "Peru"),
        ("Was Berlin Tier 1 in 2024?", "Germany"),
        ("When did Ankara sign?", "Türkiye"),
        ("In Vienna, who was fined?", "Austria"),
        ("tashkent and its cotton", "Uzbekistan"),
        ("TIER OF DUSHANBE", "Tajikistan"),
        ("How many shelters does KL fund?", "Malaysia"),
        ("Why did Delhi refuse?", "India"),
    ],
)
def test_a_capital_that_stands_alone_is_its_country(question: str, country: str) -> None:
    assert [mention.country.name for mention in find_capitals(question)] == [country]


@pytest.mark.parametrize(
    "question",
    [
        "What was Leila de Lima charged with?",
        "Leila de Lima: which charges were dropped?",
        "Did the Lima Group meet?",
        "Who beat Sofia Garcia?",
        "Was the editor Paul Berlin freed?",
        "What was Ahmed al Tripoli accused of?",
    ],
)
def test_a_capital_within_a_name_is_no_country(question: str) -> None:
    assert find_capitals(question) == []


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("Why did Tashkent stop the recruitment for Russia?", "Uzbekistan"),
        ("Dushanbe and Chinese builders: was anyone fined?", "Tajikistan"),
        ("did bishkek send inspectors to kazakhstan", "Kyrgyz Republic"),
        ("How many Uzbek workers has Astana sent home?", "Kazakhstan"),
        ("What does Doha do for workers from Tajikistan?", "Qatar"),  # not held, and yet who is asked about
        ("How many people did Kazakhstan find in Bishkek?", "Kazakhstan"),
        ("Were Tajik girls found in Tashkent?", "Tajikistan"),
    ],
)
def test_a_capital_that_acts_wins_over_other_countries(have: Coverage, question: str, country: str) -> None:
    assert read_question(question, have).subjects == (country,)
