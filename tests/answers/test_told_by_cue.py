"""What narratives tell in words of their own, whatever words a question has: who coordinates, who may stay, who was punished."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "Tonga: 2024 Trafficking in Persons Report"
country: Tonga
year: 2024
series: tip
kind: other
---

# Tonga (Tier 2)

The Government of Tonga does not fully meet the minimum standards but is making significant efforts to do so; therefore
Tonga remained on Tier 2.

## RECOMMENDATIONS

Improve coordination between police and inspectors. Train officials on the crimes that victims are made to commit. Convict
complicit officials.

## PROSECUTION

The government maintained its law enforcement efforts. The Crimes Act criminalized sex trafficking and prescribed penalties of
up to 20 years imprisonment. The government did not prosecute any suspects for the third
consecutive year. Officials complained that poor coordination among police and judges kept courts from convicting
traffickers. A court convicted two harbor officers and sentenced them to six years in prison for letting a trafficker's boat pass.

## PROTECTION

Police identified 24 victims, compared with 30 in 2022. The courts may sentence those who steal to four years in prison.
Legislation granted victims from abroad a reflection period of 45 days, and residency for a year where they testified.
Authorities fined and jailed some victims for thefts that their traffickers had made them commit.

## PREVENTION

The government increased efforts to prevent trafficking. The inter-ministerial task force on trafficking met four times; the
minister of justice presided. Posters warned fishermen. Inspectors visited ten farms.

## TRAFFICKING PROFILE

Traffickers exploit men on boats. Women from Fiji and Samoa are held in bars. Officials count few of them.
"""


@pytest.fixture(scope="module")
def tonga(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over one narrative, made for this."""
    return over(tmp_path_factory.mktemp("cues"), {"2024/tonga": NARRATIVE})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "Which body coordinates anti-trafficking efforts in Tonga?",
            "The inter-ministerial task force on trafficking",
        ),
        ("Who leads the work against trafficking in Tonga?", "The inter-ministerial task force on trafficking"),
        ("Were any officials in Tonga convicted of complicity?", "A court convicted two harbor officers"),
        ("How long may foreign victims stay in Tonga?", "Legislation granted victims from abroad"),
        ("Are victims punished for crimes in Tonga?", "Authorities fined and jailed some victims"),
        ("What nationalities are exploited in Tonga?", "Women from Fiji and Samoa"),
        ("Who chairs the task force of Tonga?", "The inter-ministerial task force on trafficking"),
    ],
)
def test_the_words_that_tell_it_put_it_first(question: str, first: str, tonga: QA) -> None:
    answer = ask(tonga, question)
    assert not answer.abstained
    assert answer.citations[0].quote.startswith(first)


@pytest.mark.parametrize(
    ("question", "section", "first"),
    [
        ("Summarize prosecution in Tonga", "prosecution", "The government maintained its law enforcement efforts."),
        ("What does the report say about prevention in Tonga?", "prevention", "The government increased efforts"),
        ("Describe law enforcement in Tonga in 2024", "prosecution", "The government maintained its law enforcement"),
        ("Tonga protection 2024", "protection", "Police identified 24 victims"),
    ],
)
def test_a_section_that_is_all_a_question_names_is_given(question: str, section: str, first: str, tonga: QA) -> None:
    answer = ask(tonga, question)
    assert answer.intent == "overview"
    assert answer.facts["section"] == section
    assert answer.citations[0].quote.startswith(first)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Did Tonga identify fewer victims than the year before?", "**Yes**. **24**"),
        ("Did Tonga identify more victims than the year before?", "**No**. **24**"),
    ],
)
def test_what_a_figure_is_compared_with_says_yes_or_no(question: str, word: str, tonga: QA) -> None:
    assert ask(tonga, question).answer.startswith(word)


def test_a_certain_zero_is_stated_though_its_sentence_has_no_number(tonga: QA) -> None:
    answer = ask(tonga, "How many suspects did Tonga prosecute according to the 2024 report?")
    assert answer.facts["value"] == 0
