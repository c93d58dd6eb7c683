"""Rises and falls in whichever edition or country they are told, and years of which nothing is held."""

from __future__ import annotations

import pytest
from checks import ask, cited, over

from tipqa.qa import QA

_TEXT = """---
country: {country}
year: {year}
---
## Prosecution
{prosecution}
## Protection
{protection}
## Prevention
The government held a campaign in schools and printed leaflets for travelers.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> QA:
    rows = (
        ("Chad", 2021, "The government initiated fewer prosecutions.", "Police identified 30 victims in 2020, compared with 44 in 2019."),
        ("Chad", 2022, "The government initiated more prosecutions.", "The number of identified victims fell steeply."),
        ("Chad", 2023, "Prosecutions and convictions decreased.", "The government identified more victims. Charities assisted 12 victims in 2022."),
        ("Fiji", 2023, "The government prosecuted fewer suspects, while it investigated more cases.", "The government identified six victims in 2022."),
        ("Fiji", 2025, "The government prosecuted more suspects.", "By the account of a charity, the government identified fewer victims in 2023."),
        ("Togo", 2023, "Courts did their work.", "The government identified 46 victims in 2022, compared with 23 in 2021."),
        ("Peru", 2023, "The government increased prosecutions.", "The government identified fewer victims than before."),
    )  # fmt: skip
    return over(
        tmp_path_factory.mktemp("moves"),
        {
            f"{year}/{country.lower()}": _TEXT.format(country=country, year=year, prosecution=first, protection=second)
            for country, year, first, second in rows
        },
    )


@pytest.mark.parametrize(
    "question",
    [
        "In which of the held editions did Chad identify fewer victims than the year before?",
        "which of the editions held say Chad identified fewer victims",
        "In what held editions did Chad identify fewer victims?",
    ],
)
def test_every_edition_with_the_fall_is_named(told: QA, question: str) -> None:
    assert ask(told, question).answer.startswith("**The 2021 and 2022 editions**")


@pytest.mark.parametrize(
    "question", ["where did prosecutions drop in the 2023 reports?", "Where did prosecutions fall, 2023 edition?"]
)
def test_where_a_measure_fell_is_asked_of_countries(told: QA, question: str) -> None:
    answer = ask(told, question)
    assert sorted(cited(answer)) == ["2023/chad", "2023/fiji"]


def test_a_calendar_year_is_told_by_the_later_edition_that_names_it(told: QA) -> None:
    answer = ask(told, "Did Fiji identify fewer victims in 2023 than before?")
    assert cited(answer)[0] == "2025/fiji"
    assert "fewer victims in 2023" in answer.citations[0].quote


def test_charity_assisted_victims_are_counted(told: QA) -> None:
    assert "12" in ask(told, "NGO-assisted victims in Chad in 2022").answer


def test_a_year_before_all_that_is_held_is_said_to_be_so(told: QA) -> None:
    answer = ask(told, "How many victims were identified in Fiji in 2012?")
    assert answer.abstained
    assert "2012" in answer.answer
    assert "2023 edition)" not in answer.answer


@pytest.mark.parametrize("turn", ["and the year before?", "And in the previous year?", "what about the year before"])
def test_the_year_before_of_the_turn_before_is_told_first(told: QA, turn: str) -> None:
    answer = told.ask(turn, history=["How many victims did Chad identify in the 2021 report?"])
    assert answer.answer.startswith("**44**")
    alone = told.ask(turn, history=["How many victims did Togo identify?"])
    assert alone.answer.startswith("**23**")
