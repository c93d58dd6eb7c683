"""Whose victims were found, what a hotline is called, which figures moved, and regions in which a part was counted."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.evidence.names import named_before_others
from tipqa.evidence.scoring import Evidence
from tipqa.index.model import Filter
from tipqa.qa import QA
from tipqa.question.name_questions import read_name

_TEXT = """---
country: Chad
year: 2018
---
## Prosecution
The government opened more investigations than in the previous year. The government initiated fewer prosecutions and secured fewer convictions than in the previous year. No prosecution under the old law was completed, although the number of cases in courts is large. In January 2017 inspectors investigated a company for labor violations and closed its office. Men worked abroad for a firm, Namgang Works, which kept their pay.
## Protection
The police identified 40 trafficking victims in 2017. These included 28 Togolese labor trafficking victims and 12 Ghanaian nationals found in bars. Of the 40 victims identified in 2017, 17 were exploited inside Chad and 23 in Western Europe. Children made up 31 of the 40 victims identified in 2017, and 19 of the victims identified in 2017 were girls. The committee on returns met to respond to hotline tips and wrote to the ministry. The ministry ran a toll-free helpline, Appel Vert, which received 900 calls in 2017.
## Profile
Forced labor victims originate from Benin, Togo, Ghana, and Mali.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("found"), {"2018/chad": _TEXT})


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Chad: nationality of the victims found?", "28 Togolese"),
        ("Which nationalities were the victims identified in Chad?", "28 Togolese"),
        ("Where do victims in Chad come from?", "originate from Benin"),
        ("How many victims in Chad were exploited in Western Europe?", "23 in Western Europe"),
        ("What is the name of Chad's hotline?", "Appel Vert"),
        ("what is the hotline in Chad called", "Appel Vert"),
        ("hotline chad name and how many calls", "Appel Vert"),
        ("Which figures fell in Chad?", "fewer prosecutions"),
        ("chad 2018: what numbers went down", "fewer prosecutions"),
        ("Which numbers rose in Chad?", "more investigations"),
    ],
)
def test_what_tells_it_goes_first(told: QA, question: str, quote: str) -> None:
    answer = ask(told, question)
    assert not answer.abstained
    assert quote in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "What is the committee of Chad's bishops called?",
        "Which company in Chad was investigated in January 2017 for labor violations, by name?",
    ],
)
def test_a_thing_without_a_name_is_not_given_that_of_another(told: QA, question: str) -> None:
    assert ask(told, question).abstained


def test_a_named_one_goes_first_only_where_the_thing_alone_is_asked_of(told: QA) -> None:
    texts = ("inspectors investigated a company", "a firm, Namgang Works")
    found = [it for text in texts for it in told._index.statements(Filter()) if text in it.text]
    evidence = [Evidence(it, score, 1.0, holds_quantity=False) for it, score in zip(found, (1.0, 0.5), strict=True)]
    name = read_name("Which company was investigated, by name?")
    assert named_before_others(name, evidence, 0.9)[0].statement == found[0]
    assert named_before_others(name, evidence, 0.9, alone=True)[0].statement == found[1]
