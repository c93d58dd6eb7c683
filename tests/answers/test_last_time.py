"""When a thing was done last, and since when it is not done any more."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.evidence.last_done import EXAMPLES, _told
from tipqa.qa import QA
from tipqa.question.lexicon import phrases

_TEXT = """---
country: {country}
year: {year}
---
## Prosecution
{prosecution}
## Protection
The government identified seven victims and referred all of them to the shelter of a charity.
## Prevention
The government {prevention}.
"""


def _narrative(country: str, year: int, prosecution: str, prevention: str = "held a campaign in schools") -> str:
    return _TEXT.format(country=country, year=year, prosecution=prosecution, prevention=prevention)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> QA:
    narratives = {
        "2021/chad": _narrative("Chad", 2021, "Courts have not convicted any trafficker since late 2014."),
        "2021/fiji": _narrative("Fiji", 2021, "The last conviction was in 2016, and police opened three cases in 2020."),
        "2021/togo": _narrative("Togo", 2021, "Since convicting a broker in May 2012, the government has not prosecuted any trafficker."),
        "2021/peru": _narrative("Peru", 2021, "Courts convicted six traffickers in 2020.", "had not updated its action plan since 2013"),
        "2021/laos": _narrative("Laos", 2021, "The government did not convict any traffickers for the third consecutive year."),
    }  # fmt: skip
    return over(tmp_path_factory.mktemp("last"), narratives)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("When was the last trafficking conviction in Chad?", "**Not since late 2014**"),
        ("since what year has chad convicted nobody", "**Not since late 2014**"),
        ("Since when has Chad had no convictions?", "**Not since late 2014**"),
        ("in which year did Fiji last convict a trafficker", "**2016**"),
        ("When was the last conviction in Peru?", "**2020**, by the newest figure: **six**"),
        ("When was Peru's action plan last updated?", "**Not since 2013**"),
        ("When did Laos last convict a trafficker?", "“The government did not convict any traffickers for the third"),
        ("When did Togo convict a broker, and any prosecutions since?", "“Since convicting a broker in May 2012"),
    ],
)
def test_the_time_is_told_and_no_premise_is_denied(told: QA, question: str, first: str) -> None:
    answer = ask(told, question)
    assert not answer.abstained
    assert answer.answer.startswith(first)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_wording_tells_a_time(example: str) -> None:
    assert _told(example, "")


@pytest.mark.parametrize(
    "question",
    ["When did Fiji convict a trafficker?", "Convictions in Fiji last year?", "Since when is there a hotline in Fiji?"],
)
def test_other_times_are_no_last_time(question: str) -> None:
    assert not phrases("last_time").search(question)
