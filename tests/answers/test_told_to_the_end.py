"""How something went on, what is wrong with it, what courts gave: the statements that tell it, and those that go on with them."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

SAMOA = """---
title: "Samoa: 2024 Trafficking in Persons Report"
country: Samoa
year: 2024
series: tip
kind: other
---

# Samoa (Tier 2)

The Government of Samoa demonstrated increasing efforts compared to the previous reporting period; therefore Samoa remained on Tier 2. These efforts included rebuilding a
home. The government appointed two envoys for the islands. However, the government did not meet the minimum standards in several key areas. It did not train judges.

## PROSECUTION

The Crimes Act criminalized trafficking and prescribed penalties ranging from four to 12 years imprisonment or a fine of 90,000 tala. The Youth Act prescribed a
fine of 2,000 tala for selling beer to a child. The government made uneven efforts and the Crimes Act remained inconsistent with the
international definition of trafficking. Inconsistent with international law, the Crimes Act required proof of force where girls are sold.
Courts convicted six traffickers; the traffickers received sentences between two and three years imprisonment.
Police charged three harbor officers with selling visas; two were convicted and dismissed. The third officer was acquitted.
Officials of both islands were suspected of complicity in the ferry case. According to the press, officials at the Ministry of Fisheries and the
Port Police were said to be involved in trafficking. A widow claimed wages that her husband was owed. Citing a missing contract, a judge refused the widow's claim.

## PROTECTION

The rest house in Apia was rebuilt with new beds. However, the rest house kept women behind locked doors and without a doctor. Police fined and jailed girls sold for sex, seven of whom went to a
juvenile home. The law punished pimps who sell a child. A study looked into “fale gangs”, who lend money to fishermen. As a result of the
study, the government paid for a radio series on loans.

## TRAFFICKING PROFILE

Traffickers exploit Samoan migrants abroad in hotels. Traffickers exploit some migrants at home. Samoan migrants are
exploited in Australia, New Zealand, and Fiji.
"""

TONGA = """---
title: "Tonga: 2024 Trafficking in Persons Report"
country: Tonga
year: 2024
series: tip
kind: other
---

# Tonga (Tier 2)

## PROSECUTION

Police raided a call center where 14 Samoans had to sell loans by phone. Women from Samoa work in some bars.
"""


@pytest.fixture(scope="module")
def qa(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("told"), {"2024/samoa": SAMOA, "2024/tonga": TONGA})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What happened to the harbor officers in Samoa?", ("two were convicted", "third officer was acquitted")),
        (
            "Harbor officers charged in Samoa: what became of them?",
            ("two were convicted", "third officer was acquitted"),
        ),
        ("What are fale gangs and what did Samoa do about them?", ("lend money", "radio series")),
        ("What is the problem with the rest house in Apia, Samoa?", ("locked doors",)),
        ("Samoa: any issues with the rest house in Apia?", ("locked doors",)),
    ],
)
def test_the_sentence_that_goes_on_is_told_too(qa: QA, question: str, told: tuple[str, ...]) -> None:
    answer = ask(qa, question)
    said = " ".join(answer.answer.split())
    assert all(it in said for it in told), said


def test_a_plain_fact_is_told_alone(qa: QA) -> None:
    answer = ask(qa, "With what were the harbor officers charged in Samoa?")
    assert "third officer" not in answer.answer


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What was the range of prison sentences given to traffickers in Samoa?", "between two and three years"),
        ("Samoa: which jail terms were handed to traffickers?", "between two and three years"),
        ("Fine amounts: trafficking under the Samoan act?", "90,000 tala"),
        ("In Samoa, were girls sold for sex punished?", "fined and jailed girls"),
        ("Were children who were trafficked in Samoa ever arrested?", "fined and jailed girls"),
        ("How is the Samoan Crimes Act inconsistent with international law?", "required proof of force"),
        ("In what respect is the Crimes Act of Samoa at odds with international law?", "required proof of force"),
        ("Samoan officials: which ministries were said to be involved in trafficking?", "Ministry of Fisheries"),
        ("Samoa: why did the court refuse the widow's claim?", "Citing a missing contract"),
        ("Where do Samoan migrants end up abroad?", "Australia, New Zealand, and Fiji"),
        ("What was the Samoa call center case in Tonga about?", "14 Samoans"),
    ],
)
def test_what_is_asked_goes_first(qa: QA, question: str, first: str) -> None:
    answer = ask(qa, question)
    assert answer.citations, answer.answer
    assert first in " ".join(answer.citations[0].quote.split())


def test_a_border_is_of_both_countries(qa: QA) -> None:
    answer = ask(qa, "What happens at the Samoan-Tongan border?")
    assert set(answer.query.countries) == {"Samoa", "Tonga"}


def test_news_on_a_topic_are_told_of_the_only_edition(qa: QA) -> None:
    answer = ask(qa, "What is new in the rest house in Apia, Samoa?")
    assert "new beds" in answer.citations[0].quote
    assert "Only the 2024 edition on Samoa is held" in answer.answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("What is Samoa doing badly in fighting trafficking?", "did not train judges", "two envoys"),
        ("Positive points Samoa 2024?", "two envoys", "train judges"),
        ("What does Samoa do well in combating trafficking?", "two envoys", "train judges"),
    ],
)
def test_one_side_of_the_fight_is_that_side_of_the_assessment(qa: QA, question: str, told: str, untold: str) -> None:
    answer = ask(qa, question)
    assert told in answer.answer
    assert untold not in answer.answer
