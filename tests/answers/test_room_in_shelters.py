"""How many a shelter holds, in whatever words the report tells it."""

from __future__ import annotations

from pathlib import Path

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

## PROSECUTION

The courts convicted three traffickers. Judges lacked training on the law. Police lost two cars.

## PROTECTION

The government spent 90,000 tala on its hostel in Apia, which could accommodate up to 35 women and girls. Residents of the
hostel were seldom let out of the building. {more}

## PREVENTION

The government ran a hotline. Posters warned fishermen.

## TRAFFICKING PROFILE

Traffickers exploit men on boats.
"""


@pytest.fixture(scope="module")
def samoa(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("samoa"), {"2024/samoa": NARRATIVE.format(more="A shelter fed them.")})


@pytest.mark.parametrize(
    "question",
    [
        "What is the capacity of the hostel in Samoa?",
        "What is the hostel's capacity in Samoa?",
        "What is the maximum occupancy of Samoa's hostel?",
        "How many women fit into the hostel in Samoa?",
    ],
)
def test_room_is_told_where_no_capacity_is_named(samoa: QA, question: str) -> None:
    answer = ask(samoa, question)
    assert not answer.abstained
    assert "up to 35 women and girls" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question", ["What is the capacity of the courts in Samoa?", "What is the capacity of the airport in Samoa?"]
)
def test_room_of_another_place_is_refused(samoa: QA, question: str) -> None:
    assert ask(samoa, question).abstained


def test_those_whom_it_could_assist_are_its_room(tmp_path: Path) -> None:
    text = NARRATIVE.replace("could accommodate up to 35 women and girls", "could assist nine women and girls")
    with over(tmp_path, {"2024/samoa": text.format(more="")}) as qa:
        answer = ask(qa, "What is the capacity of the hostel in Samoa?")
    assert not answer.abstained
    assert "could assist nine" in answer.citations[0].quote
