"""Facts that are told by their kind, not by the question's words: destinations, articles with penalties, offices, members."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

OLDER = """---
title: "Fiji: 2023 Trafficking in Persons Report"
country: Fiji
year: 2023
series: tip
kind: other
---

# Fiji (Tier 2)

The Government of Fiji does not fully meet the minimum standards but is making significant efforts to do so; therefore
Fiji remained on Tier 2.

## PROSECUTION

Articles 31 and 32 of the crimes decree outlawed trafficking of adults and of children. Penalties ranged from six to 14 years
imprisonment. Article 40 of the labor act required employers to house migrant workers decently. The pimping clause punished
pimps with three years imprisonment. Child trafficking carried penalties of up to 21 years imprisonment. Two customs officers
were suspected of letting recruiters pass.

## TRAFFICKING PROFILE

Most victims found in Fiji are women from Tonga, Samoa and Thailand. Recruiters exploit Fijian men abroad on farms and on boats.
Fijians are sold to employers in Australia, Japan and Qatar. Villagers lose land to debt.
"""

NEWER = """---
title: "Fiji: 2024 Trafficking in Persons Report"
country: Fiji
year: 2024
series: tip
kind: other
---

# Fiji (Tier 2)

The Government of Fiji does not fully meet the minimum standards but is making significant efforts to do so; therefore
Fiji remained on Tier 2.

## PROSECUTION

The government amended the crimes decree to bar suspended terms. Few employers heeded Article 40 of the labor act. A police
inspector was accused of warning pimps. Parliament passed a new act on recruiters; it awaited publication in the gazette
and was not operational.

## PROTECTION

Police found 12 victims, compared with nine in 2022. The shelter had no formal procedures for victims whom police found.

## PREVENTION

The National Council coordinated all anti-trafficking work. The council comprised 17 agencies and met twice. A sub-council on
child labor worked under the employment minister. Posters in Hindi and Fijian were shown in the campaign.
"""


@pytest.fixture(scope="module")
def fiji(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over two editions on one country, made for this."""
    return over(tmp_path_factory.mktemp("kinds"), {"2023/fiji": OLDER, "2024/fiji": NEWER})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Where are Fijians exploited abroad?", "Australia, Japan and Qatar"),
        ("To which countries are Fijian men taken?", "Australia, Japan and Qatar"),
        ("Nationalities of victims found in Fiji", "Tonga, Samoa and Thailand"),
        ("From which countries do the victims in Fiji come?", "Tonga, Samoa and Thailand"),
        ("Which minister is responsible for the sub-council on child labor in Fiji?", "employment minister"),
        ("Why isn't Fiji's new act on recruiters in force yet?", "gazette"),
        ("Which language versions did Fiji's campaign have?", "Hindi and Fijian"),
        ("What is Article 40 of Fiji's labor act about?", "house migrant workers"),
        ("Which articles of Fiji's crimes decree are on trafficking?", "Articles 31 and 32"),
        ("Penalty for child trafficking in Fiji?", "21 years"),
        ("What body coordinates Fiji's work, how many members?", "comprised 17 agencies"),
    ],
)
def test_what_tells_the_kind_goes_first(fiji: QA, question: str, first: str) -> None:
    answer = ask(fiji, question)
    assert not answer.abstained
    assert first in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "What are the penalties for trafficking in Fiji in the 2023 report, and under which articles?",
        "Which articles of Fiji's crimes decree are on trafficking and what do they carry?",
    ],
)
def test_articles_and_penalties_are_both_told(fiji: QA, question: str) -> None:
    told = ask(fiji, question).answer.partition("Further")[0]
    assert "Articles 31 and 32" in told
    assert "six to 14 years" in told


def test_an_article_that_no_edition_tells_is_refused(fiji: QA) -> None:
    answer = ask(fiji, "Which section of Fiji's code covers land disputes?")
    assert answer.abstained


def test_where_victims_come_from_is_all_that_answers(fiji: QA) -> None:
    answer = ask(fiji, "Nationalities of victims found in Fiji")
    assert "no formal procedures" not in answer.answer.partition("Further")[0]
    assert "Tonga, Samoa and Thailand" in answer.answer


def test_who_is_the_most_corrupt_is_no_list(fiji: QA) -> None:
    assert "edition**" not in ask(fiji, "Which officials in Fiji are the most corrupt?").answer


def test_a_follow_up_on_penalties_means_the_law_before_other_deeds(fiji: QA) -> None:
    answer = ask(fiji, "What penalties does it prescribe?", "Which decree criminalizes trafficking in Fiji in 2023?")
    assert "six to 14 years" in answer.citations[0].quote


def test_the_profile_is_that_of_the_newest_edition_with_one(fiji: QA) -> None:
    for question in ("What does the profile say about Fiji?", "Trafficking profile of Fiji"):
        answer = ask(fiji, question)
        assert {it.report for it in answer.citations} == {"2023/fiji"}
        assert len(answer.citations) == 4


def test_officials_said_to_be_complicit_are_told_of_every_edition(fiji: QA) -> None:
    answer = ask(fiji, "Which officials in Fiji are said to be complicit?")
    quotes = " ".join(it.quote for it in answer.citations)
    assert "customs officers" in quotes
    assert "police inspector" in quotes or "A police\ninspector" in quotes
