"""The nationality of firms, owners and gangs is told by what calls them after a country, not by where victims come from."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "Tonga: 2018 Trafficking in Persons Report"
country: Tonga
year: 2018
series: tip
kind: other
---

# Tonga (Tier 2)

The Government of Tonga does not fully meet the minimum standards but is making significant efforts to do so; therefore
Tonga remained on Tier 2.

## PROTECTION

The government assisted 20 victims. A shelter for women stayed open.

## PREVENTION

The government ran a hotline. Posters warned fishermen.

## TRAFFICKING PROFILE

Many women from Fiji, Nepal, and India are turned over to bars near pearl farms and sold to crews. Greek and Korean pearl companies
arrange for some women to enter the country on tourist visas. Dutch nationals own inns on the outer islands. Victims found in bars
were mostly from Peru and Chile. On fishing vessels, traffickers exploit men from Kenya and Nigeria. Inspectors once went aboard
Danish fishing vessels in the harbor and found their papers in order.
"""


@pytest.fixture(scope="module")
def tonga(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("tonga"), {"2018/tonga": NARRATIVE})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which nationalities of pearl companies bring women into Tonga?", "Greek and Korean pearl companies"),
        ("What nationality are the pearl companies in Tonga?", "Greek and Korean pearl companies"),
        ("Nationality of the owners of inns on the outer islands of Tonga?", "Dutch nationals own inns"),
    ],
)
def test_what_is_called_after_a_country_goes_first(tonga: QA, question: str, told: str) -> None:
    answer = ask(tonga, question)
    assert not answer.abstained
    assert told in answer.citations[0].quote


def test_the_nationality_of_victims_is_theirs(tonga: QA) -> None:
    assert "Peru and Chile" in ask(tonga, "What nationality are the victims found in bars in Tonga?").citations[0].quote


def test_the_nationality_of_those_who_are_exploited_is_theirs(tonga: QA) -> None:
    answer = ask(tonga, "Which nationalities are exploited on fishing vessels in Tonga?")
    assert "Kenya and Nigeria" in answer.citations[0].quote
