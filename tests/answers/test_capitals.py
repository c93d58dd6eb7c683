"""Capitals that stand for a country, and names that only hold one."""

from __future__ import annotations

import pytest

from tipqa.countries.stand_ins import find_capitals


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
