"""Years of two digits, years of placements, and a year beside each country."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA
from tipqa.question.years import read_years, years_beside


@pytest.mark.parametrize(
    ("question", "editions"),
    [
        ("tier 23 vs 24", (2023, 2024)),
        ("23 v 24", (2023, 2024)),
        ("23->24", (2023, 2024)),
        ("2023 vs 24", (2023, 2024)),
        ("tier change between 23 and 24", (2023, 2024)),
        ("upgraded from 23 to 24", (2023, 2024)),
        ("22 compared with 23", (2022, 2023)),
        ("between 23 and 24 victims", ()),
        ("between 12 and 14 people", ()),
        ("from 10 to 20%", ()),
        ("teams of 23 24", ()),
    ],
)
def test_two_digits_beside_each_other(question: str, editions: tuple[int, ...]) -> None:
    assert read_years(question).editions == editions


def test_a_pair_of_two_digits_is_no_topic() -> None:
    question = "tier 23 vs 24"
    assert any(start <= 5 and end >= len(question) for start, end in read_years(question).spans)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("the tier in the 2023 report and in 2024", (2023, 2024)),
        ("the tier in 2024 according to the 2025 report", (2024, 2025)),
    ],
)
def test_every_year_of_a_placement_question_is_an_edition(question: str, years: tuple[int, ...]) -> None:
    of_placements = read_years(question, of_placements=True)
    assert (of_placements.editions, of_placements.marked) == (years, True)
    assert read_years(question).editions != years


@pytest.mark.parametrize(
    "question",
    ["Tajikistan tier 23 vs 24", "how did Tajikistan's tier change between 23 and 24", "Tajikistan tier 2023 vs 24"],
)
def test_a_move_between_years_of_two_digits(qa: QA, question: str) -> None:
    answer = ask(qa, question)
    assert answer.answer.startswith("**Downgraded**: Tajikistan went from Tier 2 in the 2023 edition")
    assert cited(answer) == ["2023/tajikistan", "2024/tajikistan"]


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Peru (2023) and Chile (2022)", {"Peru": 2023, "Chile": 2022}),
        ("Peru's 2023 and Chile in 2022", {"Peru": 2023, "Chile": 2022}),
        ("Peru 2023 and Chile 2023", {}),
        ("Peru and Chile in 2022", {}),
        ("Peru (2023), but not Chile", {}),
    ],
)
def test_a_year_beside_each_country(question: str, years: dict[str, int]) -> None:
    names = {name: question.index(name) + len(name) for name in ("Peru", "Chile")}
    assert years_beside(question, names) == years


def test_a_single_country_has_no_year_beside_others() -> None:
    assert years_beside("Peru (2023)", {"Peru": 4}) == {}


def test_each_country_is_read_in_its_own_edition(bundled: QA) -> None:
    for question in (
        "How many victims were identified in Kazakhstan (2022) and Tajikistan (2025)?",
        "How many victims did Kazakhstan's 2022 report and Tajikistan's 2025 report give?",
    ):
        answer = ask(bundled, question)
        assert cited(answer) == ["2022/kazakhstan", "2025/tajikistan"]
        assert answer.answer.index("**20**") < answer.answer.index("**272**")


def test_a_comparison_takes_each_country_in_its_own_edition(bundled: QA) -> None:
    answer = ask(bundled, "Compare Tajikistan (2024) and Uzbekistan (2023)")
    assert cited(answer) == ["2024/tajikistan", "2023/uzbekistan"]
