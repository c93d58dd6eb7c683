"""A number for each year of a range has a line for each."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA


@pytest.mark.parametrize(
    "question",
    [
        "How many victims did Kazakhstan identify each year from 2019 to 2022?",
        "Victims identified in Kazakhstan per year, 2019 to 2022",
        "How did the number of victims identified in Kazakhstan develop from 2019 to 2022, for each of the years?",
        "Yearly number of victims identified in Kazakhstan from 2019 to 2022",
    ],
)
def test_every_year_between_has_its_line(bundled: QA, question: str) -> None:
    answer = ask(bundled, question)
    lines = [line for line in answer.answer.splitlines() if line.startswith("- **")]
    assert [(line.split("**")[1], line.split(", ")[1][:4]) for line in lines] == [
        ("40", "2019"),
        ("88", "2020"),
        ("20", "2021"),
        ("24", "2022"),
    ]


def test_of_the_ends_alone_the_difference_is_given(bundled: QA) -> None:
    answer = ask(bundled, "By how much did the victims identified in Kazakhstan fall from 2019 to 2022?")
    assert "Down by 16" in answer.answer


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        (
            "By how much did the annual number of victims identified in Kazakhstan fall from 2019 to 2022?",
            "**Down by 16 (-40%)**",
        ),
        (
            "Did the yearly total of victims identified in Kazakhstan rise between 2020 and 2021?",
            "**No**. **Down by 68",
        ),
    ],
)
def test_of_yearly_numbers_the_difference_can_be_asked_for(bundled: QA, question: str, lead: str) -> None:
    assert ask(bundled, question).answer.startswith(lead)


def test_a_fall_from_the_first_year_to_the_last_is_none_in_every_year(bundled: QA) -> None:
    answer = ask(bundled, "Did the victims identified in Kazakhstan fall every year from 2019 to 2022?").answer
    assert not answer.startswith(("**Yes", "**Down"))
    assert "**88**" in answer
