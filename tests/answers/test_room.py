"""Which of two shelters has room for more, as the sentences on their capacity tell it."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.answers.reply import Reply
from tipqa.answers.room import room_in
from tipqa.answers.stated import QuotesFact
from tipqa.qa import QA

_TEXT = """---
country: Chad
year: 2018
---
## Protection
The government referred 24 victims to its shelter and helped 15 in the year before. The shelter gave legal support, stipends, medical care, and training to victims. The government allocated 5,000 dollars to its shelter, which could accommodate up to 60 women and child victims of forced labor or other abuse.
## Prevention
The government held a campaign in schools.
"""
_OTHER = """---
country: Fiji
year: 2018
---
## Protection
The facility had the capacity to shelter 35 individuals with rooms for families. Volunteers cooked for victims.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("room"), {"2018/chad": _TEXT, "2018/fiji": _OTHER})


@pytest.mark.parametrize(
    "question",
    [
        "Compare the shelters in Chad and Fiji: which can hold more people?",
        "which shelter can house more victims, Fiji's or Chad's?",
        "Who has the bigger shelter, Fiji or Chad?",
    ],
)
def test_the_larger_is_named_with_both_numbers(told: QA, question: str) -> None:
    answer = ask(told, question).answer
    assert answer.startswith("**Chad** has room for more: 60, against 35 in Fiji.")
    assert "do not rank" not in answer


@pytest.mark.parametrize(
    ("sentence", "room"),
    [
        ("It opened a 30-bed shelter in 2016.", 30),
        ("The shelter has a capacity of 1,200 persons.", 1200),
        ("The house, with room for 12, took in 9 victims.", 12),
        ("Both shelters, with capacity for 20 and room for 30, were full.", None),
        ("The house accommodated 35 victims.", None),
        ("In 2017 it funded a shelter that helped 40 victims.", None),
    ],
)
def test_a_sentence_tells_room_by_one_number(sentence: str, room: float | None) -> None:
    assert room_in(Reply((), QuotesFact("Chad", (2018,), (sentence,), 1.0))) == room
