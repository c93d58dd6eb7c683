"""Countries whose reports speak of a thing, or of another country, by whatever verb of telling."""

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

The government assisted 20 victims. {more}

## PREVENTION

The government held educational talks in ten towns. A hotline took complaints from workers.

## TRAFFICKING PROFILE

Traffickers exploit men on boats.
"""
_MORE = {
    "Tonga": "Floods closed a shelter. Traffickers took women to bars in Samoa.",
    "Samoa": "Officials lacked fuel for patrols.",
    "Fiji": "A shelter for women stayed open.",
}


@pytest.fixture(scope="module")
def islands(tmp_path_factory: pytest.TempPathFactory) -> QA:
    texts = {f"2024/{it.lower()}": NARRATIVE.format(country=it, more=more) for it, more in _MORE.items()}
    return over(tmp_path_factory.mktemp("islands"), texts)


@pytest.mark.parametrize(
    "question",
    ["Which countries talk about floods?", "Which reports speak of floods?", "Which narratives touch on floods?"],
)
def test_the_verb_of_telling_is_not_looked_for(islands: QA, question: str) -> None:
    answer = ask(islands, question)
    assert answer.facts["countries"] == ["Tonga"]
    assert answer.citations[0].quote == "Floods closed a shelter."


def test_what_no_report_speaks_of_is_refused(islands: QA) -> None:
    assert ask(islands, "Which countries talk about deepfakes?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "Which countries mention Samoa?",
        "Which narratives mention Samoa?",
    ],
)
def test_a_country_that_others_speak_of_is_not_asked_about(islands: QA, question: str) -> None:
    answer = ask(islands, question)
    assert answer.facts["countries"] == ["Tonga"]
    assert answer.citations[0].quote == "Traffickers took women to bars in Samoa."


@pytest.fixture(scope="module")
def neighbors(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over narratives of which some speak of others, and, with shelters of their own."""
    more = {
        "Tonga": "Traffickers took women to bars in Samoa and Fiji.",
        "Samoa": "Samoa’s shelters stayed closed. Divers came from Fiji.",
        "Fiji": "Shelters stayed open. Boats left for Samoa.",
        "Vanuatu": "Brokers took men to farms in Samoa.",
    }
    texts = {f"2024/{it.lower()}": NARRATIVE.format(country=it, more=said) for it, said in more.items()}
    return over(tmp_path_factory.mktemp("neighbors"), texts)


def test_things_of_a_country_are_told_by_its_own_report(neighbors: QA) -> None:
    answer = ask(neighbors, "Which reports describe Samoa's shelters?")
    assert "Samoa’s shelters stayed closed." in [it.quote for it in answer.citations]


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("Which reports mention Samoa and Fiji?", ["Tonga", "Vanuatu"]),
        ("Which reports mention Samoa in 2024?", ["Fiji", "Tonga", "Vanuatu"]),
    ],
)
def test_all_countries_spoken_of_are_left_to_the_others(neighbors: QA, question: str, countries: list[str]) -> None:
    assert sorted({it.country for it in ask(neighbors, question).citations}) == countries


def test_the_country_of_the_turn_before_is_not_alone_asked_who_speaks_of_another(neighbors: QA) -> None:
    answer = ask(neighbors, "Which reports mention Samoa?", "What did Tonga do about shelters?")
    assert sorted({it.country for it in answer.citations}) == ["Fiji", "Tonga", "Vanuatu"]
