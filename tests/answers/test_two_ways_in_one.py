"""Which way two numbers went, asked in one question; what courts did goes before what a law says."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

_TEXT = """---
country: Chad
year: 2018
---
## Prosecution
Law 06 criminalized trafficking, prescribed ten years for those convicted of it, and is called the trafficking law. The government did not report any investigations under the law. The government prosecuted 14 defendants in 2017, compared with 30 in 2016. Courts convicted nine traffickers in 2017, compared with five in 2016.
## Protection
The government continued to fund two shelters for victims and paid for food.
## Prevention
The government held a campaign in schools and printed leaflets for travelers.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> QA:
    fiji = _TEXT.replace("Chad", "Fiji").replace("nine", "three")
    return over(tmp_path_factory.mktemp("ways"), {"2018/chad": _TEXT, "2018/fiji": fiji})


@pytest.mark.parametrize(
    "question",
    [
        "In Chad did convictions go up or down, and prosecutions?",
        "Did convictions and prosecutions go up or down in Chad?",
        "Chad: prosecutions and convictions up or down?",
        "did prosecutions and convictions increase or decrease in Chad",
        "Did convictions rise or fall in Chad compared with prosecutions?",
    ],
)
def test_both_numbers_are_told_with_their_direction(told: QA, question: str) -> None:
    answer = ask(told, question).answer
    assert "**More**. **nine**" in answer
    assert "**Fewer**. **14**" in answer


def test_what_a_law_prescribes_tells_no_deed(told: QA) -> None:
    answer = ask(told, "Did Chad report any investigations under its trafficking law?")
    assert "did not report any investigations" in answer.citations[0].quote
