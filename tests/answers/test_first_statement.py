"""Which statement of a long text goes first: in a narrative that says much that only comes near."""

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

## RECOMMENDATIONS

Convict complicit officials and hold convicted officials to account. Fund the Harbor Home adequately. Amend the labor code.

## PROSECUTION

The labor code criminalized forced labor and prescribed fines alone. However, the Seafarers Act did not punish
forced labor aboard ships. Courts tried three customs officials for selling visas; the trials went on at the end of the year.
Police worked with customs officials on two cases. The Bureau for Women, Youth, and Elders (BoWYE) held two courses for judges.
The welfare council (KMTS) lent its hall for these courses.

## PROTECTION

The BoWYE had the lead on the care of child victims. The Ministry of Justice paid for the clothes of child victims in court.
The government did not provide care to victims in the villages. Churches provided most care to victims. The Harbor Home, which
charities pay for, took in 20 women. It had neither a doctor nor enough beds. The KMTS ran a telephone line from 8am to 5pm. The line was moved
to a new office. No victims asked for protection as witnesses. The Office of Witnesses keeps rules on how victims may ask for
protection, and on how witnesses are protected.

## TRAFFICKING PROFILE

Young men of the outer islands often work at sea without papers, which puts them at risk. Cannery workers are the most
vulnerable to forced labor, since they owe money to agents. Victims also came from Fiji. Foreign victims originate primarily
from Tonga, with some from Kiribati.
"""


OTHER = """---
title: "Tonga: 2024 Trafficking in Persons Report"
country: Tonga
year: 2024
series: tip
kind: other
---

# Tonga (Tier 2)

## PROSECUTION

Police of Tonga and Samoa followed a gang that sold girls on ferries; the case ended in five arrests. Police took part in
nine joint cases with other states. Judges preferred lighter charges in the courts of the islands. The trials of the islands
heard pleas by letter, which delayed verdicts. The government opened new police stations. Two police stations were newly opened
by the government in Neiafu and Pangai, the larger towns.

## TRAFFICKING PROFILE

Girls of the outer islands account for most of the victims identified in Tonga. Recruiters take girls from Tonga to Samoa
through the port of Neiafu.
"""


@pytest.fixture(scope="module")
def samoa(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over two narratives, made for this."""
    return over(tmp_path_factory.mktemp("samoa"), {"2024/samoa": NARRATIVE, "2024/tonga": OTHER})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Were any officials convicted in Samoa?", "Courts tried three customs officials"),  # no recommendation
        ("Which bureau is in charge of child victims in Samoa?", "The BoWYE had the lead"),
        ("Which council runs a telephone line in Samoa?", "The KMTS ran a telephone line"),  # of another language
        ("Who provides most care to victims in Samoa?", "Churches provided most care"),  # not who does not
        ("Which workers are most at risk in Samoa?", "Cannery workers are the most"),
        ("Where do foreign victims in Samoa come from?", "Foreign victims originate primarily"),
        ("When is the telephone line in Samoa open?", "The KMTS ran a telephone line"),
        ("What loopholes does the law of Samoa have on forced labor?", "However, the Seafarers Act"),
        ("Did any victims ask for protection as witnesses in Samoa?", "No victims asked for protection"),
        ("What does the Harbor Home in Samoa lack?", "It had neither a doctor"),  # which the sentence before names
        ("Where did Tonga open new police stations?", "Two police stations were newly opened"),  # which names places
        ("Why do courts in Tonga seldom hear grave charges?", "Judges preferred lighter charges"),
        ("Why did verdicts in Tonga come late?", "The trials of the islands"),
        ("Who makes up most of the victims in Tonga?", "Girls of the outer islands"),  # no figure
        ("Why did the trials in Tonga change?", "The trials of the islands"),  # no comparison of editions
        ("What was the joint case of Tonga and Samoa about?", "Police of Tonga and Samoa followed"),
        ("Through which port are girls taken from Tonga to Samoa?", "Recruiters take girls from Tonga to Samoa"),
    ],
)
def test_the_statement_that_answers_goes_first(samoa: QA, question: str, first: str) -> None:
    answer = ask(samoa, question)
    assert not answer.abstained
    assert answer.citations[0].quote.startswith(first)


def test_two_countries_that_are_only_listed_are_answered_one_by_one(samoa: QA) -> None:
    answer = ask(samoa, "What do police in Samoa and Tonga work on?")
    assert "**Samoa**" in answer.answer
    assert "**Tonga**" in answer.answer
