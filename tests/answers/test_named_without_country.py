"""A question that names a thing and no country is answered of the one country whose narrative has that thing."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

HEAD = """---
title: "{country}: 2024 Trafficking in Persons Report"
country: {country}
year: 2024
series: tip
kind: other
---

# {country} (Tier 2)

{country} remained on Tier 2.

"""
PALAU = """## PROSECUTION

Law 61 criminalized sex trafficking. This law prescribed a minimum of nine years imprisonment. Article 7 banned fees for workers.
The LAKORUM opened 14 investigations of boat owners.

## PROTECTION

Police heard of cases from foreign embassies and the government-run shelter. The embassies of Peru and Chile
maintained shelters for seamen and asked courts for the wages that boat owners had kept from these. The Ibobang Center fed girls who had been sold.
"""
NAURU = """## PROSECUTION

Article 7 of the code prescribed fines. Courts convicted one man.

## PROTECTION

Several ministries handled meals for victims with a church. The Ministry of Health looked into how victims got
meals.
"""


@pytest.fixture(scope="module")
def islands(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over two narratives, made for this."""
    texts = {"2024/palau": HEAD.format(country="Palau") + PALAU, "2024/nauru": HEAD.format(country="Nauru") + NAURU}
    return over(tmp_path_factory.mktemp("islands"), texts)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many investigations did LAKORUM open?", "The LAKORUM opened 14"),
        ("What is the minimum under Law 61?", "This law prescribed a minimum of nine years"),
        ("Whom does the Ibobang Center feed?", "The Ibobang Center fed girls"),
    ],
)
def test_the_only_narrative_that_has_it_answers(question: str, first: str, islands: QA) -> None:
    answer = ask(islands, question)
    assert answer.citations[0].quote.startswith(first)
    assert "told of Palau" in answer.answer


def test_an_article_of_several_countries_is_of_none_alone(islands: QA) -> None:
    assert "whose narrative alone" not in ask(islands, "What does article 7 say?").answer


def test_what_any_narrative_may_have_is_no_name(islands: QA) -> None:
    assert "whose narrative alone" not in islands.ask("What does the TIP Report say of the Ministry?").answer


def test_a_name_that_no_narrative_has_is_of_none(islands: QA) -> None:
    answer = islands.ask("How many investigations did BOFTRIM open?")
    assert answer.abstained


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which embassies run their own shelters in Palau?", "The embassies of Peru"),
        ("Which ministry handles meals for victims in Nauru?", "The Ministry of Health"),
    ],
)
def test_what_is_named_goes_before_what_is_not(question: str, first: str, islands: QA) -> None:
    answer = ask(islands, question)
    assert not answer.abstained, answer.answer
    assert answer.citations[0].quote.startswith(first)
