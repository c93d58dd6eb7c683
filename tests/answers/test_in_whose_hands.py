"""Who may do a thing, who has it in hand, and in which languages: what says so goes before what only comes near."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "Samoa: 2024 Trafficking in Persons Report"
country: Samoa
year: 2024
series: tip
kind: other
---

# Samoa (Tier 2)

The Government of Samoa does not fully meet the minimum standards but is making significant efforts to do so; therefore
Samoa remained on Tier 2.

## PROTECTION

The night patrol, responsible for smuggling, visited two farms. Clerks counted 40 farm inspections. The referral rules asked victims to give a statement to nurses to be formally certified as a victim of trafficking. Clerks had no part
in this; nurses were the only staff with the authority to formally certify victims, which lawyers deplored. Where a court
tried someone before nurses formally certified him as a victim of trafficking, the record stayed.

## PREVENTION

The port office opened a trial program to rate brokers who deal with foreign divers hired overseas. Divers hired overseas fell under
the jurisdiction of the harbor board, not of the labor office. The number of the hotline stood on all posters of the awareness campaign. It had large posters of the campaign
in four languages (Samoan, English, Nepali, and Thai) at the airport.

## TRAFFICKING PROFILE

Traffickers exploit men on boats.
"""


@pytest.fixture(scope="module")
def samoa(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over one narrative, made for this."""
    return over(tmp_path_factory.mktemp("hands"), {"2024/samoa": NARRATIVE})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who in Samoa has the authority to formally certify victims?", "Clerks had no part"),
        ("Samoa: which staff are authorized to formally certify a victim?", "Clerks had no part"),
        ("Samoa: who is responsible for divers hired overseas?", "Divers hired overseas fell under"),
        ("Which office is in charge of foreign divers hired overseas in Samoa?", "Divers hired overseas fell under"),
        ("In which languages was the Samoan awareness campaign put on posters?", "It had large posters"),
    ],
)
def test_what_says_it_goes_first(question: str, first: str, samoa: QA) -> None:
    answer = ask(samoa, question)
    assert not answer.abstained
    assert answer.citations[0].quote.startswith(first)


def test_what_was_done_goes_before_what_is_urged(bundled: QA) -> None:
    answer = ask(bundled, "Kazakhstan, the 2022 and the 2023 report: what changed for foreign victims?")
    assert "The president signed amendments" in answer.citations[0].quote


def test_a_part_of_the_world_named_twice_is_told_once(bundled: QA) -> None:
    assert "in Gulf not on Tier 1" in ask(bundled, "GCC, the Gulf states: who is not on Tier 1 in 2025?").answer


def test_placements_told_above_are_not_announced_again(bundled: QA) -> None:
    answer = ask(bundled, "Laos or Vietnam: which one is rated worse in 2025? we have suppliers in both")
    assert answer.answer.startswith("**Lowest in 2025**")
    assert "Listed among the placements" not in answer.answer


def test_who_has_another_thing_in_hand_goes_last(samoa: QA) -> None:
    answer = ask(samoa, "Who is responsible for farm inspections in Samoa?")
    assert not answer.citations[0].quote.startswith("The night patrol")


def test_who_has_the_thing_in_hand_goes_first(samoa: QA) -> None:
    assert ask(samoa, "Who is responsible for smuggling in Samoa?").citations[0].quote.startswith("The night patrol")


HANDS = {
    "Tonga": (
        "The Ministry of Fisheries was responsible for boat permits, and the Ministry of Justice was responsible for prosecution of brokers. "
        "Courts heard two cases on the prosecution of brokers."
    ),
    "Fiji": "The harbor board was responsible for permits, shelter, and care of divers. Nurses visited divers.",
}


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over narratives in which one sentence tells several things that are in somebody's hands."""
    texts = {}
    for country, told in HANDS.items():
        own = NARRATIVE.replace("Samoa", country).replace("The night patrol, responsible for smuggling,", "Clerks")
        texts[f"2024/{country.lower()}"] = own.replace("Clerks counted 40 farm inspections.", told)
    return over(tmp_path_factory.mktemp("bodies"), texts)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who is responsible for prosecution of brokers in Tonga?", "The Ministry of Fisheries"),
        ("Who is responsible for boat permits in Tonga?", "The Ministry of Fisheries"),
        ("Who is responsible for the care of divers in Fiji?", "The harbor board"),
    ],
)
def test_a_sentence_with_several_things_in_hand_tells_each_of_them(bodies: QA, question: str, first: str) -> None:
    assert ask(bodies, question).citations[0].quote.startswith(first)
