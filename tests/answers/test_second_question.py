"""Second questions of fates and of courts, penalties asked for behind "to what", roles counted, and none of a part alone."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

_CHAD = """---
country: Chad
year: 2018
---
## Prosecution
Article 30 of the penal code criminalized trafficking and prescribed penalties of six to nine years imprisonment. Judges gave most traffickers terms below the minimum of six years. Courts convicted three traffickers in 2017. The three convicted traffickers received suspended prison terms and fines. The government reported investigating two trafficking cases, a decrease from nine investigations in the previous reporting period. The government investigated 26 Chadian peacekeepers who allegedly sexually exploited civilians abroad.
## Protection
The government identified 31 victims during the reporting period, compared to four victims identified during the previous reporting period. It referred all victims to the care of a charity. The police opened a shelter for women in Moundou, but the government did not report if victims received care there.
"""
_FIJI = """---
country: Fiji
year: 2018
---
## Prosecution
The government prosecuted fewer traffickers than in the previous reporting period. The government did not prosecute any labor traffickers in sugar milling or boat building, despite continuing reports. Courts have not convicted a trafficker since late 2013, and some courts convicted minors of theft in recent years.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("second"), {"2018/chad": _CHAD, "2018/fiji": _FIJI})


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("How many victims did Chad identify compared with the earlier period, and were they referred to care?", "31 ", "referred all"),
        ("how many victims did Chad find and were they all referred to care", "31", "referred all"),
        ("minimum sentence for trafficking in Chad under art. 30 and do judges respect it", "six to nine", "below the minimum"),
        ("What is the lowest penalty in Chad, and do judges apply it?", "six to nine", "below the minimum"),
    ],
)  # fmt: skip
def test_both_are_told(told: QA, question: str, first: str, second: str) -> None:
    answer = ask(told, question).answer
    assert first in answer
    assert second in answer
    assert answer.index(first) < answer.index(second)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Chad sentenced its three convicted traffickers to what?", "received suspended prison terms"),
        ("Chad sentenced the traffickers to which sentence in 2018?", "received suspended prison terms"),
        ("Chad peacekeepers investigated for sexual exploitation - how many?", "26 Chadian peacekeepers"),
    ],
)
def test_what_is_asked_goes_first(told: QA, question: str, quote: str) -> None:
    assert quote in ask(told, question).citations[0].quote


@pytest.mark.parametrize(
    "question", ["exact number of traffickers prosecuted in Fiji?", "How many traffickers did Fiji prosecute in 2018?"]
)
def test_none_of_a_part_is_no_number_of_all(told: QA, question: str) -> None:
    answer = ask(told, question)
    assert answer.abstained
    assert "prosecuted fewer traffickers" in answer.answer
    assert "sugar" not in answer.answer


def test_since_when_nobody_was_convicted_for_long(told: QA) -> None:
    answer = told.ask("since when?", history=["Has Fiji had no trafficking convictions for a long time?"])
    assert answer.answer.startswith("**Not since late 2013**")


def test_what_changed_in_a_figure_of_the_one_edition_held(told: QA) -> None:
    answer = ask(told, "What changed in Chad's investigations compared to the year before?")
    assert "compared with nine" in answer.answer
