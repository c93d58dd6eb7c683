"""Wordings of a kind: praise and gaps, penalties, origins, recruitment, work, exceptions, waivers, what alone is new."""

from __future__ import annotations

import pytest
from checks import ask, cited, over

from tipqa.qa import QA

HEAD = """---
title: "{country}: 2024 Trafficking in Persons Report"
country: {country}
year: 2024
series: tip
kind: other
---

# {country} ({tier})

"""
FIJI = """The Government of Fiji does not fully meet the minimum standards but is making significant efforts to do so. The
government demonstrated increasing efforts compared with the previous reporting period; therefore Fiji was upgraded to Tier
2. These efforts included convicting more traffickers and opening a hotline. However, the government did not meet the minimum standards in several key areas. It did not fund the
care of victims.

## RECOMMENDATIONS

Accede to the 2000 UN TIP Protocol. Fund the care of victims.

## PROSECUTION

The government increased law enforcement efforts. The Crimes Decree criminalized trafficking and prescribed penalties of
12 to 25 years imprisonment. The government prosecuted nine suspects, compared with four in 2022. Traffickers faced
few obstacles at ports.

## PROTECTION

The government identified 14 victims, compared with nine in 2022. It lacked funds for the care of victims.

## PREVENTION

A unit of the police coordinated the national efforts against trafficking. Fiji is not a party to the 2000 UN TIP Protocol. The
government provided insufficient resources to its coordinating body.

## TRAFFICKING PROFILE

Traffickers exploit victims on farms and in bars. Most victims are women from Tonga, Samoa, and Kiribati. Traffickers exploit
foreign men in forced labor in fishing, logging, and construction. Gangs groom girls and promise them jobs in hotels. Children
of the outer islands are at risk. Children who work in street vending, mechanics, or transport are vulnerable to forced labor. The embassy in
Samoa gave food and shelter to eleven victims. The embassy in Kiribati housed some and paid their way home.
"""
TUVALU = """The Government of Tuvalu does not fully meet the minimum standards but is making significant efforts to do so. Because
the government has devoted sufficient resources to a written plan that, if implemented, would constitute significant efforts,
Tuvalu was granted a waiver per the Trafficking Victims Protection Act from an otherwise required downgrade to Tier 3.
Therefore Tuvalu remained on Tier 2 Watch List for the third consecutive year.

## PREVENTION

Tuvalu is a party to the 2000 UN TIP Protocol, but the government lacked funds for posters.
"""
NAURU = """The Government of Nauru does not fully meet the minimum standards but is making significant efforts to do so. The
government did not demonstrate overall increasing efforts compared with the previous reporting period; therefore Nauru was
downgraded to Tier 2 Watch List.

## PREVENTION

Officials printed posters.
"""


@pytest.fixture(scope="module")
def islands(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over three narratives of one edition, made for this."""
    told = (("Fiji", "Tier 2", FIJI), ("Tuvalu", "Tier 2 Watch List", TUVALU), ("Nauru", "Tier 2 Watch List", NAURU))
    return over(
        tmp_path_factory.mktemp("islands"),
        {f"2024/{country.lower()}": HEAD.format(country=country, tier=tier) + text for country, tier, text in told},
    )


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What did Fiji get praise for?", "convicting more traffickers"),
        ("Main gaps in victim care in Fiji?", "lacked funds for the care of victims"),
        ("What do traffickers in Fiji face?", "prescribed penalties of 12 to 25 years"),
        ("What does Fiji threaten traffickers with?", "prescribed penalties of 12 to 25 years"),
        ("How does Fiji punish traffickers?", "prescribed penalties of 12 to 25 years"),
        ("Where do the victims in Fiji come from?", "women from Tonga, Samoa, and Kiribati"),
        ("How are girls lured in Fiji?", "Gangs groom girls"),
        ("In which sectors are foreigners exploited in Fiji?", "fishing, logging, and construction"),
        ("In which sectors are children in Fiji at risk?", "street vending, mechanics, or transport"),
        ("What did Fiji's embassy in Kiribati give to victims?", "The embassy in Kiribati"),
        ("Who coordinates in Fiji?", "A unit of the police coordinated"),
        ("What did Fiji do to move up?", "therefore Fiji was"),
    ],
)
def test_the_sentence_that_answers_comes_first(islands: QA, question: str, first: str) -> None:
    answer = ask(islands, question)
    assert not answer.abstained
    assert first in answer.citations[0].quote.replace("\n", " ")


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("Which countries had a waiver in 2024?", ["2024/tuvalu"]),
        ("Which Watch List countries had no waiver?", ["2024/nauru"]),
        ("Which Watch List countries were not downgraded and kept by a waiver?", ["2024/tuvalu"]),
        ("Who is on the Watch List, except those downgraded to it?", ["2024/tuvalu"]),
        ("Which ones are neither on Tier 1, 2 nor on Tier 3?", ["2024/nauru", "2024/tuvalu"]),
        ("Which countries are not party to the UN TIP Protocol?", ["2024/fiji"]),
        ("Which countries are party to the UN TIP Protocol?", ["2024/tuvalu"]),
    ],
)
def test_lists_with_an_exception_or_a_negation(islands: QA, question: str, countries: list[str]) -> None:
    assert cited(ask(islands, question)) == countries


def test_a_list_of_waivers_cites_the_sentence_that_tells_of_it(islands: QA) -> None:
    (citation,) = ask(islands, "Which countries got a waiver instead of a fall to Tier 3?").citations
    assert "granted a waiver" in citation.quote


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Was Tuvalu given a waiver to avoid being sent down to Tier 3?", "**Yes**: Tuvalu, 2024 edition."),
        ("Did Tuvalu get a waiver?", "**Yes**: Tuvalu, 2024 edition."),
        ("Was Nauru granted a waiver?", "**Not told**: of a waiver the 2024 edition does not tell"),
    ],
)
def test_whether_a_country_had_a_waiver_is_told_by_its_own_narrative(islands: QA, question: str, lead: str) -> None:
    assert ask(islands, question).answer.startswith(lead)


def test_a_streak_that_the_report_counts_goes_before_the_editions_held(islands: QA) -> None:
    answer = ask(islands, "How many years in a row has Tuvalu been on the Watch List?")
    assert answer.answer.startswith("**3 years in a row**")


def test_where_one_edition_is_held_it_tells_what_it_names_as_done(islands: QA) -> None:
    answer = ask(islands, "What is new in Fiji compared with the year before?")
    assert not answer.abstained
    assert "Only the 2024 edition on Fiji is held" in answer.answer
    assert "compared with nine in 2022" in answer.answer


def test_a_rank_alone_asks_of_which_country(islands: QA) -> None:
    assert "which one is meant?" in ask(islands, "What tier?").answer


def test_a_neighbor_is_asked_what_was_asked_before(islands: QA) -> None:
    answer = ask(islands, "And its neighbor Nauru?", "What tier is Tuvalu on?")
    assert answer.answer.startswith("**Tier 2 Watch List**: Nauru")


def test_a_move_that_was_not_made_is_denied_first(islands: QA) -> None:
    assert ask(islands, "Why did Tuvalu move up?").reason == "false_premise"


def test_a_month_dates_an_event_and_names_no_edition(bundled: QA) -> None:
    answer = ask(bundled, "Why were trafficking cases dropped by Romanian courts from October 2022?")
    assert answer.citations[0].quote.startswith("From October 2022, courts counted")


def test_the_release_of_a_report_and_its_lateness(bundled: QA) -> None:
    assert "September 29, 2025" in ask(bundled, "When was the 2025 TIP report released and was it late?").answer


def test_which_countries_have_whole_digests_is_what_is_held(bundled: QA) -> None:
    assert "**10 countries**" in ask(bundled, "Which countries have full digests and for which years?").answer


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        (
            "All Tier 3 countries of 2025 except those in Africa and the Middle East",
            [
                *("Afghanistan", "Belarus", "Burma", "Cambodia", "China", "Cuba", "Laos", "Macau", "Nicaragua"),
                *("North Korea", "Papua New Guinea", "Russia", "Sint Maarten", "Venezuela"),
            ],
        ),
        (
            "Which South American countries are on Tier 1 or Tier 3 in 2025?",
            ["Argentina", "Chile", "Guyana", "Suriname", "Venezuela"],
        ),
        (
            "Which countries were on Tier 3 in 2024 and are on the Watch List now?",
            ["Brunei", "Djibouti", "Turkmenistan"],
        ),
        (
            "Which countries of Africa stayed on Tier 3 from 2023 to 2025?",
            ["Eritrea", "South Sudan"],
        ),
    ],
)
def test_lists_without_a_region_of_two_tiers_now_and_all_along(
    bundled: QA, question: str, countries: list[str]
) -> None:
    assert sorted(ask(bundled, question).facts["countries"]) == countries


def test_a_choice_is_answered_by_neither_yes_nor_no(bundled: QA) -> None:
    assert ask(bundled, "Is Kazakhstan or Romania ranked higher?").answer.startswith("**Same tier")


def test_since_when_is_of_the_tier_asked_before(bundled: QA) -> None:
    answer = ask(bundled, "since when?", "What tier is Romania on?")
    assert answer.answer.startswith("**Since the 2022 edition**")


def test_what_is_missing_for_a_tier_is_told_by_the_shortfalls(islands: QA) -> None:
    for question in ("What keeps Fiji from Tier 1?", "Why isn't Fiji on Tier 1?"):
        answer = ask(islands, question)
        assert not answer.abstained
        assert "did not fund the care of victims" in answer.answer.replace("\n", " ")


def test_a_tier_denied_that_the_country_has_is_corrected(islands: QA) -> None:
    assert ask(islands, "Why isn't Fiji on Tier 2?").reason == "false_premise"


def test_what_was_budgeted_is_a_sum(islands: QA) -> None:
    assert ask(islands, "What did Fiji budget for shelters?").intent == "figure"


def test_anything_on_a_matter_is_of_the_recommendations_asked_before(islands: QA) -> None:
    answer = ask(islands, "Anything about the protocol?", "What should Fiji change?")
    assert "Accede to the 2000 UN TIP Protocol" in answer.answer.replace("\n", " ")
    assert answer.intent == "recommendations"
