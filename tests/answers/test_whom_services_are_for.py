"""Whether men, or victims from abroad, get help: told by the sentence on them, and refused where none is."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "{country}: 2024 Trafficking in Persons Report"
country: {country}
year: 2024
series: tip
kind: other
---

# {country} (Tier 2)

The Government of {country} does not fully meet the minimum standards but is making significant efforts to do so; therefore
{country} remained on Tier 2.

## PROTECTION

The government assisted 20 victims. The hostel in the capital offered counseling, food, and medical care, and helped victims
find work. Victims stayed in the hostel for up to a year.{more} An NGO paid for the shelter's lawyers.

## PREVENTION

The government ran a hotline that helped callers. Posters warned fishermen.

## TRAFFICKING PROFILE

Traffickers exploit men on boats and in the services sector. Foreign workers are exploited on farms.
"""
TOLD = " Adult men had no access to the hostel. Those from other lands got less: foreign victims were not eligible for care."

ARRESTED = (
    " Police arrested three men who ran the bar and moved nine girls to a shelter."
    " Courts convicted two foreign nationals and placed four girls in the care of an NGO."
    " Two foreign nationals kept a bar and sent the girls from it to the care of nuns, after which they were charged."
)


@pytest.fixture(scope="module")
def islands(tmp_path_factory: pytest.TempPathFactory) -> QA:
    texts = {
        "2024/tonga": NARRATIVE.format(country="Tonga", more=TOLD.replace("the hostel", "the shelter")),
        "2024/samoa": NARRATIVE.format(country="Samoa", more=""),
        "2024/palau": NARRATIVE.format(country="Palau", more=ARRESTED),
    }
    return over(tmp_path_factory.mktemp("islands"), texts)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Are men helped in Tonga?", "Adult men had no access"),
        ("Can men stay in shelters in Tonga?", "Adult men had no access"),
        ("Do the shelters take male victims in Tonga?", "Adult men had no access"),
        ("Do foreign victims get help in Tonga?", "foreign victims were not eligible"),
    ],
)
def test_what_is_said_of_them_is_told_first(islands: QA, question: str, told: str) -> None:
    answer = ask(islands, question)
    assert not answer.abstained
    assert told in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Are men helped in Samoa?",
        "Can men stay in shelters in Samoa?",
        "Are men helped in Palau?",
        "Do shelters accept foreigners in Palau?",
    ],
)
def test_where_nothing_is_said_of_help_to_them_it_is_refused(islands: QA, question: str) -> None:
    assert ask(islands, question).abstained


def test_whether_men_are_exploited_is_another_question(islands: QA) -> None:
    answer = ask(islands, "Are men exploited on boats in Samoa?")
    assert "Traffickers exploit men on boats" in answer.citations[0].quote


def test_whether_foreigners_are_exploited_in_care_is_another_question(islands: QA) -> None:
    answer = ask(islands, "Are foreign workers exploited on farms and in care in Samoa?")
    assert "Foreign workers are exploited on farms" in answer.citations[0].quote
