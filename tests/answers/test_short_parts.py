"""Two questions in one of which the second leaves out what the first names, and numbers told in parts or in a row."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

_TEXT = """---
country: Chad
year: 2018
---
The government does not fully meet the minimum standards; therefore Chad remained on Tier 2.
## Prosecution
The penal code prescribed six to nine years imprisonment for trafficking. The government began revising its code to raise the terms of imprisonment from six to twelve years. Courts convicted nine traffickers in 2017, compared with five in 2016, and gave seven of the convicted prison sentences of two months to four years imprisonment.
## Protection
The police identified 40 trafficking victims in 2017; 28 were exploited in forced labor and 12 in sex trafficking. An NGO assisted 55 victims in 2017. For the fourth consecutive year the reception house in Abeche was not functional. The Ministry of Fisheries (MoF) barred boats from keeping passports of crews, and no penalties were named. The MoF received roughly 310 cases of passport retention in 2017.
## Prevention
The government employed 61 labor inspectors, up from 50. Despite the increase, the number of inspectors was not enough, as there were too few inspectors in the provinces. The agency revoked the licenses of an undisclosed number of Chinese-owned mining companies because of labor violations.
"""
_PARTS = """---
country: Fiji
year: 2018
---
## Protection
Officials identified 33 transnational trafficking victims and five internal trafficking victims in 2017. The government did not report efforts to identify or assist victims among fishermen. For the third consecutive year the port of Suva had no inspector.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("short"), {"2018/chad": _TEXT, "2018/fiji": _PARTS})


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("How many Chadian victims were in forced labor vs sex trafficking?", "**28**", "**12**"),
        ("Chad: victims of sex trafficking versus forced labor, how many each?", "**12**", "**28**"),
        ("How many victims did the NGO in Chad assist, and how many did the police identify?", "**55**", "**40**"),
        ("chad tier + convictions", "**Tier 2**", "**nine**"),
        ("Tier plus victims identified: Chad", "**Tier 2**", "**40**"),
        (
            "How many labor inspectors does Chad employ, and is that enough?",
            "61 labor inspectors",
            "too few inspectors",
        ),
    ],
)
def test_each_of_the_two_is_answered(told: QA, question: str, first: str, second: str) -> None:
    answer = ask(told, question).answer
    assert first in answer
    assert second in answer
    assert answer.index(first) < answer.index(second)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("For how many years has the reception house in Chad not been working?", "fourth consecutive year"),
        ("Chad: in what range were the prison terms of the convicted?", "two months to four years"),
        ("From how many to how many years for trafficking in Chad?", "six to nine years"),
        ("How many passport retention cases did Chad's Ministry of Fisheries receive?", "roughly 310 cases"),
        ("Chinese mining companies in Chad lost their licenses? on what basis, and how many?", "undisclosed number"),
        ("How many victims were identified in Fiji?", "33 transnational"),
    ],
)
def test_the_sentence_that_tells_it_goes_first(told: QA, question: str, quote: str) -> None:
    answer = ask(told, question)
    assert not answer.abstained
    assert quote in answer.citations[0].quote


def test_no_stretch_of_time_is_taken_from_another_thing(told: QA) -> None:
    assert ask(told, "For how many years has Fiji had no transnational trafficking victims?").abstained
